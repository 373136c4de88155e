"""The installer for Windows, made by NSIS: for one user, with a shortcut and a class of files."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from stop import Stop

from bundle.place import BUILD, DIST, HERE, NAME, PACKAGING, epoch, version
from hailuo_desktop.studio.association.windows import CLASS, values

from . import signing
from .python import Pin
from .starter import WINDOWED, four

SCRIPT = HERE / "windows" / "installer.nsi"
WORK = BUILD / "windows" / "installer"


def pack(folder: Path, icon: Path, pin: Pin) -> Path:
    """The installer of the program in ``folder``."""
    target = DIST / f"{NAME}-{version()}-windows-x64-setup.exe"
    DIST.mkdir(parents=True, exist_ok=True)
    WORK.mkdir(parents=True, exist_ok=True)
    known = classes()
    (WORK / "classes.nsh").write_text("\n".join(written(known)) + "\n", "utf-8-sig")
    (WORK / "no-classes.nsh").write_text("\n".join(removed()) + "\n", "utf-8-sig")
    defined = {
        "VERSION": version(),
        "NUMBERS": ".".join(map(str, four(version()))),
        "PYTHON": pin.name,
        "FOLDER": str(folder),
        "TARGET": str(target),
        "ICON": str(icon),
        "CLASSES": str(WORK / "classes.nsh"),
        "NO_CLASSES": str(WORK / "no-classes.nsh"),
        "KIBIBYTES": str(sum(file.stat().st_size for file in folder.rglob("*")) // 1024),
    }
    if signing.wanted():
        defined["SIGN"] = f'"{sys.executable}" -m bundle.windows.signing'
    make(defined, target)
    return target


def make(defined: Mapping[str, str], target: Path) -> None:
    if shutil.which("makensis") is None:
        raise Stop("An installer for Windows needs makensis: install nsis.")
    line = ["makensis", "-V2", "-WX", *(f"-D{name}={value}" for name, value in defined.items())]
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch()), "PYTHONPATH": str(PACKAGING)}
    if subprocess.call([*line, str(SCRIPT)], env=env) != 0:
        raise Stop(f"makensis could not make {target.name}; its messages above say why.")


def classes() -> Mapping[str, str]:
    """What the product itself writes of its files, for the program where it is installed."""
    program = rf"$INSTDIR\{WINDOWED}"
    return values(f'"{program}" "%1"', f"{program},0")


def written(classes: Mapping[str, str]) -> Iterable[str]:
    """As NSIS writes them: the key, the name of the value in it, and the value."""
    for place, value in classes.items():
        key, _, name = place.replace("/", "\\").rpartition("\\")
        name = "" if name == "Default" else name
        yield f"WriteRegStr HKCU 'Software\\Classes\\{key}' '{name}' '{value}'"


def removed() -> Iterable[str]:
    """The class goes; that other programs open such files too is not ours to forget."""
    yield f"DeleteRegKey HKCU 'Software\\Classes\\{CLASS}'"
    yield f"DeleteRegValue HKCU 'Software\\Classes\\.hailuo\\OpenWithProgids' '{CLASS}'"
    yield "ReadRegStr $0 HKCU 'Software\\Classes\\.hailuo' ''"
    yield f"${{If}} $0 == '{CLASS}'"
    yield "  DeleteRegValue HKCU 'Software\\Classes\\.hailuo' ''"
    yield "${EndIf}"
    yield "DeleteRegKey /ifempty HKCU 'Software\\Classes\\.hailuo\\OpenWithProgids'"
    yield "DeleteRegKey /ifempty HKCU 'Software\\Classes\\.hailuo'"
