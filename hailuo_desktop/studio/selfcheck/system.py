"""What the system gives: keychain, certificates, disk, fonts, and in which versions."""

import platform
import shutil
import sqlite3
import ssl
import sys
import time
from pathlib import Path
from uuid import uuid4

from hailuo_desktop import __version__
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.network_words import NETWORK
from hailuo_desktop.evolink.trust import trust
from hailuo_desktop.formats import MEGABYTE, number, size
from hailuo_desktop.store.durable import make_folder, sync_file, sync_folder
from hailuo_desktop.store.secrets import Keychain
from hailuo_desktop.studio.options import Options
from hailuo_desktop.translate import n, t

from .finding import Finding, State

ROOM = 2_000 * MEGABYTE  # bytes: some two hundred takes
LETTERS = "aÄéŁğжΩ“”…→●"
FONTS = ("HailuoDesktopUI-Regular.ttf", "HailuoDesktopUI-SemiBold.ttf")


def versions(_: Options) -> Finding:
    """Of the program and of what it stands on."""
    import PySide6
    from PySide6.QtCore import qVersion

    from hailuo_desktop.ffmpeg import av

    facts = {
        "program": __version__,
        "frozen": "yes" if getattr(sys, "frozen", False) else "no",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
        "qt": qVersion(),
        "pyside6": PySide6.__version__,
        "pyav": av.__version__,
        "sqlite": sqlite3.sqlite_version,
        "openssl": ssl.OPENSSL_VERSION,
    }
    ffmpeg: dict[str, tuple[int, ...]] = av.library_versions
    facts |= {name: ".".join(map(str, version)) for name, version in sorted(ffmpeg.items())}
    said = t("Hailuo Desktop {version} on {system}.", version=__version__, system=facts["system"])
    return Finding("versions", State.OK, said, facts)


def keyring(options: Options) -> Finding:
    """Whether a key that is entered is there next time; the key itself is not shown."""
    chain = Keychain()
    facts = {"environment": "has a key" if options.key else "has no key"}
    if not chain.available:
        said = t("This system has no keychain that is open: a key is kept for a session only.")
        return Finding("keyring", State.WARNING, said, facts)
    try:
        kept = bool(chain.load())
    except HailuoError as error:
        return Finding("keyring", State.WARNING, str(error), facts)
    facts["keychain"] = "has a key" if kept else "has no key"
    if kept:
        return Finding(
            "keyring", State.OK, t("The system's keychain is open and has a key."), facts
        )
    return Finding("keyring", State.OK, t("The system's keychain is open and has no key."), facts)


def tls(_: Options) -> Finding:
    """Encrypted connections, as the service wants them."""
    facts = {"openssl": ssl.OPENSSL_VERSION, "tls 1.3": "yes" if ssl.HAS_TLSv1_3 else "no"}
    if not (ssl.HAS_TLSv1_2 or ssl.HAS_TLSv1_3):
        said = t("This Python has no TLS of today: EvoLink cannot be reached.")
        return Finding("tls", State.FAILED, said, facts)
    context = trust().context
    facts["least"] = context.minimum_version.name
    said = t("Encrypted connections can be made ({version}).", version=ssl.OPENSSL_VERSION)
    return Finding("tls", State.OK, said, facts)


def certificates(_: Options) -> Finding:
    """Whom to trust on https."""
    found = trust()
    roots = _roots(found.context)
    facts = {"roots": "asked of the system" if roots is None else str(roots)}
    if found.unusable:
        said = " ".join(each.sentence for each in found.unusable)
        return Finding("certificates", State.WARNING, said, facts)
    if roots == 0:
        said = t(NETWORK["certificate_untrusted"], host="api.evolink.ai")
        return Finding("certificates", State.FAILED, said, facts)
    if roots is None:
        said = t("Certificates are held against those that the system trusts.")
    else:
        said = n(
            "Certificates are held against {count} that the system trusts.",
            "Certificates are held against {count} that the system trusts.",
            roots,
        )
    return Finding("certificates", State.OK, said, facts)


def disk(options: Options) -> Finding:
    """Room for films, in a folder that can be written and kept through a power cut."""
    folder = options.library.expanduser()
    place = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    try:
        free, took = shutil.disk_usage(place).free, _synced(place)
    except OSError as error:
        said = t(
            "The library's folder {folder} cannot be written ({why}): choose another with "
            "--library.",
            folder=folder,
            why=error.strerror,
        )
        return Finding("disk", State.FAILED, said, {"folder": str(folder)})
    facts = {"folder": str(folder), "free": str(free), "sync": f"{took * 1000:.0f} ms"}
    if free < ROOM:
        said = t("Only {free} are free for films in {folder}.", free=size(free), folder=folder)
        return Finding("disk", State.WARNING, said, facts)
    said = t(
        "The library can be written, and {free} GB are free.",
        free=number(free / MEGABYTE / 1000, 1),
    )
    return Finding("disk", State.OK, said, facts)


def fonts(_: Options) -> Finding:
    """The typeface that ships, and the letters that it has."""
    import os

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QFontDatabase, QGuiApplication, QRawFont

    from hailuo_desktop.assets import asset

    app = QGuiApplication.instance() or QGuiApplication([])
    raw = [QRawFont(str(asset("fonts", name)), 14.0) for name in FONTS]
    missing = [each for each in LETTERS if not all(f.supportsCharacter(ord(each)) for f in raw)]
    facts = {"families": str(len(QFontDatabase.families())), "missing": " ".join(missing)}
    del app
    if not all(font.isValid() for font in raw):
        said = t("The program's own typeface cannot be loaded: install the program again.")
        return Finding("fonts", State.FAILED, said, facts)
    return Finding("fonts", State.OK, t("The program's own typeface is there."), facts)


def _roots(context: ssl.SSLContext) -> int | None:
    """How many certificates are loaded; None where the system itself judges them."""
    try:
        return context.cert_store_stats()["x509_ca"] or None
    except (NotImplementedError, AttributeError, KeyError):
        return None


def _synced(folder: Path) -> float:
    """Seconds that a small file takes to be on disk for good."""
    file = folder / f".hailuo-check-{uuid4().hex[:8]}"
    began = time.perf_counter()
    try:
        make_folder(folder)
        file.write_bytes(b"0" * 4096)
        sync_file(file)
        sync_folder(folder)
    finally:
        file.unlink(missing_ok=True)
    return time.perf_counter() - began
