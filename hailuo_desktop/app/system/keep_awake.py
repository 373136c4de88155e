"""The computer does not fall asleep while takes are being made; its screen may.

A tool of the system holds the sleep off for as long as this process lives, so that nothing is left
behind by a crash: ``systemd-inhibit`` on Linux, ``caffeinate`` on macOS. Windows has a call for it.
Where there is none of these, the computer sleeps as it always does.
"""

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess

WHO, WHY = "Hailuo Desktop", "Takes are being made"
CONTINUOUS, SYSTEM = 0x80000000, 0x00000001  # ES_CONTINUOUS, ES_SYSTEM_REQUIRED of Windows
CLOSING = 1000  # milliseconds at most: the tool has nothing to finish
Windows = Callable[[int], object]


def tool_for(platform: str, process: int) -> list[str]:
    """The command that holds sleep off while the process with that id lives; none: no such tool."""
    if platform == "darwin":
        return ["caffeinate", "-i", "-w", str(process)]
    if platform.startswith("linux"):
        held = ["--what=sleep:idle", "--mode=block", f"--who={WHO}", f"--why={WHY}"]
        return ["systemd-inhibit", *held, "tail", f"--pid={process}", "-f", os.devnull]
    return []


def _windows(flags: int) -> object:
    import ctypes

    library = getattr(ctypes, "windll").kernel32  # noqa: B009 - typed for Windows alone
    return library.SetThreadExecutionState(flags)


class KeepAwake(QObject):
    def __init__(
        self,
        tool: list[str] | None = None,
        platform: str = sys.platform,
        windows: Windows = _windows,
    ) -> None:
        super().__init__()
        self._tool = tool_for(platform, os.getpid()) if tool is None else tool
        self._windows = windows if platform == "win32" else None
        self._process: QProcess | None = None
        self.on = False

    def hold(self, on: bool) -> None:
        if on == self.on:
            return
        self.on = on
        if self._windows is not None:
            self._windows(CONTINUOUS | SYSTEM if on else CONTINUOUS)
        elif self._tool:
            self._hold_by_tool(on)

    def close(self) -> None:
        """Gone with the window, and not killed by its end; takes that change later hold nothing."""
        self.hold(False)
        self._tool, self._windows = [], None
        for process in self.findChildren(QProcess):  # also one that was let go just before
            process.waitForFinished(CLOSING)

    def _hold_by_tool(self, on: bool) -> None:
        if not on and self._process is not None:
            self._process.finished.connect(self._process.deleteLater)
            self._process.terminate()
            self._process = None
        elif on:
            self._process = process = QProcess(self)
            process.setStandardOutputFile(QProcess.nullDevice())
            process.setStandardErrorFile(QProcess.nullDevice())
            process.start(self._tool[0], self._tool[1:])
