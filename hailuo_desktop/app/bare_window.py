"""The window before the library is open: dressed, where it stood last, nothing in it yet."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hailuo_desktop.ui import theme
from hailuo_desktop.ui.main_window import MainWindow

from .layout import Layout

if TYPE_CHECKING:
    from .widgets import Answers, Widgets

LAYOUT = "window.json"
SYSTEM = "system"
_SCHEMES = {
    SYSTEM: Qt.ColorScheme.Unknown,
    "dark": Qt.ColorScheme.Dark,
    "light": Qt.ColorScheme.Light,
}
PATIENCE = 1.0  # seconds: a window that opens minimised or behind others is not painted


class BareWindow:
    """The bare window needs Qt and nothing else that is slow to load, so it is there at once."""

    def __init__(self, app: QApplication, library: Path, scheme: str = SYSTEM) -> None:
        """``scheme`` is the theme that the artist has chosen: “dark”, “light”, or the system's."""
        self._app = app
        self._layout = Layout(library.expanduser() / LAYOUT)
        self._widgets: Widgets | None = None
        hints = QGuiApplication.styleHints()
        # First: a style that comes later dresses each widget again.
        self._scheme = scheme if scheme in _SCHEMES else SYSTEM
        if self._scheme != SYSTEM:
            hints.setColorScheme(_SCHEMES[self._scheme])
        self._theme = self._wanted()
        theme.apply(app, self._theme)
        self.window = MainWindow()
        self.window.place(self._layout.read())
        hints.colorSchemeChanged.connect(self._dress)

    async def appear(self) -> None:
        """Show the bare window, and wait until it can be seen."""
        painted = _Painted(self.window)
        self.window.show()
        with suppress(TimeoutError):
            await asyncio.wait_for(painted.seen.wait(), PATIENCE)

    def populate(self, answers: "Answers | None" = None) -> "Widgets":
        """Everything that goes into the window, as it was left."""
        from .widgets import NO_ANSWERS, Widgets

        self._widgets = Widgets(self._theme, self.window, answers or NO_ANSWERS)
        self.window.arrange(self._layout.read())
        self.window.ratio_changed.connect(self._draw_again)
        return self._widgets

    def show_notice(self, sentence: str) -> None:
        """A sentence for the artist, as soon as there is a place for it."""
        if self._widgets is not None:
            self.window.show_notice(sentence)

    def keep_layout(self) -> None:
        """Where everything stands, for the next time."""
        self._layout.keep(self.window.state())

    def close(self) -> None:
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._dress)
        if self._scheme != SYSTEM:
            QGuiApplication.styleHints().unsetColorScheme()
        self.window.allow_close()
        self.window.close()

    def choose_theme(self, scheme: str) -> None:
        """“dark”, “light” or “system”, at once; what the system draws follows where it can."""
        if scheme != self._scheme:
            self._scheme = scheme
            QGuiApplication.styleHints().setColorScheme(_SCHEMES[scheme])
            self._dress()

    def _wanted(self) -> theme.Theme:
        system = QGuiApplication.styleHints().colorScheme()
        return theme.theme_for(_SCHEMES[self._scheme] if self._scheme != SYSTEM else system)

    def _dress(self) -> None:
        wanted = self._wanted()
        if wanted is not self._theme:
            self._theme = wanted
            theme.apply(self._app, wanted)
            self._draw_again()

    def _draw_again(self) -> None:
        if self._widgets is not None:
            self._widgets.set_theme(self._theme)


class _Painted(QObject):
    """Sees a window's first paint."""

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self.seen = asyncio.Event()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.seen.set()
        return False
