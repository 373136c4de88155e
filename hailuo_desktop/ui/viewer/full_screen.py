"""The surface alone on the whole screen, and back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from hailuo_desktop.translate import t

Press = Callable[[QKeyEvent], bool]


class FullScreen(QObject):
    """Lends the surface to a window of its own until Esc, F11 or its closing gives it back.

    Every other key there is the viewer's: ``press`` says whether it was of use.
    """

    def __init__(self, viewer: QWidget, surface: QWidget, press: Press) -> None:
        super().__init__(viewer)
        self._viewer = viewer
        self._surface = surface
        self._press = press
        self._home: QBoxLayout | None = None
        self._place = 0
        self.screen: QWidget | None = None

    def layout_of_home(self, layout: QBoxLayout, place: int) -> None:
        self._home, self._place = layout, place

    def toggle(self) -> None:
        if self.screen is None:
            self._open()
        else:
            self.screen.close()

    def _open(self) -> None:
        self.screen = _Screen(self._viewer, self._press, self._closed)
        layout = QVBoxLayout(self.screen)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._surface)
        self.screen.showFullScreen()

    def _closed(self) -> None:
        self.screen = None
        if self._home is not None:
            self._home.insertWidget(self._place, self._surface, 1)
            self._surface.show()
        self._viewer.setFocus()


class _Screen(QWidget):
    def __init__(self, viewer: QWidget, press: Press, closed: Callable[[], None]) -> None:
        super().__init__(viewer, Qt.WindowType.Window)
        self._press = press
        self._closed = closed
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Hailuo Desktop: film (Esc leaves)"))
        self.setProperty("role", "screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # F11 is the menu's key, and no menu hears it over a window of its own.
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
        elif not self._press(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        # The surface goes home before this window takes its children with it.
        self._closed()
        super().closeEvent(event)
