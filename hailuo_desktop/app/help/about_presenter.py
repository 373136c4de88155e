"""What this program is, which version, and under which licences it may be used and passed on."""

import asyncio
import platform
import sqlite3

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QIcon

from hailuo_desktop import __version__
from hailuo_desktop.app.context import Context
from hailuo_desktop.assets import asset
from hailuo_desktop.studio.components import Component, components, head, is_bundle
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.help.about_dialog import AboutDialog, Part

ABOUT = mark(
    "Storyboards in, takes out: AI video with MiniMax Hailuo through EvoLink. "
    "Free software under the MIT licence."
)
ABOUT_BUNDLE = mark(
    "Storyboards in, takes out: AI video with MiniMax Hailuo through EvoLink. "
    "Free software: its source is under the MIT licence, and with all that it carries here it is "
    "under the GNU General Public License, version 3 or later."
)


class AboutPresenter:
    def __init__(self, context: Context) -> None:
        self._background = context.background
        self._window = context.window
        self._found: list[Component] = []
        self.dialog: AboutDialog | None = None

    def open_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.raise_()
            return
        icon = QIcon(str(asset("icons", "app.svg")))
        words = t(ABOUT_BUNDLE) if is_bundle() else t(ABOUT)
        dialog = self.dialog = AboutDialog(__version__, words, _versions(), icon, self._window)
        dialog.text_requested.connect(self._show_text)
        dialog.finished.connect(self._closed)
        dialog.open()
        self._background.start(self._load(dialog))

    async def _load(self, dialog: AboutDialog) -> None:
        """Hundreds of small files: beside the loop."""
        self._found = await asyncio.to_thread(components)
        if self.dialog is dialog:
            dialog.show_parts(
                [
                    Part(number, part.name, part.version, part.licence, part.source)
                    for number, part in enumerate(self._found)
                ]
            )

    def _show_text(self, number: int) -> None:
        self._background.start(self._read(number))

    async def _read(self, number: int) -> None:
        text = await asyncio.to_thread(lambda: self._found[number].words)
        before = head() if number == 0 else ""
        if self.dialog is not None:
            self.dialog.show_text(number, "\n\n".join(filter(None, (before, text))))

    def _closed(self) -> None:
        self.dialog = None


def _versions() -> str:
    return t(
        "{system} · Python {python} · Qt {qt} · PySide6 {pyside} · SQLite {sqlite}",
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        qt=qVersion(),
        pyside=PySide6.__version__,
        sqlite=sqlite3.sqlite_version,
    )
