"""What the list of all takes is narrowed by: a field for words, and a choice for each fact."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.domain.catalog import QUALITIES, Mode
from hailuo_desktop.domain.mark_words import verdict_word
from hailuo_desktop.domain.marks import MOST_STARS, Verdict
from hailuo_desktop.translate import Marked, mark, t
from hailuo_desktop.ui.drop_down import DropDown
from hailuo_desktop.ui.labels import label
from hailuo_desktop.ui.queue.take_table_model import KIND_WORDS, Kind
from hailuo_desktop.ui.shot.flow_layout import FlowLayout

from .entry import STAR, VERDICTS
from .filter import TakeFilter

NARROW, WIDE = 8, 22  # characters that a choice shows at least, and at most
MOST_CREDITS = 1_000_000


class Days(Enum):
    ANY = mark("Any day")
    TODAY = mark("Today")
    WEEK = mark("Last 7 days")
    MONTH = mark("Last 30 days")
    BETWEEN = mark("Between days…")


class Costs(Enum):
    ANY = mark("Any cost")
    STATED = mark("Cost stated")
    UNSTATED = mark("Cost not stated")
    BETWEEN = mark("Between credits…")


@dataclass(frozen=True)
class _State:
    kind: Kind = Kind.ALL
    missing: bool = False
    brought_in: bool = False


STATES: Mapping[_State, Marked] = {
    _State(): mark("Any state"),
    **{_State(kind): words for kind, words in KIND_WORDS.items() if kind is not Kind.ALL},
    _State(Kind.DONE, missing=True): mark("Film missing"),
    _State(Kind.DONE, brought_in=True): mark("Brought in"),
}


class Search(QLineEdit):
    """``left`` tells that the artist goes on to the rows."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TakeFilterBar(QWidget):
    """``today`` gives the day by this computer's clock."""

    changed = Signal()

    def __init__(self, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._today = today
        self.text = Search()
        self.text.setPlaceholderText(t("Find in prompts, notes, shots and boards"))
        self.text.setAccessibleName(t("Find takes"))
        self.text.setClearButtonEnabled(True)
        self.count = label("", "muted")
        self.board = _choice(t("Board"), [(t("Any board"), None), (t("On no board"), "")])
        self.state = _choice(t("State"), [(t(words), s) for s, words in STATES.items()])
        self.verdict = _choice(t("Choice"), [(t("Any choice"), None), *_verdicts()])
        self.stars = _choice(t("Stars"), [(t("Any stars"), 0), *_stars()])
        self.mode = _choice(t("Mode"), [(t("Any mode"), ""), *((m.value, m.value) for m in Mode)])
        qualities = [(quality, quality) for quality in QUALITIES]
        self.quality = _choice(t("Quality"), [(t("Any quality"), ""), *qualities])
        self.days = _choice(t("Day"), [(t(days.value), days) for days in Days])
        self.costs = _choice(t("Cost"), [(t(costs.value), costs) for costs in Costs])
        self.first, self.last = _day(t("First day")), _day(t("Last day"))
        self.least, self.most = _credits(t("At least")), _credits(t("At most"))
        self.most.setValue(100)
        self.clear = QPushButton(t("Show all"))
        self.clear.setAutoDefault(False)
        self.clear.clicked.connect(lambda: self.show_filter(TakeFilter()))
        self._showing = False
        self._lay_out()
        self._connect()
        self._told()

    def filter(self) -> TakeFilter:
        state: _State = self.state.currentData()
        since, until = self._span()
        between = self.costs.currentData() is Costs.BETWEEN
        return TakeFilter(
            text=self.text.text(),
            board=self.board.currentData(),
            kind=state.kind,
            missing=state.missing,
            brought_in=state.brought_in,
            verdict=self.verdict.currentData(),
            stars=self.stars.currentData(),
            mode=self.mode.currentData(),
            quality=self.quality.currentData(),
            since=since,
            until=until,
            stated={Costs.STATED: True, Costs.UNSTATED: False}.get(self.costs.currentData()),
            least=Decimal(str(self.least.value())) if between else None,
            most=Decimal(str(self.most.value())) if between else None,
        )

    def show_filter(self, chosen: TakeFilter) -> None:
        """Days and costs go back to any: they are told of by their own fields."""
        self._showing = True
        self.text.setText(chosen.text)
        _show(self.board, chosen.board)
        _show(self.state, _State(chosen.kind, chosen.missing, chosen.brought_in))
        _show(self.verdict, chosen.verdict)
        _show(self.stars, chosen.stars)
        _show(self.mode, chosen.mode)
        _show(self.quality, chosen.quality)
        _show(self.days, Days.ANY)
        _show(self.costs, Costs.ANY)
        self._showing = False
        self._told()

    def show_boards(self, boards: Mapping[str, str]) -> None:
        """The names of the boards that takes are on, by their ids; what is chosen stays."""
        rows = range(2, self.board.count())
        known = {self.board.itemData(row): self.board.itemText(row) for row in rows}
        wanted = dict(sorted(boards.items(), key=lambda each: each[1].casefold()))
        if [*known.items()] == [*wanted.items()]:
            return
        chosen = self.board.currentData()
        self._showing = True
        while self.board.count() > 2:
            self.board.removeItem(2)
        for board_id, name in wanted.items():
            self.board.addItem(name, board_id)
        _show(self.board, chosen)
        self._showing = False

    def _span(self) -> tuple[float | None, float | None]:
        today = self._today()
        match self.days.currentData():
            case Days.TODAY:
                return _midnight(today), None
            case Days.WEEK:
                return _midnight(today - timedelta(days=6)), None
            case Days.MONTH:
                return _midnight(today - timedelta(days=29)), None
            case Days.BETWEEN:
                return _midnight(_of(self.first)), _midnight(_of(self.last) + timedelta(days=1))
            case _:
                return None, None

    def _told(self) -> None:
        between = self.days.currentData() is Days.BETWEEN
        self.first.setVisible(between)
        self.last.setVisible(between)
        between = self.costs.currentData() is Costs.BETWEEN
        self.least.setVisible(between)
        self.most.setVisible(between)
        self.clear.setEnabled(self.filter() != TakeFilter())
        if not self._showing:
            self.changed.emit()

    def _connect(self) -> None:
        self.text.textChanged.connect(lambda: self._told())
        for choice in self._choices():
            choice.currentIndexChanged.connect(lambda: self._told())
        for day in (self.first, self.last):
            day.dateChanged.connect(lambda: self._told())
        for bound in (self.least, self.most):
            bound.valueChanged.connect(lambda: self._told())

    def _choices(self) -> Iterable[QComboBox]:
        yield from (self.board, self.state, self.verdict, self.stars)
        yield from (self.mode, self.quality, self.days, self.costs)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.text, 1)
        head.addWidget(self.clear)
        head.addWidget(self.count)
        flow = FlowLayout(8, 4)
        for each in (self.board, self.state, self.verdict, self.stars, self.mode, self.quality):
            flow.addWidget(each)
        for each in (self.days, self.first, self.last, self.costs, self.least, self.most):
            flow.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(flow)


