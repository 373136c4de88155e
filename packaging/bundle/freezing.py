"""The product and a Python of its own in one folder, made by PyInstaller."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from stop import Stop

from . import icu
from .place import BUILD, FROZEN, HERE, PACKAGING, ROOT, epoch


@cache
def freeze() -> Path:
    """The folder with the program in it, made anew, once for all that is built of it."""
    spec = HERE / "hailuo-desktop.spec"
    line = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    line += ["--distpath", str(FROZEN.parent), "--workpath", str(BUILD / "work"), str(spec)]
    if subprocess.call(line, cwd=ROOT, env=variables()) != 0:
        raise Stop("PyInstaller could not freeze the program; its messages above say why.")
    strip(FROZEN)
    for library in FROZEN.rglob("libicudata.so.*"):
        if not library.is_symlink():
            icu.trim(library, BUILD / "icu")
    return FROZEN


def variables() -> dict[str, str]:
    """The environment of a build: the same order of things and the same time in each."""
    return {
        **os.environ,
        "PYTHONPATH": str(PACKAGING),
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(epoch()),
        "PYINSTALLER_CONFIG_DIR": str(BUILD / "cache"),
    }


def strip(folder: Path) -> None:
    """Take out the debugging symbols of Python, of modules in C and of ICU: 60 MB.

    Other libraries stay as they came: a tool has laid them out anew for their wheels, and what
    strip makes of some of them no loader takes.
    """
    tool = shutil.which("strip")
    if tool is None:
        return
    for pattern in (
        "libpython*.so*",
        "libicu*.so.*",
        "*.abi3.so",
        "*.cpython-*.so",
    ):
        for file in sorted((folder / "_internal").rglob(pattern)):
            if not file.is_symlink():
                subprocess.run([tool, "--strip-unneeded", str(file)], check=True)
