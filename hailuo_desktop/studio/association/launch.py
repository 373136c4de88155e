"""How a desktop starts this very program."""

import sys
from pathlib import Path

NAME = "Hailuo Desktop"
KIND = "Hailuo storyboard"


def command(platform: str = sys.platform) -> list[str]:
    """The words before the file's path.

    A desktop starts programs in the folder of the file that was clicked: ``-P`` keeps Python from
    importing what lies there.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [_without_console(platform), "-P", "-m", "hailuo_desktop"]


def _without_console(platform: str) -> str:
    python = Path(sys.executable)
    windowed = python.with_name("pythonw.exe")
    return str(windowed if platform == "win32" and windowed.exists() else python)
