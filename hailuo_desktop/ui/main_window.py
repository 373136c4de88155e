"""The window: board, shot, queue and viewer side by side. It lays out and asks; roots act."""

import base64

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QSplitter, QVBoxLayout, QWidget

from hailuo_desktop.assets import asset

from . import actions
from .board.panel import BoardPanel
from .queue.panel import QueuePanel
from .service_badge import ServiceBadge
from .shot.shot_editor import ShotEditor
from .viewer.viewer import Viewer

SIZE = (1440, 900)
WIDTHS = (228, 620, 592)
HEIGHTS = (330, 520)

State = dict[str, str]


class MainWindow(QMainWindow):
    """``close_requested`` is a wish: the window closes only after ``allow_close``."""

    close_requested = Signal()
    wished = Signal(str)  # the name of a Wish of the menus

    def __init__(
        self,
        board: BoardPanel,
        shot: ShotEditor,
        queue: QueuePanel,
        viewer: Viewer,
        badge: ServiceBadge,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Hailuo Desktop")
        self.setWindowIcon(QIcon(str(asset("icons", "app.svg"))))
        self._may_close = False
        self.actions_by_name = actions.fill(self, self.wished.emit)
        self._right = _splitter(Qt.Orientation.Vertical, queue, viewer)
        self._columns = _splitter(Qt.Orientation.Horizontal, board, shot, self._right)
        self._columns.setStretchFactor(1, 2)
        self._columns.setStretchFactor(2, 1)
        self._right.setStretchFactor(1, 1)
        self._notice = _notice()
        self.setCentralWidget(_stacked(self._notice, self._columns))
        self._corner = _padded(badge)  # kept: the menu bar does not own it for Python
        badge.width_changed.connect(self._fit_corner)
        self._fit_corner()
        self.resize(*SIZE)
        self._columns.setSizes(WIDTHS)
        self._right.setSizes(HEIGHTS)

    def say(self, sentence: str) -> None:
        """A sentence for the artist, above everything, until the next one or an empty one."""
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))

    def allow_close(self) -> None:
        self._may_close = True

    def state(self) -> State:
        """Where everything stands, to be restored in the next session."""
        return {
            "window": _text(self.saveGeometry()),
            "columns": _text(self._columns.saveState()),
            "right": _text(self._right.saveState()),
        }

    def restore(self, state: State) -> None:
        self.restoreGeometry(_bytes(state.get("window", "")))
        self._columns.restoreState(_bytes(state.get("columns", "")))
        self._right.restoreState(_bytes(state.get("right", "")))

    def _fit_corner(self) -> None:
        self._corner.adjustSize()
        self.menuBar().setCornerWidget(self._corner, Qt.Corner.TopRightCorner)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.close_requested.emit()


def _splitter(orientation: Qt.Orientation, *panels: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(8)
    for panel in panels:
        splitter.addWidget(panel)
    return splitter


def _notice() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", "warning")
    label.setAccessibleName("Notice")
    label.setContentsMargins(8, 4, 8, 4)
    label.hide()
    return label


def _stacked(notice: QLabel, columns: QSplitter) -> QWidget:
    central = QWidget()
    layout = QVBoxLayout(central)
    layout.setContentsMargins(8, 4, 8, 8)
    layout.setSpacing(4)
    layout.addWidget(notice)
    layout.addWidget(columns, 1)
    return central


def _padded(badge: QWidget) -> QWidget:
    corner = QWidget()
    layout = QHBoxLayout(corner)
    layout.setContentsMargins(0, 4, 12, 4)
    layout.addWidget(badge)
    return corner


def _text(data: QByteArray) -> str:
    return base64.b64encode(data.data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray(base64.b64decode(text))
