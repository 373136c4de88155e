"""The surface alone on the whole screen, and back."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget


class FullScreen(QObject):
    """Lends the surface to a window of its own until F or Esc gives it back."""

    def __init__(self, viewer: QWidget, surface: QWidget) -> None:
        super().__init__(viewer)
        self._viewer = viewer
        self._surface = surface
        self._home: QBoxLayout | None = None
        self._place = 0
        self._screen: QWidget | None = None

    def layout_of_home(self, layout: QBoxLayout, place: int) -> None:
        self._home, self._place = layout, place

    def toggle(self) -> None:
        if self._screen is None:
            self._open()
        else:
            self._close(self._screen)

    def _open(self) -> None:
        screen = QWidget(self._viewer, Qt.WindowType.Window)
        screen.setWindowTitle("Hailuo Desktop")
        screen.setStyleSheet("background: black")
        layout = QVBoxLayout(screen)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._surface)
        for key in (Qt.Key.Key_Escape, Qt.Key.Key_F):
            QShortcut(QKeySequence(key), screen, self.toggle)
        self._screen = screen
        screen.showFullScreen()

    def _close(self, screen: QWidget) -> None:
        self._screen = None
        if self._home is not None:
            self._home.insertWidget(self._place, self._surface, 1)
        screen.close()
        screen.deleteLater()
