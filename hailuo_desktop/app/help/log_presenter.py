"""The log, shown in the window."""

import asyncio

from hailuo_desktop.app.context import Context
from hailuo_desktop.app.system.reveal import Reveal
from hailuo_desktop.report import log_file
from hailuo_desktop.studio.log_entries import Entry, at_least, read_log
from hailuo_desktop.translate import t
from hailuo_desktop.ui.help.log_dialog import ABOUT, LogDialog


class LogPresenter:
    def __init__(self, context: Context, reveal: Reveal) -> None:
        self._folder = context.studio.options.library.expanduser() / "logs"
        self._keys = context.studio.keys
        self._background = context.background
        self._window = context.window
        self._reveal = reveal
        self._entries: list[Entry] = []
        self.dialog: LogDialog | None = None

    def open_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.raise_()
            return
        dialog = self.dialog = LogDialog(self._window)
        dialog.level_chosen.connect(self._show)
        dialog.refresh_requested.connect(self._refresh)
        dialog.reveal_requested.connect(lambda: self._reveal(log_file(self._folder)))
        dialog.finished.connect(self._closed)
        self._refresh()
        dialog.open()

    def _refresh(self) -> None:
        self._background.start(self._read())

    async def _read(self) -> None:
        about = t(ABOUT)
        try:
            self._entries = await asyncio.to_thread(self._load)
        except OSError as error:
            self._entries = []
            about = t("The log cannot be read ({why}).", why=error.strerror)
        if self.dialog is not None:
            self.dialog.about.setText(about)
        self._show()

    def _load(self) -> list[Entry]:
        return read_log(log_file(self._folder), self._keys.current())

    def _show(self) -> None:
        if self.dialog is not None:
            self.dialog.show_log(at_least(self._entries, self.dialog.level))

    def _closed(self) -> None:
        self.dialog = None
