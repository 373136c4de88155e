"""All checks by name, in the order in which they are told."""

from collections.abc import Callable, Mapping

from hailuo_desktop.studio.options import Options
from hailuo_desktop.translate import t

from . import films, pictures, system
from .finding import Finding, State

Check = Callable[[Options], Finding]
CHECKS: Mapping[str, Check] = {
    "versions": system.versions,
    "frames": films.frames,
    "encoder": films.encoder,
    "images_in": pictures.images_in,
    "images_out": pictures.images_out,
    "keyring": system.keyring,
    "tls": system.tls,
    "certificates": system.certificates,
    "disk": system.disk,
    "fonts": system.fonts,
}


def checked(name: str, options: Options) -> Finding:
    """One check, here; whatever it raises is what it found."""
    try:
        return CHECKS[name](options).masked(options.key)
    except Exception as error:  # noqa: BLE001 - what a check runs into is what it is there for
        kind = type(error).__name__
        said = t("This could not be checked ({kind}: {error}).", kind=kind, error=error)
        return Finding(name, State.FAILED, said).masked(options.key)