def _choice(name: str, lines: Iterable[tuple[str, object]]) -> QComboBox:
    choice = DropDown()
    choice.setAccessibleName(name)
    choice.setToolTip(name)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    choice.setMinimumContentsLength(NARROW)
    for text, value in lines:
        choice.addItem(text, value)
    return choice


def _show(choice: QComboBox, value: object) -> None:
    """The first line, which lets all through, where there is no such one any more."""
    rows = (row for row in range(choice.count()) if choice.itemData(row) == value)
    choice.setCurrentIndex(next(rows, 0))


def _verdicts() -> list[tuple[str, Verdict]]:
    return [(verdict_word(verdict), verdict) for verdict in VERDICTS]


def _stars() -> list[tuple[str, int]]:
    most = [(t("{stars} and more", stars=STAR * n), n) for n in range(1, MOST_STARS)]
    return [*most, (STAR * MOST_STARS, MOST_STARS)]


def _day(name: str) -> QDateEdit:
    day = QDateEdit(QDate.currentDate())
    day.setAccessibleName(name)
    day.setToolTip(name)
    day.setCalendarPopup(True)
    return day


def _credits(name: str) -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setAccessibleName(name)
    field.setToolTip(name)
    field.setRange(0, MOST_CREDITS)
    field.setDecimals(2)
    return field


def _of(day: QDateEdit) -> date:
    chosen = day.date()
    return date(chosen.year(), chosen.month(), chosen.day())


def _midnight(day: date) -> float:
    """When the day begins by this computer's clock, in unix seconds."""
    return datetime.combine(day, time()).astimezone().timestamp()
