"""The board in one row below the film: the same shots, the same selection."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyleOptionViewItem

from hailuo_desktop.translate import mark
from hailuo_desktop.ui.wording import say

from .card_delegate import CardDelegate
from .card_look import CardLook
from .layout import Density, Places
from .view import CardView

WIDTH = 104  # of a card with what is around it, in logical pixels
Index = QModelIndex | QPersistentModelIndex


class Filmstrip(QListView):
    """A second view of the cards: what is chosen in one is chosen in the other."""

    def __init__(self, board: CardView, look: CardLook) -> None:
        super().__init__()
        self._look = look
        look.density = Density.STRIP
        self._delegate = _FilmstripDelegate(look)  # kept: Qt's own getter takes hold for ever
        self.setModel(board.model())
        self.setSelectionModel(board.selectionModel())
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for hide in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            hide(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the wheel scrolls, the film has the room
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        say(self, name=mark("Shots of the storyboard, in a row"))
        self.selectionModel().currentChanged.connect(self._show_current)
        self._fit()

    def ids_in_sight(self) -> list[str]:
        model, width = self._look.model, self.viewport().width()
        if not self.isVisible() or not model.rowCount():
            return []
        first = max(0, self.horizontalOffset() // WIDTH)
        last = min(model.rowCount() - 1, (self.horizontalOffset() + width) // WIDTH)
        return [model.shot_at(row).id for row in range(first, last + 1)]

    def sizeHint(self) -> QSize:
        return QSize(4 * WIDTH, _size(self.fontMetrics()).height() + 2)

    def wheelEvent(self, e: QWheelEvent) -> None:
        bar = self.horizontalScrollBar()
        turned = e.angleDelta().x() or e.angleDelta().y()
        bar.setValue(bar.value() - turned * bar.singleStep() * 3 // 120)
        e.accept()

    def _fit(self) -> None:
        """As high as a card: the film has the rest."""
        self.setFixedHeight(self.sizeHint().height())

    def _show_current(self, current: Index) -> None:
        if self.isVisible():
            self.scrollTo(current)


class _FilmstripDelegate(CardDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return _size(option.fontMetrics)


def _size(metrics: QFontMetrics) -> QSize:
    return QSize(WIDTH, Places(WIDTH, metrics.height(), Density.STRIP, 0, ()).row_height)
