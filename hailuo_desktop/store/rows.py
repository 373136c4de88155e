"""A take as a row of the ledger, and back; each row carries the checksum of its own text."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from zlib import crc32

from hailuo_desktop.domain.take import STATES, Queued, State, Take

from .codec import dump, load

_STATES = {state.__name__: state for state in STATES}
# What the checksum is of, in this order; a flipped bit in any of them is noticed.
CHECKED = ("id", "shot", "number", "state", "outcome", "task", "created", "changed", "data")
TEXTS = {"id", "shot", "state", "outcome", "task", "data"}
Row = Mapping[str, Any] | sqlite3.Row


def checksum(values: Iterable[str | bytes | int | float | None]) -> str:
    """CRC-32 of a row's values, in eight hexadecimal digits; text is taken as its UTF-8 bytes."""
    return format(crc32(b"\0".join(map(_bytes, values))), "08x")


def take_of(row: Row) -> Take | None:
    """The take in a row, or None where it cannot be read or is not what was written."""
    try:
        if not is_whole(row):
            return None
        take = load(row["data"], Take)
        return replace(take, state=load(row["outcome"], _STATES[row["state"]]))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None


def row_of(take: Take) -> dict[str, str | int | float | None]:
    """The take's row, by column."""
    state: type[State] = type(take.state)
    row: dict[str, str | int | float | None] = {
        "id": take.id,
        "shot": take.shot,
        "number": take.number,
        "state": state.__name__,
        "outcome": dump(take.state, state),
        "task": take.task or None,
        "created": take.created,
        "changed": take.changed,
        # The state has columns of its own: many states look alike without their name.
        "data": dump(replace(take, state=Queued()), Take),
    }
    return {**row, "checksum": checksum(row[name] for name in CHECKED)}


def is_whole(row: Row) -> bool:
    """Whether it is what was written; a database of an older version has no checksums yet."""
    known = row["checksum"] if "checksum" in row.keys() else None  # noqa: SIM118 - sqlite3.Row
    return known is None or known == checksum(row[name] for name in CHECKED)


def _bytes(value: str | bytes | float | None) -> bytes:
    match value:
        case str():
            return value.encode("utf-8", "surrogateescape")
        case bytes():
            return value
        case _:
            return repr(value).encode()
