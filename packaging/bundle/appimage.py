"""AppImage: the folder for any Linux as one file that is started where it lies.

The recipe alone is tried: nobody has had appimagetool here, which makes the file of it.
"""

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from stop import Stop

from . import desktop
from .freezing import freeze
from .licences import RESOURCES, beside, collect
from .place import BUILD, DIST, NAME, epoch, machine, version
from .updates import telling

TOOL = "appimagetool"
RUNTIME = "HAILUO_APPIMAGE_RUNTIME"  # the file of type2-runtime, so that the tool fetches none
START = f"""#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/usr/lib/{NAME}/{NAME}" "$@"
"""


def build() -> list[Path]:
    """The .AppImage."""
    folder = freeze()
    collect(folder)
    target = DIST / f"{NAME}-{version()}-{machine()}.AppImage"
    with telling(folder / RESOURCES):
        pack(lay_out(folder, BUILD / "AppDir"), target)
    return [beside(target, folder)]


def lay_out(folder: Path, root: Path) -> Path:
    """The folder that is packed, as the AppImage specification wants it."""
    if root.exists():
        shutil.rmtree(root)
    shutil.copytree(folder, root / "usr/lib" / NAME, symlinks=True)
    desktop.write(root / "usr/share", f"{datetime.fromtimestamp(epoch(), UTC):%Y-%m-%d}")
    (root / "AppRun").write_text(START, "utf-8")
    (root / "AppRun").chmod(0o755)
    entry = f"{desktop.FILE}.desktop"
    (root / entry).symlink_to(f"usr/share/applications/{entry}")
    icon = f"usr/share/icons/hicolor/256x256/apps/{desktop.FILE}.png"
    for name in (f"{desktop.FILE}.png", ".DirIcon"):
        (root / name).symlink_to(icon)
    return root


def pack(root: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if shutil.which(TOOL) is None:
        raise Stop(f"An AppImage needs {TOOL}, from the AppImage project's releases.")
    runtime = os.environ.get(RUNTIME)
    given = ["--runtime-file", runtime] if runtime else []
    env = {**os.environ, "ARCH": machine(), "SOURCE_DATE_EPOCH": str(epoch())}
    if subprocess.call([TOOL, *given, str(root), str(target)], env=env) != 0:
        raise Stop(f"{TOOL} could not pack the program; its messages above say why.")
