"""How a desktop starts this very program."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

NAME = "Hailuo Desktop"
KIND = "Hailuo storyboard"


def command(platform: str = sys.platform, env: Mapping[str, str] = os.environ) -> list[str]:
    """The words before the file's path.

    A desktop starts programs in the folder of the file that was clicked: ``-P`` keeps Python from
    importing what lies there.
    """
    if getattr(sys, "frozen", False):
        # An AppImage is mounted anew, at another place, each time that it is started.
        return [env.get("APPIMAGE") or _windowed(platform)]
    return [_windowed(platform), "-P", "-m", "hailuo_desktop"]


def bundle(program: Path) -> Path | None:
    """The application of macOS that a program lies in; None where it lies in none."""
    return next((each for each in program.parents if each.suffix == ".app"), None)


def _windowed(platform: str) -> str:
    """On Windows a program either has a console or none: that with a “w” has none."""
    program = Path(sys.executable)
    windowed = program.with_name(f"{program.stem}w.exe")
    return str(windowed if platform == "win32" and windowed.exists() else program)
