"""A line to write in, and the commands that it finds: by keyboard alone, and by mouse too."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.labels import line_size, wrapped

from .match import fitness

HINT = mark("Find a command")
NONE = mark("No command has all of these words. Try a shorter one.")
NAME = Qt.ItemDataRole.UserRole
BLOCKED = 0.75  # what a command loses that cannot be done now
SHORT = 1000  # letters: of two titles that fit alike the shorter one is more likely meant
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


@dataclass(frozen=True)
class Command:
    """``place`` is its menu or pane; ``reason`` says why it cannot be done now, or nothing."""

    name: str
    title: str
    place: str
    keys: str = ""
    reason: str = ""


class Palette(QDialog):
    """``chosen`` gives the name of a command that can be done, once the palette has closed."""

    chosen = Signal(str)

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        """``commands`` in the order that they have where nothing is written."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Commands"))
        self._commands = commands
        self.line = QLineEdit()
        self.line.setPlaceholderText(t(HINT))
        self.line.setAccessibleName(t(HINT))
        self.list = _list()
        self.reason = wrapped(role="warning")
        self.line.textChanged.connect(self._show)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        self.list.currentItemChanged.connect(self._explain)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.reason)
        room = (parent or self).window().size()
        self.resize(min(640, room.width() - 32), min(460, room.height() - 64))
        self._show("")

    def names(self) -> list[str]:
        """What is found, the best first."""
        return [each.name for each in self._found(self.line.text())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line has the focus; the keys of a list move in the list all the same."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in _STEPS and self.list.topLevelItemCount():
            self._step(_STEPS[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.list.currentItem()
            if item is not None and not event.isAutoRepeat():  # a held key does nothing twice
                self._choose(item)
            return True
        return False

    def _step(self, by: int) -> None:
        """At the ends it goes round by one, and stops by more."""
        last = self.list.topLevelItemCount() - 1
        row = self.list.currentIndex().row() + by
        row = row % (last + 1) if abs(by) == 1 else max(0, min(last, row))
        self._go_to(row)

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.list.model().index(row, 0))

    def _found(self, typed: str) -> list[Command]:
        scored = list[tuple[float, int, Command]]()
        for at, each in enumerate(self._commands):
            fit = fitness(typed, each.title, f"{each.place} {each.keys}")
            if fit is not None:
                late = len(each.title) / SHORT if typed else 0.0
                scored.append((late - fit + (BLOCKED if each.reason else 0.0), at, each))
        return [each for _, _, each in sorted(scored, key=lambda one: one[:2])]

    def _show(self, typed: str) -> None:
        found = self._found(typed)
        self.list.clear()
        self.list.addTopLevelItems([self._item(each) for each in found])
        if found:
            self._go_to(0)
        else:
            self.reason.setText(t(NONE))

    def _item(self, command: Command) -> QTreeWidgetItem:
        item = QTreeWidgetItem([command.title, command.place, command.keys])
        item.setData(0, NAME, command)
        item.setSizeHint(0, line_size(self))
        item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        muted = self.palette().brush(QPalette.ColorRole.PlaceholderText)
        item.setForeground(1, muted)
        if command.reason:
            item.setForeground(0, muted)
            item.setForeground(2, muted)
        said = t("{command}, {place}", command=command.title, place=command.place)
        words = (said, command.keys, command.reason)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, words)))
        return item

    def _explain(self, item: QTreeWidgetItem | None) -> None:
        self.reason.setText(item.data(0, NAME).reason if item is not None else "")

    def _choose(self, item: QTreeWidgetItem) -> None:
        command = item.data(0, NAME)
        if not command.reason:
            self.accept()
            self.chosen.emit(command.name)


def _list() -> QTreeWidget:
    view = QTreeWidget()
    view.setColumnCount(3)
    view.setHeaderHidden(True)
    view.setProperty("role", "lines")
    view.setRootIsDecorated(False)
    view.setUniformRowHeights(True)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setAllColumnsShowFocus(True)
    view.setAccessibleName(t("Commands"))
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    header = view.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column in (1, 2):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    return view
