"""One run of the window: what is built, in which order, and how it is taken down."""

import asyncio
import sys
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from hailuo_desktop import __version__
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.report import Report
from hailuo_desktop.runtime import run
from hailuo_desktop.store.secrets import Keychain
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.studio.options import Options

from .room import Room


class Application:
    def __init__(self, options: Options) -> None:
        self._options = options
        self._app = cast(QApplication, QApplication.instance() or QApplication(sys.argv[:1]))
        self._app.setApplicationName("Hailuo Desktop")
        self._app.setApplicationVersion(__version__)
        self._app.setDesktopFileName("hailuo-desktop")
        self._keys = Keys(Keychain(), options.key)
        self._report = Report(options.library / "logs", self._keys.current, self._say)
        self._closed = asyncio.Event()
        self._room: Room | None = None

    def run(self) -> int:
        """Exit code, once the window has closed."""
        self._report.install()
        try:
            return run(self._app, self._main, self._report, self._closed.set)
        finally:
            self._report.close()

    async def _main(self) -> int:
        try:
            self._room = Room(self._app, self._options, self._keys, self._report, self._closed.set)
        except HailuoError as error:
            return await _refused(str(error))
        try:
            self._room.open()
            await self._closed.wait()
        finally:
            await self._room.aclose()
        return 0

    def _say(self, sentence: str) -> None:
        print(f"hailuo-desktop: {sentence}", file=sys.stderr)
        if self._room is not None:
            self._room.widgets.window.say(sentence)


async def _refused(sentence: str) -> int:
    """The window cannot open: say why, and wait until that is read."""
    print(f"hailuo-desktop: {sentence}", file=sys.stderr)
    read = asyncio.Event()
    box = QMessageBox(QMessageBox.Icon.Warning, "Hailuo Desktop", "")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.finished.connect(read.set)
    box.open()
    await read.wait()
    return 2
