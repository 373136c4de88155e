"""A take as the list of all takes tells of it, and the columns that it is told in."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import Qt

from hailuo_desktop.domain.collation import searched
from hailuo_desktop.domain.mark_words import verdict_word
from hailuo_desktop.domain.marks import NO_MARKS, Marks, Verdict
from hailuo_desktop.domain.prices import stated
from hailuo_desktop.domain.state_words import word
from hailuo_desktop.domain.take import Take
from hailuo_desktop.formats import date_and_time, number, seconds
from hailuo_desktop.translate import isolated, mark, t
from hailuo_desktop.ui.queue.take_table_model import kind_of

SORTED_BY = 80  # characters of a prompt
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
STAR = "★"


class Column(Enum):
    """The columns of all takes, with their headings."""

    TAKE = mark("Take")
    PROMPT = mark("Prompt")
    BOARD = mark("Board")
    STATE = mark("State")
    CHOICE = mark("Choice")
    STARS = mark("Stars")
    MODE = mark("Mode")
    QUALITY = mark("Quality")
    LENGTH = mark("Length")
    CREDITS = mark("Credits")
    MADE = mark("Made")


COLUMNS = tuple(Column)
VERDICTS = (Verdict.KEPT, Verdict.REJECTED, Verdict.UNDECIDED)  # in the order of a list


@dataclass(frozen=True, slots=True)
class Entry:
    """``board`` is the id of the board that its shot is on, and ``board_name`` its name: both are
    empty where no board has it. ``missing``: its film is not where the library has kept it."""

    take: Take
    board: str = ""
    board_name: str = ""
    verdict: Verdict = Verdict.UNDECIDED
    marks: Marks = NO_MARKS
    missing: bool = False


def title(entry: Entry) -> str:
    """The take as its row calls it: its shot, and its number."""
    take = entry.take
    return f"{isolated(take.name or take.shot[:8])} · {take.number}"


def state(entry: Entry) -> str:
    return t("film missing") if entry.missing else word(entry.take)


def cost(entry: Entry) -> str:
    credits_ = stated(entry.take)
    return "" if credits_ is None else number(credits_)


def _choice(entry: Entry) -> str:
    return "" if entry.verdict is Verdict.UNDECIDED else verdict_word(entry.verdict)


TEXTS: dict[Column, Callable[[Entry], str]] = {
    Column.TAKE: title,
    Column.PROMPT: lambda entry: " ".join(entry.take.request.prompt.split()),
    Column.BOARD: lambda entry: entry.board_name or t("on no board"),
    Column.STATE: state,
    Column.CHOICE: _choice,
    Column.STARS: lambda entry: STAR * entry.marks.stars,
    Column.MODE: lambda entry: "" if entry.take.brought_in else entry.take.request.mode.value,
    Column.QUALITY: lambda entry: entry.take.request.quality,
    Column.LENGTH: lambda entry: seconds(entry.take.request.duration),
    Column.CREDITS: cost,
    Column.MADE: lambda entry: date_and_time(entry.take.created),
}
# What the rows are sorted by; where a value is unknown it comes before all that are known.
KEYS: dict[Column, Callable[[Entry], Any]] = {
    Column.TAKE: lambda entry: (entry.take.name, entry.take.number),
    Column.PROMPT: lambda entry: searched(entry.take.request.prompt[:SORTED_BY]),
    Column.BOARD: lambda entry: (entry.board_name.casefold(), entry.board),
    Column.STATE: lambda entry: (entry.missing, kind_of(entry.take).value),
    Column.CHOICE: lambda entry: VERDICTS.index(entry.verdict),
    Column.STARS: lambda entry: entry.marks.stars,
    Column.MODE: lambda entry: entry.take.request.mode.value,
    Column.QUALITY: lambda entry: (len(entry.take.request.quality), entry.take.request.quality),
    Column.LENGTH: lambda entry: entry.take.request.duration,
    Column.CREDITS: lambda entry: -1 if (known := stated(entry.take)) is None else known,
    Column.MADE: lambda entry: entry.take.created,
}
NUMBERS = (Column.LENGTH, Column.CREDITS)


def aligned(column: Column) -> Qt.AlignmentFlag:
    return RIGHT if column in NUMBERS else LEFT
