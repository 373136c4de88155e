"""What is dragged over the board: where it would go, and what was let go."""

import json
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from hailuo_desktop.ui.shot.image_source import (
    ImageSource,
    holds_cells,
    may_hold_pictures,
    sources_of,
)

from .model import SHOTS, BoardModel
from .view import CardView

EDGE = 28  # pixels from the edge within which the board scrolls by itself
SCROLL_EVERY = 30  # milliseconds


@dataclass(frozen=True)
class Drop:
    """Pictures or text let go before a shot (or behind all, ""), or ``onto`` the card of one.

    ``chain`` is True where Shift was held; ``at`` is the place on the screen. ``cells``: the text
    is that of a spreadsheet's cells.
    """

    sources: tuple[ImageSource, ...]
    text: str
    before: str
    onto: str = ""
    chain: bool = False
    at: QPoint | None = None
    cells: bool = False


class Dropping(QObject):
    """Watches the viewport of the cards."""

    move_requested = Signal(list, str)  # ids, and the shot before which they go ("" for the end)
    shots_dropped = Signal(bytes, str)
    dropped = Signal(object)

    def __init__(self, view: CardView, model: BoardModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._speed = 0
        self._scroll = QTimer(self)
        self._scroll.setInterval(SCROLL_EVERY)
        self._scroll.timeout.connect(self._scrolled)
        view.setDragEnabled(True)
        view.setAcceptDrops(True)
        view.setDropIndicatorShown(False)  # ours is drawn between the cards
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter | QEvent.Type.DragMove:
                self._over(cast(QDragMoveEvent, event))
                return True
            case QEvent.Type.DragLeave:
                self._away()
                return True
            case QEvent.Type.Drop:
                self._let_go(cast(QDropEvent, event))
                return True
            case _:
                return False

    def _over(self, event: QDragMoveEvent) -> None:
        mime = event.mimeData()
        if not _welcome(mime):
            event.ignore()
            return
        self._act(event)
        place = event.position().toPoint()
        onto = self._card_under(mime, place)
        if onto:
            self._view.show_mark(QRect(), self._model.index(self._model.row_of(onto)))
        else:
            offset = self._view.verticalOffset()
            gap = self._view.places.gap_at(place + QPoint(0, offset))
            self._view.show_mark(self._view.places.mark(gap).translated(0, -offset))
        self._near_edge(place.y())

    def _let_go(self, event: QDropEvent) -> None:
        mime, place = event.mimeData(), event.position().toPoint()
        before = self._before(place)
        self._away()
        if not _welcome(mime):
            event.ignore()
            return
        self._act(event)
        if mime.hasFormat(SHOTS):
            self._drop_shots(event, before)
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        sources = sources_of(mime)
        text = "" if sources else mime.text()
        at = self._view.viewport().mapToGlobal(place)
        onto = self._card_under(mime, place)
        if sources or text.strip():
            self.dropped.emit(Drop(sources, text, before, onto, shift, at, holds_cells(mime)))

    def _drop_shots(self, event: QDropEvent, before: str) -> None:
        data = bytes(event.mimeData().data(SHOTS).data())
        ids = ids_in(data, self._model.board.id)
        moving = event.dropAction() == Qt.DropAction.MoveAction
        if moving and ids and all(shot_id in self._model.board.rows for shot_id in ids):
            self.move_requested.emit(ids, before)
        else:
            self.shots_dropped.emit(data, before)

    def _act(self, event: QDragMoveEvent | QDropEvent) -> None:
        """Cards move within their board and are copied to any other; files are never moved."""
        copy = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        own = event.source() is self._view and not copy
        event.setDropAction(Qt.DropAction.MoveAction if own else Qt.DropAction.CopyAction)
        event.accept()

    def _before(self, place: QPoint) -> str:
        gap = self._view.places.gap_at(place + QPoint(0, self._view.verticalOffset()))
        return self._model.shot_at(gap).id if gap < self._model.rowCount() else ""

    def _card_under(self, mime: QMimeData, place: QPoint) -> str:
        """The shot whose card pictures would go onto: its middle half; between cards is a gap."""
        index = self._view.indexAt(place)
        if mime.hasFormat(SHOTS) or not index.isValid() or not may_hold_pictures(mime):
            return ""
        if len(mime.urls()) > 2:  # a shot has two frames
            return ""
        rect = self._view.visualRect(index)
        inside = rect.adjusted(rect.width() // 5, rect.height() // 5, 0, 0)
        inside.setRight(rect.right() - rect.width() // 5)
        inside.setBottom(rect.bottom() - rect.height() // 5)
        return self._model.shot_at(index.row()).id if inside.contains(place) else ""

    def _away(self) -> None:
        self._scroll.stop()
        self._view.show_mark(QRect())

    def _near_edge(self, y: int) -> None:
        below = y - (self._view.viewport().height() - EDGE)
        self._speed = min(0, y - EDGE) if y < EDGE else max(0, below)
        if self._speed and not self._scroll.isActive():
            self._scroll.start()
        elif not self._speed:
            self._scroll.stop()

    def _scrolled(self) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + self._speed)


def ids_in(data: bytes, board_id: str) -> list[str]:
    """The ids of packed shots that come from that board; none from any other."""
    try:
        found = json.loads(data)
        if found["board"] != board_id:
            return []
        return [str(shot["id"]) for shot in found["shots"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []


def _welcome(mime: QMimeData) -> bool:
    return mime.hasFormat(SHOTS) or mime.hasText() or may_hold_pictures(mime)
