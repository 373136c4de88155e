"""The ledger of takes: what was asked for, under which key, and what became of it."""

from dataclasses import replace

from hailuo_desktop.domain.take import STATES, Queued, Take

from .codec import dump, load
from .database import Database, Row

_STATES = {state.__name__: state for state in STATES}


class Takes:
    """Each ``save`` is one durable transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, take: Take) -> None:
        self._database.write(
            "INSERT INTO take (id, shot, number, state, outcome, task, created, changed, data)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET state = excluded.state, outcome = excluded.outcome,"
            " task = excluded.task, changed = excluded.changed, data = excluded.data",
            _values(take),
        )

    def forget(self, take_id: str) -> None:
        self._database.write("DELETE FROM take WHERE id = ?", (take_id,))

    def all(self) -> list[Take]:
        """Every take, oldest first."""
        return [_take(row) for row in self._database.rows("SELECT * FROM take ORDER BY rowid")]

    def of_shot(self, shot: str) -> list[Take]:
        sql = "SELECT * FROM take WHERE shot = ? ORDER BY number"
        return [_take(row) for row in self._database.rows(sql, (shot,))]

    def find(self, take_id: str) -> Take | None:
        rows = self._database.rows("SELECT * FROM take WHERE id = ?", (take_id,))
        return _take(rows[0]) if rows else None

    def claimed(self) -> frozenset[str]:
        rows = self._database.rows("SELECT task FROM take WHERE task IS NOT NULL")
        return frozenset(row["task"] for row in rows)

    def next_number(self, shot: str) -> int:
        rows = self._database.rows("SELECT max(number) FROM take WHERE shot = ?", (shot,))
        return (rows[0][0] or 0) + 1


def _values(take: Take) -> tuple[str | int | float | None, ...]:
    state = type(take.state)
    return (
        take.id,
        take.shot,
        take.number,
        state.__name__,
        dump(take.state, state),
        take.task or None,
        take.created,
        take.changed,
        # The state has columns of its own: many states look alike without their name.
        dump(replace(take, state=Queued()), Take),
    )


def _take(row: Row) -> Take:
    state = load(row["outcome"], _STATES[row["state"]])
    return replace(load(row["data"], Take), state=state)
