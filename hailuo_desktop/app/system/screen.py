"""Whether a window can be shown; asked first, because Qt aborts where it cannot."""

import ctypes
import os
import socket
import sys
from pathlib import Path


def has_screen() -> bool:
    """Whether Qt will find a display: elsewhere than on Linux there always is one."""
    if not sys.platform.startswith("linux"):
        return True
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen and not chosen.startswith(("xcb", "wayland")):
        return True
    return _has_wayland() or _has_x11()


def _has_x11() -> bool:
    """A name left over from another session is no display: somebody has to answer there."""
    if not os.environ.get("DISPLAY"):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt says better than we could what it lacks
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return answers


def _has_wayland() -> bool:
    if os.environ.get("WAYLAND_SOCKET"):
        return True  # a line that is open already, and may be used once
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name)))
    except OSError:
        return False
    return True
