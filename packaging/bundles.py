"""Build what artists install; dev.py bundle starts this where all is there that it builds from.

python3 packaging/dev.py bundle linux        one folder for any Linux, as .tar.xz
python3 packaging/dev.py bundle deb          a package for Debian, Ubuntu and their relatives
python3 packaging/dev.py bundle windows      an installer for Windows, made on Linux
python3 packaging/dev.py bundle macos        a disk image for the Mac, made on one
python3 packaging/dev.py bundle appimage     the folder for any Linux as one file
python3 packaging/dev.py bundle flatpak      the folder for any Linux in a sandbox

Each file gets its checksum and the list of what is in it (CycloneDX) beside it.
"""

import argparse
import hashlib
import shutil
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from stop import Stop


class Target(NamedTuple):
    """The module whose `build` makes it and gives the files, and what it is made on and with."""

    module: str
    system: str = "linux"
    tools: tuple[str, ...] = ()


TARGETS = {
    "linux": Target("bundle.linux", tools=("xz",)),
    "deb": Target("bundle.deb", tools=("dpkg-deb", "dpkg-shlibdeps")),
    "windows": Target("bundle.windows.build", tools=("x86_64-w64-mingw32-gcc", "makensis")),
    "macos": Target("bundle.macos.build", "darwin", ("codesign", "hdiutil", "xcrun")),
    "appimage": Target("bundle.appimage", tools=("appimagetool",)),
    "flatpak": Target("bundle.flatpak.build", tools=("flatpak-builder", "flatpak")),
}
# How the files of each are called at their ends.
ENDINGS = {
    "linux": "-linux-*.tar.xz",
    "deb": ".deb",
    "windows": "-windows-x64-setup.exe",
    "macos": ".dmg",
    "appimage": ".AppImage",
    "flatpak": ".flatpak",
}
SYSTEMS = {"linux": "a Linux", "darwin": "a Mac"}


def lacking(target: str) -> str:
    """What is not here that a target is built with, in words; empty where all is."""
    _, system, tools = TARGETS[target]
    missing = [tool for tool in tools if shutil.which(tool) is None]
    return ", ".join([*([] if sys.platform == system else [SYSTEMS[system]]), *missing])


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        "dev.py bundle",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("target", nargs="+", choices=TARGETS, help="one or several of the above")
    try:
        for target in parser.parse_args(arguments).target:
            for file in build(target):
                write_sum(file)
                print(f"Built: {file} ({file.stat().st_size / 1e6:.0f} MB)", flush=True)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    return 0


def build(target: str) -> list[Path]:
    """The files that were made for a target; Stop where something is lacking or fails."""
    if lacks := lacking(target):
        raise Stop(f"A bundle for {target} cannot be built here without {lacks}.")
    make: Callable[[], list[Path]] = import_module(TARGETS[target].module).build
    return make()


def write_sum(file: Path) -> None:
    """Beside it, as sha256sum reads it."""
    with file.open("rb") as content:
        found = hashlib.file_digest(content, "sha256").hexdigest()
    file.with_name(f"{file.name}.sha256").write_text(f"{found}  {file.name}\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
