"""Freedesktop: a file type, an entry for it and an icon, in the user's own data folder."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from hailuo_desktop.assets import asset

from .launch import KIND, NAME

FILE = "hailuo-desktop"
TYPE = "application/x-hailuo-storyboard"
MIME = f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{TYPE}">
    <comment>{KIND}</comment>
    <sub-class-of type="application/zip"/>
    <icon name="{FILE}"/>
    <glob pattern="*.hailuo" weight="60"/>
  </mime-type>
</mime-info>
"""
SHARED = "/usr/local/share:/usr/share"  # where XDG_DATA_DIRS says nothing
ENTRY = """[Desktop Entry]
Type=Application
Name={name}
Comment=Storyboards in, takes out
Exec={command} %f
Icon={file}
Categories=AudioVideo;Video;
Keywords=storyboard;film;shot;take;
MimeType={type};
StartupWMClass={file}
"""


def write(command: Sequence[str], data: Path) -> None:
    """``data`` is the user's data folder, as $XDG_DATA_HOME names it. OSError where it cannot."""
    for place, text in (
        (data / "mime" / "packages" / f"{FILE}.xml", MIME),
        (data / "applications" / f"{FILE}.desktop", entry(command)),
        (_icon(data), asset("icons", "app.svg").read_text("utf-8")),
    ):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    _tell(data)


def entry(command: Sequence[str]) -> str:
    """The desktop file of the program that is started so."""
    return ENTRY.format(command=_exec(command), name=NAME, file=FILE, type=TYPE)


def installed(command: Sequence[str], env: Mapping[str, str] = os.environ) -> bool:
    """Whether a package has told the desktop of this very program, for everybody here.

    An entry of one user's own would stay behind when the package goes.
    """
    folders = (env.get("XDG_DATA_DIRS") or SHARED).split(":")
    entries = (Path(folder) / "applications" / f"{FILE}.desktop" for folder in folders)
    known = shutil.which(FILE, path=env.get("PATH"))
    ours = known is not None and Path(known).resolve() == Path(command[0]).resolve()
    return ours and any(entry.is_file() for entry in entries)


def prefer() -> None:
    """The program that a package has made known is the one for such files."""
    _run("gio", "mime", TYPE, f"{FILE}.desktop")


def _icon(data: Path) -> Path:
    return data / "icons" / "hicolor" / "scalable" / "apps" / f"{FILE}.svg"


def _exec(words: Sequence[str]) -> str:
    """As the Desktop Entry Specification quotes: a backslash counts once in each of two layers."""
    marks = str.maketrans({mark: f"\\\\{mark}" for mark in '"`$'} | {"\\": "\\\\\\\\", "%": "%%"})
    return " ".join(f'"{word.translate(marks)}"' for word in words)


def _tell(data: Path) -> None:
    """Desktops that keep an index of these files, or a choice; the others look by themselves."""
    _run("update-mime-database", str(data / "mime"))
    _run("update-desktop-database", str(data / "applications"))
    prefer()


def _run(tool: str, *arguments: str) -> None:
    if found := shutil.which(tool):
        subprocess.run([found, *arguments], check=False, capture_output=True)
