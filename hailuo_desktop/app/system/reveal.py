"""Shows a file in the system's file manager, chosen where the system can do that."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QUrl
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
from PySide6.QtGui import QDesktopServices

from hailuo_desktop.translate import mark, t

FILE_MANAGER = "org.freedesktop.FileManager1"
GONE = mark("{file} is not there any more: it was moved or deleted outside of Hailuo Desktop.")
Start = Callable[[str, list[str]], object]
Open = Callable[[QUrl], object]


class Reveal(QObject):
    """``say`` hears why there is nothing to show."""

    def __init__(
        self,
        say: Callable[[str], None],
        open_url: Open = QDesktopServices.openUrl,
        start: Start = QProcess.startDetached,
        platform: str = sys.platform,
    ) -> None:
        super().__init__()
        self._say = say
        self._open = open_url
        self._start = start
        self._platform = platform

    def __call__(self, file: Path) -> None:
        if not file.exists():
            self._say(t(GONE, file=file))
        elif self._platform == "win32":
            # Two words: with a blank in it one would be quoted whole, which Explorer cannot read.
            self._start("explorer", ["/select,", str(file)])
        elif self._platform == "darwin":
            self._start("open", ["-R", str(file)])
        elif not self._ask_file_manager(file):
            self._open_folder(file)

    def _ask_file_manager(self, file: Path) -> bool:
        """Whether somebody was asked; where nobody answers, the folder is opened instead."""
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return False
        message = QDBusMessage.createMethodCall(
            FILE_MANAGER, "/org/freedesktop/FileManager1", FILE_MANAGER, "ShowItems"
        )
        message.setArguments([[file.as_uri()], ""])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(message), self)
        watcher.finished.connect(partial(self._answered, file))
        return True

    def _answered(self, file: Path, call: QDBusPendingCallWatcher) -> None:
        if call.isError():
            self._open_folder(file)
        call.deleteLater()

    def _open_folder(self, file: Path) -> None:
        self._open(QUrl.fromLocalFile(str(file.parent)))
