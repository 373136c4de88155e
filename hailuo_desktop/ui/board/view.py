"""The cards on the screen: laid out, painted, chosen and moved about.

It is a list view with a layout of its own: scenes begin on a new line under their heading,
and only what is in sight is ever looked at.
"""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QInputMethodEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from hailuo_desktop.translate import mark
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import say

from .decorations import draw_heading, draw_hint, draw_mark
from .layout import Density, Places
from .model import BoardModel
from .moving import step
from .range_selection import RangeSelection

Index = QModelIndex | QPersistentModelIndex


class CardView(QListView):
    """``mark`` is where a line shows that something would be let go, in the viewport."""

    looked = Signal()  # other cards may have come into sight

    def __init__(self, model: BoardModel, delegate: QAbstractItemDelegate, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._cards = model
        self._delegate = delegate  # Qt's own getter takes hold of it for ever
        self._density = Density.SMALL
        self._narrowest = 0  # logical pixels of a card; 0: as is usual for the density
        self._reach = RangeSelection(model)
        self._hovered = QPersistentModelIndex()
        self._mark = QRect()
        self._target = QPersistentModelIndex()
        self.hint = ""  # what to do next, below the cards
        self.places = Places(1, 1, self._density, 0, ())
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        # All of it is painted here: so what stays in sight while scrolling is not painted again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        say(self, name=mark("Shots of the storyboard"))
        self.selectionModel().currentChanged.connect(self._current_changed)
        model.shown.connect(self.doItemsLayout)

    @property
    def density(self) -> Density:
        return self._density

    @property
    def narrowest(self) -> int:
        """Of a card, in logical pixels; 0 where it is as usual for the density."""
        return self._narrowest

    def set_density(self, density: Density, narrowest: int = 0) -> None:
        """The card in hand stays where it is on the screen, as far as may be."""
        self._density, self._narrowest = density, narrowest
        self.doItemsLayout()
        self.scrollTo(self.currentIndex())

    def finish(self) -> None:
        """What is being typed into a card counts."""
        # Qt's own types do not say it, but mostly there is none.
        editor = cast("QWidget | None", self.indexWidget(self.currentIndex()))
        if editor is not None:
            self.commitData(editor)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Qt lets an input method write into cards, as they can be renamed: here keys are verbs."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return False
        return super().inputMethodQuery(query)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        event.ignore()

    def ids_in_sight(self) -> list[str]:
        top = self.verticalOffset()
        rows = self.places.within(top, top + self.viewport().height())
        return [self._cards.shot_at(row).id for row in rows]

    def show_mark(self, mark: QRect, target: QModelIndex | None = None) -> None:
        """Where a drop would go: a line in the viewport, or a card; an empty one hides it."""
        self._mark = mark
        self._target = QPersistentModelIndex(target) if target else QPersistentModelIndex()
        self.viewport().update()

    # The layout

    def doItemsLayout(self) -> None:
        self._decide_bar()
        self.places = self._places(self.viewport().width())
        QAbstractItemView.doItemsLayout(self)
        self.looked.emit()

    def _places(self, width: int) -> Places:
        line = QFontMetrics(self.font()).height()
        headings = [*self._cards.scenes()]
        count = self._cards.rowCount()
        return Places(width, line, self._density, count, headings, self._narrowest)

    def _decide_bar(self) -> None:
        """Whether there is a scroll bar is settled first: it takes room from the columns."""
        policy = Qt.ScrollBarPolicy
        room = self.maximumViewportSize()
        width = room.width()  # without the bar, or what it decides would change what is asked
        if self.verticalScrollBarPolicy() == policy.ScrollBarAlwaysOn:
            width += self.verticalScrollBar().sizeHint().width()
        needed = self._places(width).height > room.height()
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if needed else policy.ScrollBarAlwaysOff
        )

    def dataChanged(self, topLeft: Index, bottomRight: Index, roles: Sequence[int] = ()) -> None:
        """All cards have one size: QListView would lay out and paint every one of them anew."""
        QAbstractItemView.dataChanged(self, topLeft, bottomRight, list(roles))

    def updateGeometries(self) -> None:
        bar = self.verticalScrollBar()
        seen = self.viewport().height()
        bar.setPageStep(seen)
        bar.setSingleStep(max(8, self.places.row_height // 4))
        bar.setRange(0, max(0, self.places.height - seen))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A card in hand that was in sight stays in sight."""
        current = self.currentIndex()
        seen = self.visualRect(current).intersects(QRect(QPoint(0, 0), event.oldSize()))
        self.doItemsLayout()
        if seen:
            self.scrollTo(current)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= self.places.count:
            return QRect()
        return self.places.rect(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, p: QPoint) -> QModelIndex:
        row = self.places.row_at(p + QPoint(0, self.verticalOffset()))
        return self._cards.index(row) if 0 <= row < self._cards.rowCount() else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid() or index.row() >= self.places.count:
            return
        rect, bar, seen = self.places.rect(index.row()), self.verticalScrollBar(), self.viewport()
        top = rect.top()
        if index.row() in self._cards.scenes():
            top = self.places.heading(index.row()).top()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(rect.center().y() - seen.height() // 2)
        elif top < bar.value():
            bar.setValue(top)
        elif rect.bottom() > bar.value() + seen.height():
            bar.setValue(min(top, rect.bottom() - seen.height() + 1))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)
        if not self._mark.isEmpty():  # it stays where the pointer is
            self.viewport().update()
        self.updateEditorGeometries()
        self.looked.emit()

    # What is chosen

    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        if self.places.count == 0:
            return QModelIndex()
        row = max(0, self.currentIndex().row())
        return self._cards.index(step(self.places, row, cursorAction, self.viewport().height()))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """A rubber band takes what it touches; Shift takes all from the first to the last."""
        if self.state() == QAbstractItemView.State.DragSelectingState:
            area = rect.normalized().translated(0, self.verticalOffset())
            chosen = self._reach.band(self.places, area)
        else:
            here = self.indexAt(rect.normalized().center())
            chosen = self._reach.click(here, self.currentIndex(), command)
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def _current_changed(self, current: QModelIndex) -> None:
        self._reach.follow(current)
        self.viewport().update()

    def mouseMoveEvent(self, e: QMouseEvent) -> None:
        super().mouseMoveEvent(e)
        self._hover(self.indexAt(e.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _hover(self, index: QModelIndex) -> None:
        before, self._hovered = self._hovered, QPersistentModelIndex(index)
        if before != self._hovered:
            for each in (before, self._hovered):
                if each.isValid():
                    self.viewport().update(self.visualRect(each))

    # How it looks

    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(e.rect(), self.theme.panel)
        area = e.rect().translated(0, self.verticalOffset())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        for row in self.places.within(area.top(), area.bottom()):
            option.rect = self.places.rect(row).translated(0, -self.verticalOffset())
            exposed = e.region().intersected(option.rect)
            if not exposed.isEmpty():
                painter.setClipRegion(exposed)  # far cheaper than all that is painted at once
                self._paint_card(painter, option, row)
        painter.setClipping(False)
        for row in self.places.headings_within(area.top(), area.bottom()):
            rect = self.places.heading(row).translated(0, -self.verticalOffset())
            draw_heading(painter, rect, self._cards.scenes()[row], self.font(), self.theme)
        draw_mark(painter, self._mark, self.theme)
        free = self.viewport().rect()
        free.setTop(self.places.height - self.verticalOffset())
        draw_hint(painter, free, self.hint, self.font(), self.theme)
        painter.end()

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, row: int) -> None:
        index = self._cards.index(row)
        state = QStyle.StateFlag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if index == self.currentIndex() and self.hasFocus():
            state |= QStyle.StateFlag.State_HasFocus
        if index in (self._hovered, self._target):
            state |= QStyle.StateFlag.State_MouseOver
        option.state = state
        self._delegate.paint(painter, option, index)
