"""Windows: the program's folder, and the installer that is made of it."""

import os
import shutil
from pathlib import Path

from bundle.components import Carried
from bundle.licences import beside
from bundle.place import BUILD, epoch
from bundle.updates import telling

from . import installer, layout, licences, python, signing, starter, wheels

PROGRAM = BUILD / "windows" / "Hailuo Desktop"
# A folder for what starts, one for Python, one for all that Python is to find.
PATHS = "{0}.zip\r\n.\r\n..\\app\r\n"
RESOURCES = "app/hailuo_desktop/resources"
NOT_STARTED = ("python.exe", "pythonw.exe", "python.cat")


def build() -> list[Path]:
    """The installer."""
    program = lay_out()
    with telling(program / RESOURCES):
        made = installer.pack(program, starter.WORK / "hailuo.ico", python.pin())
    signing.sign(made)
    return [beside(made, program / "app", licences.PLACE)]


def lay_out() -> Path:
    """The folder as it lies on an artist's disk."""
    pin = python.pin()
    if PROGRAM.exists():
        shutil.rmtree(PROGRAM)
    carried = carry_python(python.provide(), PROGRAM / "python", pin)
    carried += layout.fill(PROGRAM / "app", wheels.provide(pin.line))
    for program in starter.build(PROGRAM, pin):
        signing.sign(program)
    licences.collect(PROGRAM / "app", carried, pin)
    settle_times(PROGRAM)
    return PROGRAM


def carry_python(source: Path, target: Path, pin: python.Pin) -> list[Carried]:
    """Python without its own starters, told where the program lies."""
    ignored = shutil.ignore_patterns(*NOT_STARTED)
    shutil.copytree(source, target, ignore=ignored)
    (target / f"{pin.name}._pth").write_text(PATHS.format(pin.name), "ascii", newline="")
    files = sorted(file for file in source.rglob("*") if file.name not in NOT_STARTED)
    return [Carried(f"python/{file.name}", file, "BINARY") for file in files]


def settle_times(folder: Path) -> None:
    """Every file bears the release's time: an installer keeps it."""
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (epoch(), epoch()))
