"""The film alone on the whole screen, its controls there while the mouse moves, and back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QCursor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from hailuo_desktop.translate import t

Press = Callable[[QKeyEvent], bool]
LINGER = 2500  # milliseconds that controls and pointer stay after the last move
MARGIN, WIDEST = 24, 960  # logical pixels: below the controls, and of them


class FullScreen(QObject):
    """Lends surface and controls to a window of their own until Esc, F11 or its closing gives them
    back.

    Every other key there is the viewer's: ``press`` says whether it was of use.
    """

    def __init__(self, viewer: QWidget, surface: QWidget, controls: QWidget, press: Press) -> None:
        super().__init__(viewer)
        self._viewer = viewer
        self.surface = surface
        self.controls = controls
        self._press = press
        self._home: QBoxLayout | None = None
        self._place = 0
        self.screen: Screen | None = None

    def layout_of_home(self, layout: QBoxLayout, place: int) -> None:
        """Where the surface stands, with the controls right below it."""
        self._home, self._place = layout, place

    def toggle(self) -> None:
        if self.screen is None:
            self.screen = Screen(self._viewer, self.surface, self.controls, self._press)
            self.screen.left = self._closed
            self.screen.showFullScreen()
            self.screen.setFocus()  # else the first button has it, and takes the key that plays
        else:
            self.screen.close()

    def close(self) -> None:
        """Back in the window, if it is not there."""
        if self.screen is not None:
            self.screen.close()

    def _closed(self) -> None:
        self.screen = None
        if self._home is not None:
            self._home.insertWidget(self._place, self.surface, 1)
            self._home.insertWidget(self._place + 1, self.controls)
            self.surface.show()
            self.controls.show()
        self._viewer.setFocus()


def _nobody() -> None:
    """Nobody waits for the end."""


class Screen(QWidget):
    """``left`` is called before it closes: what was lent goes home first."""

    def __init__(self, viewer: QWidget, surface: QWidget, controls: QWidget, press: Press) -> None:
        super().__init__(viewer, Qt.WindowType.Window)
        self._surface = surface
        self._controls = controls
        self._press = press
        self.left: Callable[[], None] = _nobody
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Hailuo Desktop: film (Esc leaves)"))
        self.setProperty("role", "screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(surface)
        self._bar = self._made_bar(controls)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(LINGER)
        self._rest.timeout.connect(self._hide_controls)
        surface.setMouseTracking(True)
        surface.installEventFilter(self)
        self._show_controls()

    @property
    def controls_shown(self) -> bool:
        return self._bar.isVisibleTo(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove:
            self._show_controls()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # F11 is the menu's key, and no menu hears it over a window of its own.
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
        elif not self._press(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = min(WIDEST, self.width() - 2 * MARGIN)
        height = self._bar.sizeHint().height()
        left = (self.width() - width) // 2
        self._bar.setGeometry(left, self.height() - height - MARGIN, width, height)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._rest.stop()
        self._surface.removeEventFilter(self)
        self._surface.setMouseTracking(False)
        self._surface.unsetCursor()
        self.left()
        super().closeEvent(event)

    def _made_bar(self, controls: QWidget) -> QWidget:
        bar = QWidget(self)
        bar.setProperty("role", "panel")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(bar)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(controls)
        controls.show()
        return bar

    def _show_controls(self) -> None:
        self._bar.show()
        self._bar.raise_()
        self._surface.unsetCursor()
        self._rest.start()

    def _hide_controls(self) -> None:
        if self._bar.geometry().contains(self.mapFromGlobal(QCursor.pos())):
            self._rest.start()
            return
        self._bar.hide()
        self._surface.setCursor(Qt.CursorShape.BlankCursor)
        self.setFocus()
