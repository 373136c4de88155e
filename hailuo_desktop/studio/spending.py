"""What the takes of a library have cost, for the window, the command line and a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from hailuo_desktop.domain.money import digits
from hailuo_desktop.domain.spending import By, Line, Spent, Where, lines, total
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Take
from hailuo_desktop.formats import listed, number
from hailuo_desktop.store.batch.columns import guarded
from hailuo_desktop.store.bin import Bin
from hailuo_desktop.translate import n

CENT = Decimal("0.01")
HEADS: Mapping[By, tuple[str, ...]] = {
    By.BOARD: ("board",),
    By.SHOT: ("board", "shot"),
    By.DAY: ("day", "time_zone"),
    By.KIND: ("mode", "quality", "seconds"),
}
FIGURES = (
    "takes",
    "stated_credits",
    "stated_takes",
    "estimated_credits",
    "estimated_takes",
    "unknown_takes",
    "free_takes",
    "kept_seconds",
    "stated_credits_per_kept_second",
)
_TEXTS = ("board", "shot")


@dataclass(frozen=True)
class Places:
    """Whose each take is: boards, those that are deleted too, and what was deleted from one."""

    shots: Mapping[str, Where]
    kept: frozenset[str]

    def of(self, take: Take) -> Where:
        """A take of a shot that nobody knows any more is known by the name that it had."""
        where = self.shots.get(take.shot) or Where("", "", take.shot, take.name)
        kept = take.id in self.kept
        return Where(where.board, where.board_name, where.shot, where.shot_name, kept)


def places(boards: Iterable[Storyboard], bin_: Bin) -> Places:
    """What a board has counts before what the bin has."""
    shots: dict[str, Where] = {}
    kept: set[str] = set()
    for board in boards:
        kept |= {shot.kept for shot in board.shots if shot.kept}
        _add(shots, board)
    for binned in bin_.boards():
        _add(shots, binned.board)
    for each in bin_.shots():
        name = each.shot.number or each.shot.name
        shots.setdefault(each.shot.id, Where(each.board, each.board_name, each.shot.id, name))
    return Places(shots, frozenset(kept))


@dataclass(frozen=True)
class Report:
    """``zone`` names whose days they are, as “CET (UTC+01:00)”."""

    by: By
    lines: tuple[Line, ...]
    total: Spent
    zone: str


def report(takes: Iterable[Take], by: By, where: Places) -> Report:
    """What takes have cost, line by line and in all, with the time zone of its days."""
    known = list(takes)
    found = tuple(lines(known, by, where.of))
    return Report(by, found, total(known, where.of), time_zone())


def time_zone() -> str:
    """This computer's, as it is now."""
    now = datetime.now(UTC).astimezone()
    offset = f"{now:%z}"
    return f"{now.tzname()} (UTC{offset[:3]}:{offset[3:5]})"


def facts(line: Line, by: By, zone: str) -> dict[str, Any]:
    """Plain values by their names, as in a file; a figure that nobody knows is None."""
    heads = {"time_zone": zone, **vars(line)}
    return {**{name: heads[name] for name in HEADS[by]}, **figures(line.spent)}


def figures(spent: Spent) -> dict[str, Any]:
    """A line's numbers by name, plain, for JSON and CSV."""
    rate = spent.per_kept_second
    values = (
        spent.takes,
        spent.stated,
        spent.stated_takes,
        spent.estimated,
        spent.estimated_takes,
        spent.unknown_takes,
        spent.free_takes,
        spent.kept_seconds,
        None if rate is None else rate.quantize(CENT),
    )
    return dict(zip(FIGURES, values, strict=True))


def spent_words(spent: Spent) -> str:
    """What is stated, what is estimated and what nobody knows, side by side and never in one."""
    parts: list[str] = []
    if spent.stated_takes or not spent.takes:
        parts.append(
            n(
                "{credits} credits stated for {count} take",
                "{credits} credits stated for {count} takes",
                spent.stated_takes,
                credits=number(spent.stated),
            )
        )
    if spent.estimated_takes:
        parts.append(
            n(
                "about {credits} credits estimated for {count} take",
                "about {credits} credits estimated for {count} takes",
                spent.estimated_takes,
                credits=number(spent.estimated),
            )
        )
    if spent.unknown_takes:
        words = n(
            "{count} take of unknown cost", "{count} takes of unknown cost", spent.unknown_takes
        )
        parts.append(words)
    if spent.free_takes:
        parts.append(n("{count} take free", "{count} takes free", spent.free_takes))
    return listed(parts)


def to_csv(found: Report) -> bytes:
    """UTF-8 with BOM, as spreadsheets expect it: plain numbers with a point, ISO dates."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow((*HEADS[found.by], *FIGURES))
    for line in found.lines:
        values = facts(line, found.by, found.zone)
        writer.writerow([guarded(plain(v), name in _TEXTS) for name, v in values.items()])
    return text.getvalue().encode("utf-8-sig", "replace")


def plain(value: object) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return digits(value)
        case _:
            return str(value)


def _add(shots: dict[str, Where], board: Storyboard) -> None:
    for shot in board.shots:
        code = board.code(shot.id)
        shots.setdefault(shot.id, Where(board.id, board.name, shot.id, code))
