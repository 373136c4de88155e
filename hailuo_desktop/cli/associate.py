"""``hailuo-desktop associate``: a double click on a ``.hailuo`` file opens it here."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from hailuo_desktop.assets import asset
from hailuo_desktop.domain.errors import HailuoError

from .output import put

NAME = "hailuo-desktop"
TYPE = "application/x-hailuo-storyboard"
MIME = f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{TYPE}">
    <comment>Hailuo storyboard</comment>
    <sub-class-of type="application/zip"/>
    <icon name="{NAME}"/>
    <glob pattern="*.hailuo" weight="60"/>
  </mime-type>
</mime-info>
"""
ENTRY = """[Desktop Entry]
Type=Application
Name=Hailuo Desktop
Comment=Storyboards in, takes out
Exec={command} %f
Icon={name}
Categories=AudioVideo;Video;
MimeType={type};
StartupWMClass={name}
"""


class NotAssociated(HailuoError):
    pass


def associate(platform: str = sys.platform, env: Mapping[str, str] = os.environ) -> int:
    """Write what a Linux desktop reads of this user's own; NotAssociated elsewhere."""
    if not platform.startswith("linux"):
        joined = subprocess.list2cmdline if platform == "win32" else shlex.join
        raise NotAssociated(
            "Here the system itself does this: open a .hailuo file once with “Open with”, choose "
            f"this command, and let it stay so: {joined(command())}"
        )
    data = Path(env.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    try:
        _write(data)
    except OSError as error:
        raise NotAssociated(
            f"“{error.filename}” cannot be written ({error.strerror}): see that it can be."
        ) from error
    _tell(data)
    put("A double click on a .hailuo file opens it with Hailuo Desktop now.")
    return 0


def command() -> list[str]:
    """How this very program is started."""
    frozen = getattr(sys, "frozen", False)
    return [sys.executable] if frozen else [sys.executable, "-m", "hailuo_desktop"]


def _write(data: Path) -> None:
    entry = ENTRY.format(command=_exec(command()), name=NAME, type=TYPE)
    for place, text in (
        (data / "mime" / "packages" / f"{NAME}.xml", MIME),
        (data / "applications" / f"{NAME}.desktop", entry),
        (_icon(data), asset("icons", "app.svg").read_text("utf-8")),
    ):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")


def _icon(data: Path) -> Path:
    return data / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg"


def _exec(words: list[str]) -> str:
    """As the Desktop Entry Specification quotes: a backslash counts once in each of two layers."""
    marks = str.maketrans({mark: f"\\\\{mark}" for mark in '"`$'} | {"\\": "\\\\\\\\", "%": "%%"})
    return " ".join(f'"{word.translate(marks)}"' for word in words)


def _tell(data: Path) -> None:
    """Desktops that keep an index of these files, or a choice; the others look by themselves."""
    for line in (
        ["update-mime-database", str(data / "mime")],
        ["update-desktop-database", str(data / "applications")],
        ["gio", "mime", TYPE, f"{NAME}.desktop"],
    ):
        if found := shutil.which(line[0]):
            subprocess.run([found, *line[1:]], check=False, capture_output=True)
