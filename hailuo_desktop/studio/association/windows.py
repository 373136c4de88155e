"""Windows: a class of files in the user's own part of the registry."""

import ctypes
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings

from hailuo_desktop.media.app_icon import draw_icon
from hailuo_desktop.translate import t

from .launch import KIND, NAME

CLASSES = r"HKEY_CURRENT_USER\Software\Classes"
CLASS = "HailuoDesktop.storyboard"
ASSOCIATIONS_CHANGED = 0x08000000  # SHCNE_ASSOCCHANGED of shlobj_core.h


def write(command: Sequence[str], data: Path, classes: QSettings | None = None) -> None:
    """``data`` keeps the icon; ``classes`` is where the registry's classes are.

    OSError where one of them cannot be written.
    """
    icon = data / "hailuo.ico"
    draw_icon(icon)
    registry = classes or QSettings(CLASSES, QSettings.Format.NativeFormat)
    words = f'{subprocess.list2cmdline(command)} "%1"'
    for key, value in values(words, str(icon)).items():
        registry.setValue(key, value)
    registry.sync()
    if registry.status() is not QSettings.Status.NoError:
        raise PermissionError(13, t("the registry refuses it"), registry.fileName())
    _tell()


def values(command: str, icon: str) -> dict[str, str]:
    """By key and name below the classes; “Default” is what Qt calls a key's own value.

    An installer writes the same. ``command`` is a line that has “%1” for the file.
    """
    return {
        ".hailuo/Default": CLASS,
        f".hailuo/OpenWithProgids/{CLASS}": "",
        f"{CLASS}/Default": KIND,
        f"{CLASS}/DefaultIcon/Default": icon,
        f"{CLASS}/shell/open/FriendlyAppName": NAME,
        f"{CLASS}/shell/open/command/Default": command,
    }


def _tell() -> None:
    """The desktop draws its files anew."""
    if sys.platform == "win32":
        ctypes.windll.shell32.SHChangeNotify(ASSOCIATIONS_CHANGED, 0, None, None)
