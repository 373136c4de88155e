"""What the program finds on this computer, put on the clipboard for whoever helps."""

import asyncio

from PySide6.QtGui import QGuiApplication

from hailuo_desktop.app.context import Context
from hailuo_desktop.studio.selfcheck.apart import all_checks
from hailuo_desktop.studio.selfcheck.finding import Finding
from hailuo_desktop.studio.selfcheck.words import text, verdict
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.notices import Kind

CHECKING = mark("Checking what the program needs here; that takes some seconds …")
COPIED = mark(
    "{verdict} The diagnostics are copied: paste them into your message. They hold no key."
)


class DiagnosticsPresenter:
    def __init__(self, context: Context) -> None:
        self._library = context.studio.options.library
        self._background = context.background
        self._notify = context.notify
        self._checking = False

    def copy(self) -> None:
        """One look at a time: it keeps a computer busy."""
        if not self._checking:
            self._checking = True
            self._notify(t(CHECKING))
            self._background.start(self._copy())

    async def _copy(self) -> None:
        try:
            found = await asyncio.to_thread(self._look)
        finally:
            self._checking = False
        QGuiApplication.clipboard().setText(text(found))
        self._notify(t(COPIED, verdict=verdict(found)), Kind.DONE)

    def _look(self) -> list[Finding]:
        return [*all_checks(self._library)]
