"""``spending``: what the takes of a library have cost."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from hailuo_desktop.domain.spending import By, Line, Spent
from hailuo_desktop.formats import day, number, seconds
from hailuo_desktop.studio.spending import (
    Report,
    facts,
    figures,
    places,
    report,
    spent_words,
    to_csv,
)
from hailuo_desktop.translate import t

from .ledger import opened
from .output import put


def spending(folder: Path, by: By, *, as_json: bool, as_csv: bool) -> int:
    """In words, as JSON (one object a line, the last one the total), or as CSV."""
    with opened(folder, "hailuo-desktop spending") as library:
        where = places(library.boards.all(), library.boards.bin)
        found = report(library.takes.all(), by, where)
    if as_csv:
        for row in to_csv(found).decode("utf-8-sig").splitlines():
            put(row)
    elif as_json:
        for line in found.lines:
            put(_json({"by": by.value, **facts(line, by, found.zone)}))
        put(_json({"by": "total", **figures(found.total)}))
    else:
        _tell(found)
    return 0


def _tell(found: Report) -> None:
    if not found.total.takes:
        put(t("Nothing was sent yet, so nothing was spent."))
        return
    if found.by is By.DAY:
        put(t("Days are those of {zone}.", zone=found.zone))
    for line in found.lines:
        put("  ".join((_name(line, found.by), spent_words(line.spent), *_rate(line.spent))))
    put("  ".join((t("In all:"), spent_words(found.total), *_rate(found.total))))


def _rate(spent: Spent) -> tuple[str, ...]:
    rate = spent.per_kept_second
    if rate is None:
        return ()
    kept = seconds(spent.kept_seconds)
    words = t(
        "{kept} kept, {credits} credits stated for each second of it",
        kept=kept,
        credits=number(rate, 2),
    )
    return (words,)


def _name(line: Line, by: By) -> str:
    match by:
        case By.BOARD:
            return line.board or t("on no board")
        case By.SHOT:
            board = line.board or t("on no board")
            return f"{board} / {line.shot}"
        case By.DAY:
            return day(line.day)
        case By.KIND:
            return f"{line.mode} · {line.quality} · {seconds(line.seconds)}"


def _json(values: dict[str, Any]) -> str:
    return json.dumps({k: float(v) if isinstance(v, Decimal) else v for k, v in values.items()})
