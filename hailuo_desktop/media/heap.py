"""Memory that was freed goes back to the system."""

import ctypes
import sys
from contextlib import suppress


def give_back() -> None:
    """The C library of Linux keeps what a thread has freed for threads to come: of a film, hundreds
    of megabytes. Others give back by themselves; takes some milliseconds, so never in the window.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library has no such call
            ctypes.CDLL(None).malloc_trim(0)
