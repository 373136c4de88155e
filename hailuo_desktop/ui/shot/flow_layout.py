"""Widgets in a row that goes on in the next line, like words; a line is of one height."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QSizePolicy, QStyle, QWidget

_USUAL = 400  # logical pixels: a width to guess a height by, before there is one
_Line = list[tuple[QLayoutItem, int]]


class FlowLayout(QLayout):
    """``gap`` and ``line_gap`` are in logical pixels."""

    def __init__(self, gap: int, line_gap: int) -> None:
        super().__init__()
        self._gap = gap
        self._line_gap = line_gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return QSize(_USUAL, self.heightForWidth(_USUAL))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(item.sizeHint().height() for item, _ in line)
            if move:
                for item, x in line:
                    place = QRect(rect.x() + x, y, item.sizeHint().width(), height)
                    item.setGeometry(QStyle.visualRect(self._direction(), rect, place))
            y += height + self._line_gap
        return max(y - self._line_gap - rect.y(), 0)

    def _direction(self) -> Qt.LayoutDirection:
        """Of the language: where a line begins."""
        parent = self.parentWidget()
        return parent.layoutDirection() if parent else QApplication.layoutDirection()

    def _lines(self, width: int) -> list[_Line]:
        """What stands in each line, and how far from its beginning."""
        lines: list[_Line] = []
        end = 0
        for item in self._items:
            if item.isEmpty():
                continue
            x = end + self._gap
            if not lines or x + item.sizeHint().width() > width:
                lines.append([])
                x = 0
            lines[-1].append((item, x))
            end = x + item.sizeHint().width()
        return lines


def flowing(gap: int, line_gap: int) -> tuple[QWidget, FlowLayout]:
    """A widget that is as high as its flow needs."""
    widget = QWidget()
    layout = FlowLayout(gap, line_gap)
    widget.setLayout(layout)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return widget, layout
