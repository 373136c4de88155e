"""The list of the queue: what waits is dragged to another place, or moved there by keys."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from hailuo_desktop.domain.take import Take
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import say

from .delegate import TakeDelegate
from .model import TAKES, Index, QueueModel
from .moving import END, one_step

ROWS_IN_SIGHT = 2
MARK = 3  # pixels: how thick the line is where the takes would go
INSET = 6


class Rows(QListView):
    """Room for the details comes from the list, which must not hide what was chosen in it."""

    chosen = Signal()  # other takes, or the same by a click
    menu_requested = Signal(QPoint)  # where in the viewport, for what is chosen
    move_requested = Signal(list, str)  # ids, and the take before which they go ("": the end)

    def __init__(self, model: QueueModel, delegate: TakeDelegate, theme: Theme) -> None:
        super().__init__()
        self._takes = model
        self.theme = theme
        self._known: set[str] = set()  # the takes that were chosen last
        self._gap = -1  # the row before which the dragged takes would go; -1: none is dragged
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setMinimumHeight(ROWS_IN_SIGHT * delegate.height(self.fontMetrics()))
        say(self, name=mark("Queue of takes"))
        self._set_look()
        self._set_dragging()
        self.customContextMenuRequested.connect(self._ask_menu)
        self.clicked.connect(lambda: self.chosen.emit())

    def selected(self) -> list[Take]:
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self._takes.take_at(row) for row in rows]

    def mark(self) -> QRect:
        """Where the line is drawn; empty while nothing is dragged."""
        if self._gap < 0:
            return QRect()
        last = self._gap >= self._takes.rowCount()
        row = self.visualRect(self._takes.index(self._gap - 1 if last else self._gap))
        y = row.bottom() + 1 if last else row.top()
        return QRect(INSET, max(0, y - MARK // 2 - 1), self.viewport().width() - 2 * INSET, MARK)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.selectionModel().isSelected(self.currentIndex()):
            self.scrollTo(self.currentIndex())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Qt tells of rows too that only come to stand elsewhere: nobody has chosen those."""
        super().selectionChanged(selected, deselected)
        chosen = {take.id for take in self.selected()}
        if chosen != self._known:
            self._known = chosen
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is None or held != Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        waiting, chosen = self._takes.waiting(), {take.id for take in self.selected()}
        before = one_step(waiting, chosen, step)
        if before is not None:
            self.move_requested.emit([each for each in waiting if each in chosen], before)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # near an edge it scrolls by itself
        if event.source() is not self or not event.mimeData().hasFormat(TAKES):
            event.ignore()
            return
        self._show_gap(self._gap_at(event.position().toPoint()))
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_gap(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        gap = self._gap_at(event.position().toPoint())
        self._show_gap(-1)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        if event.source() is not self or not event.mimeData().hasFormat(TAKES):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        ids = bytes(event.mimeData().data(TAKES).data()).decode().split("\n")
        self._move(set(ids), gap - self._takes.in_flight())

    def dataChanged(self, topLeft: Index, bottomRight: Index, roles: Sequence[int] = ()) -> None:
        """All rows have one size: QListView would lay out every one of them anew."""
        QAbstractItemView.dataChanged(self, topLeft, bottomRight, list(roles))

    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        if not self.mark().isEmpty():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.accent)
            painter.drawRoundedRect(self.mark(), 1.5, 1.5)
            painter.end()

    def _move(self, ids: set[str], place: int) -> None:
        """What has been sent meanwhile stays; and no take goes before one that moves itself."""
        waiting = self._takes.waiting()
        before = next((each for each in waiting[place:] if each not in ids), END)
        moving = [each for each in waiting if each in ids]
        if moving:
            self.move_requested.emit(moving, before)

    def _ask_menu(self, place: QPoint) -> None:
        """A row beside what is chosen is chosen first."""
        index = self.indexAt(place)
        if index.isValid() and not self.selectionModel().isSelected(index):
            choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().select(index, choose)
        self.menu_requested.emit(place)

    def _gap_at(self, place: QPoint) -> int:
        """The row before which a take let go there would stand: always among those that wait."""
        first = self._takes.in_flight()
        last = first + len(self._takes.waiting())
        index = self.indexAt(place)
        if not index.isValid():
            return first if place.y() < 0 else last
        lower = place.y() > self.visualRect(index).center().y()
        return min(max(index.row() + lower, first), last)

    def _show_gap(self, gap: int) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()

    def _set_look(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _set_dragging(self) -> None:
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)  # ours is drawn between the rows that wait
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
