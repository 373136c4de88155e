"""What an artist starts on Windows: one program with a window of its own, one in a console."""

import re
import shutil
import subprocess
from pathlib import Path

from stop import Stop

from bundle.place import BUILD, HERE, NAME, version
from hailuo_desktop.media.app_icon import draw_icon

from .python import Pin

COMPILER, RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
# The product looks for one without a console under the name of the other with a “w”.
CONSOLE, WINDOWED = f"{NAME}.exe", f"{NAME}w.exe"
FLAGS = (
    "-municode",
    "-static",
    "-Os",
    "-s",
    "-Wall",
    "-Wextra",
    "-Werror",
    # Nothing of the moment or the place that it is built in.
    "-Wl,--no-insert-timestamp",
    "-ffile-prefix-map=.=",
)
SOURCES = HERE / "windows"
WORK = BUILD / "windows" / "starter"


def build(folder: Path, pin: Pin) -> list[Path]:
    """Both, in the program's folder."""
    WORK.mkdir(parents=True, exist_ok=True)
    draw_icon(WORK / "hailuo.ico")
    fill("starter.manifest", WORK / "starter.manifest", name=NAME)
    for name, flags in ((CONSOLE, ()), (WINDOWED, ("-mwindows", "-DWINDOWED"))):
        fill("starter.rc", WORK / "starter.rc", name=Path(name).stem)
        call([RESOURCES, "starter.rc", "-O", "coff", "-o", "starter.res"], WORK)
        library = f'-DPYTHON=L"python\\\\{pin.name}.dll"'
        line = [COMPILER, *FLAGS, *flags, library, str(SOURCES / "starter.c"), "starter.res"]
        call([*line, "-o", str(folder / name)], WORK)
    return [folder / CONSOLE, folder / WINDOWED]


def fill(source: str, target: Path, name: str) -> None:
    """A template with the version and a program's name in their places."""
    numbers = four(version())
    values = {
        "NAME": name,
        "VERSION": version(),
        "NUMBERS": ".".join(map(str, numbers)),
        "COMMAS": ",".join(map(str, numbers)),
    }
    text = (SOURCES / source).read_text("utf-8")
    target.write_text(re.sub(r"@([A-Z]+)@", lambda found: values[found[1]], text), "utf-8")


def four(version: str) -> tuple[int, int, int, int]:
    """As Windows counts: “0.2.0rc1” is 0, 2, 0, 0."""
    release = re.match(r"\d+(?:\.\d+)*", version)
    numbers = [*map(int, release[0].split("."))] if release else []
    first, second, third, fourth = [*numbers, 0, 0, 0, 0][:4]
    return first, second, third, fourth


def call(line: list[str], folder: Path) -> None:
    if shutil.which(line[0]) is None:
        raise Stop(f"This needs {line[0]}: install gcc-mingw-w64-x86-64.")
    if subprocess.call(line, cwd=folder) != 0:
        raise Stop(f"{line[0]} could not build a starter; its messages above say why.")
