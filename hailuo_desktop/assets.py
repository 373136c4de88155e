"""Where the files that ship with the product are: icons and the sample storyboard.

They lie beside the package in a checkout and inside it in a wheel; a frozen bundle may
hold them in either place, below the folder that it unpacks to.
"""

import sys
from pathlib import Path

from .translate import t

# Put there by a bundle alone: what it is made of and under which licences, for people.
COMPONENTS = ("licences", "COMPONENTS.txt")
_PACKAGE = Path(__file__).resolve().parent


def asset(*parts: str) -> Path:
    """The path of a shipped file or folder, e.g. ``asset("icons", "play.svg")``.

    Raises FileNotFoundError, in a sentence, where the installation lacks it.
    """
    for folder in _folders():
        path = folder.joinpath(*parts)
        if path.exists():
            return path
    wanted = "/".join(parts)
    raise FileNotFoundError(
        t(
            "The file “{file}” that belongs to Hailuo Desktop is missing; install the program "
            "again.",
            file=wanted,
        )
    )


def _folders() -> tuple[Path, ...]:
    folders = (_PACKAGE / "resources", _PACKAGE.parent / "resources")
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    if bundle is None:
        return folders
    return Path(bundle) / "hailuo_desktop" / "resources", Path(bundle) / "resources", *folders
