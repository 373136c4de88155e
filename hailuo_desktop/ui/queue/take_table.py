"""The queue at full width: a table that can be narrowed, and doubts settled in one place."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.domain.take import Take
from hailuo_desktop.translate import mark, n, t
from hailuo_desktop.ui.actions.takes import urgent_action
from hailuo_desktop.ui.row_table import show_posters, show_rows
from hailuo_desktop.ui.wording import follow, say

from .batch_rows import BatchRows
from .model import QueueModel, Role
from .take_table_model import KIND_WORDS, POSTER, TO_DO, Kind, TakeTableModel, kind_of

ROW = 53  # logical pixels: a poster with some air
LEAST_TO_DO = 130  # logical pixels
WIDTHS = (190, 140, 150, 80, 120, 70, 86)  # of all columns but the last, which takes the rest


class TakeTable(QWidget):
    """``action_requested`` gives a TakeAction and the take; ``settle_requested`` all doubts."""

    chosen = Signal()
    menu_requested = Signal(QPoint)
    action_requested = Signal(object, object)
    settle_requested = Signal(list)  # takes that may be charged

    def __init__(self, takes: QueueModel, board_of: Callable[[str], str]) -> None:
        super().__init__()
        self._takes = takes
        self.model = TakeTableModel(takes, board_of)
        self._shown = BatchRows(self.model)
        self.view = QTableView()
        self._group = QButtonGroup(self)
        self.kinds = {kind: self._button(kind) for kind in Kind}
        self.settle = QPushButton()
        self._known: set[str] = set()
        self._by_hand = False  # whether the artist has sized a column
        self._soon = QTimer(self, singleShot=True)  # once for all that a start brings
        self._set_look()
        self._lay_out()
        self._connect()
        self.show_kind(Kind.ALL)
        follow(self, self._word)

    def selected(self) -> list[Take]:
        """Of a heading all its takes, and each once."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        takes = (take for row in rows for take in self._shown.takes_at(row))
        return [*{take.id: take for take in takes}.values()]

    def select(self, take_id: str) -> None:
        """A take in hand, whatever the table is narrowed to."""
        if self._takes.row_of(take_id) is None:
            return
        if self._shown.row_of(take_id) is None:
            self.show_kind(Kind.ALL)
            self._shown.unfold(take_id)
        if (row := self._shown.row_of(take_id)) is not None:
            self.view.selectRow(row)

    def show_kind(self, kind: Kind) -> None:
        self.kinds[kind].setChecked(True)
        self._shown.narrow(kind)

    def _chosen(self, *_: QItemSelection) -> None:
        chosen = {take.id for take in self.selected()}
        if chosen != self._known:
            self._known = chosen
            self.chosen.emit()

    def _clicked(self, index: QModelIndex) -> None:
        """A cell that says what to do does it; a heading folds."""
        take: Take | None = index.data(Role.TAKE)
        if take is None:
            self._fold(index.row())
            return
        action = urgent_action(take) if index.column() == TO_DO else None
        if action is not None:
            self.action_requested.emit(action, take)

    def _fold(self, row: int, folded: bool | None = None) -> bool:
        batch = self._shown.batch_at(row)
        if batch is None or not self._shown.fold(row, folded):
            return False
        at = self._shown.heading_of(batch.created)
        if at is not None:
            self.view.selectRow(at)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On a heading the arrows unfold and fold it, and Enter does whichever is due."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        ways = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
        key = Qt.Key(event.key())
        if key in ways or key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._fold(self.view.currentIndex().row(), ways.get(key))
        return False

    def _remember(self) -> None:
        """Rows come and go: what was chosen stays so, as far as it is there."""
        flag = QItemSelectionModel.SelectionFlag
        rows = [self._shown.row_of(take_id) for take_id in self._known]
        for row in (each for each in rows if each is not None):
            index = self._shown.index(row, 0)
            self.view.selectionModel().select(index, flag.Select | flag.Rows)
            self.view.selectionModel().setCurrentIndex(index, flag.NoUpdate)
        self._chosen()

    def _word(self) -> None:
        """How many takes each button stands for, in the language spoken now."""
        kinds = [kind_of(self._takes.take_at(row)) for row in range(self._takes.rowCount())]
        for kind, button in self.kinds.items():
            count = len(kinds) if kind is Kind.ALL else kinds.count(kind)
            button.setText(t("{kind} {count}", kind=t(KIND_WORDS[kind]), count=count))
            button.setVisible(bool(count) or kind is Kind.ALL or button.isChecked())
        doubts = len(self._takes.uncertain())
        self.settle.setText(n("Settle {count} take…", "Settle {count} takes…", doubts))
        self.settle.setVisible(doubts > 1)

    def _connect(self) -> None:
        self.view.selectionModel().selectionChanged.connect(self._chosen)
        self.view.clicked.connect(self._clicked)
        self.view.installEventFilter(self)
        self._shown.rebuilt.connect(self._remember)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self.menu_requested)
        self.settle.clicked.connect(lambda: self.settle_requested.emit(self._takes.uncertain()))
        for changed in (self._takes.rowsInserted, self._takes.rowsRemoved, self._takes.dataChanged):
            changed.connect(self._soon.start)
        self._takes.counted.connect(self._soon.start)
        self._soon.timeout.connect(self._word)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What to do stays in sight: in a narrow window every column gives some of its width,
        until the artist has sized one."""
        super().resizeEvent(event)
        room = self.view.viewport().width() - LEAST_TO_DO
        if self._by_hand or room <= 0:
            return
        for column, width in enumerate(WIDTHS):
            self.view.setColumnWidth(column, min(width, width * room // sum(WIDTHS)))
        self._by_hand = False

    def _sized(self, column: int, _before: int, _after: int) -> None:
        """The last one follows the others."""
        self._by_hand = self._by_hand or column < len(WIDTHS)

    def _button(self, kind: Kind) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.clicked.connect(lambda: self.show_kind(kind))
        self._group.addButton(button)
        return button

    def _set_look(self) -> None:
        view = self.view
        view.setModel(self._shown)
        say(view, name=mark("Queue of takes"))
        show_rows(view)
        show_posters(view, POSTER, ROW)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.horizontalHeader().setStretchLastSection(True)
        for column, width in enumerate(WIDTHS):
            view.setColumnWidth(column, width)
        view.horizontalHeader().sectionResized.connect(self._sized)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        for button in self.kinds.values():
            head.addWidget(button)
        head.addStretch(1)
        head.addWidget(self.settle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
