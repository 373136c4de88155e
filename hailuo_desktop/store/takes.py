"""The ledger of takes: what was asked for, under which key, and what became of it."""

from collections.abc import Iterator
from functools import partial

from hailuo_desktop.domain.errors import TaskClaimed
from hailuo_desktop.domain.prices import Kind
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.take import STATES, Completed, Failed, State, Take

from .database import Database, Doubled
from .journal import Journal
from .rows import CHECKED, TEXTS, is_whole, row_of, take_of
from .search import Search

_SAVE = """INSERT INTO take
    (id, shot, number, state, outcome, task, created, changed, data, request, checksum)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET shot = excluded.shot, number = excluded.number,
    state = excluded.state, outcome = excluded.outcome, task = excluded.task,
    created = excluded.created, changed = excluded.changed, data = excluded.data,
    request = excluded.request, checksum = excluded.checksum"""
PAGE = 50  # takes read at once, where the latest few are likely to be enough
# CASE, since SQLite may ask a row that holds no JSON before it asks whether it does.
_OF_KIND = """SELECT id FROM take WHERE CASE WHEN json_valid(data) THEN
    json_extract(data, '$.request.model') = ? AND json_extract(data, '$.request.mode') = ?
    AND json_extract(data, '$.request.quality') = ?
    AND json_extract(data, '$.request.duration') = ? END
    ORDER BY created DESC, rowid DESC"""


class Takes:
    """Each ``save`` is one durable transaction.

    A row that cannot be read stays where it is, out of sight, with its task and its number
    taken: perhaps a newer version of the app can read it. What money hangs on goes into the
    ``journal`` first: of two records that a crash parts, the one that claims more is right.
    """

    def __init__(self, database: Database, journal: Journal | None = None) -> None:
        self._database = database
        self._journal = journal
        self.search = Search(database)

    def save(self, take: Take) -> None:
        """TaskClaimed where the take's task belongs to another one."""
        if self._journal is not None:
            self._journal.note(take)
        try:
            save = partial(self._database.write, _SAVE, tuple(row_of(take).values()))
            self.search.alongside(save, partial(self.search.put, take))
        except Doubled:
            raise TaskClaimed(
                reason("task_claimed", task=take.task, take=self._owner(take.task))
            ) from None

    def forget(self, take_id: str) -> None:
        gone = partial(self._database.write, "DELETE FROM take WHERE id = ?", (take_id,))
        self.search.alongside(gone, partial(self.search.forget, take_id))
        if self._journal is not None:
            self._journal.forget(take_id)

    def all(self) -> list[Take]:
        """Every take that can be read, oldest first."""
        sql = "SELECT * FROM take ORDER BY created, rowid"
        return [take for row in self._database.rows(sql) if (take := take_of(row))]

    def unreadable(self) -> list[str]:
        """The ids of the takes that no other call here gives."""
        rows = self._database.rows("SELECT * FROM take ORDER BY rowid")
        return [row["id"] for row in rows if take_of(row) is None]

    def unknown(self, shot: str) -> int:
        """How many takes of the shot cannot be read: each may have been paid for."""
        rows = self._database.rows("SELECT * FROM take WHERE shot = ?", (shot,))
        return sum(take_of(row) is None for row in rows)

    def completed(self) -> set[str]:
        """The ids of the takes that have a film, readable or not: without reading them."""
        sql = "SELECT id FROM take WHERE state = ?"
        return {row["id"] for row in self._database.rows(sql, (Completed.__name__,))}

    def alike(self, kind: Kind) -> Iterator[Take]:
        """Takes of a kind, the newest first: a ledger of years is read as far as it is needed."""
        ids = [row["id"] for row in self._database.rows(_OF_KIND, kind)]
        for start in range(0, len(ids), PAGE):
            for take_id in ids[start : start + PAGE]:
                if (take := self.find(take_id)) is not None:
                    yield take

    def of_shot(self, shot: str) -> list[Take]:
        sql = "SELECT * FROM take WHERE shot = ? ORDER BY number, rowid"
        return [take for row in self._database.rows(sql, (shot,)) if (take := take_of(row))]

    def of_request(self, digest: str) -> list[Take]:
        """Takes of that very request, oldest first, whatever shot and board they belong to."""
        sql = "SELECT * FROM take WHERE request = ? ORDER BY created, rowid"
        return [take for row in self._database.rows(sql, (digest,)) if (take := take_of(row))]

    def find(self, take_id: str) -> Take | None:
        rows = self._database.rows("SELECT * FROM take WHERE id = ?", (take_id,))
        return take_of(rows[0]) if rows else None

    def claimed(self) -> dict[str, float | None]:
        """Every task that belongs to a take, with when that was sent where it is known."""
        sql = (
            "SELECT task, CASE WHEN json_valid(data) THEN json_extract(data, '$.submitted') END"
            " FROM take WHERE task IS NOT NULL"
        )
        return {task: _number(submitted) for task, submitted in self._database.rows(sql)}

    def damaged(self) -> list[str]:
        """The ids of the rows that are not what was written."""
        named = ", ".join(f"CAST({name} AS BLOB)" if name in TEXTS else name for name in CHECKED)
        # The database counts: reading every take into a value takes ten times as long.
        sql = f"SELECT id FROM take WHERE checksum <> row_checksum({named})"  # noqa: S608
        return [row["id"] for row in self._database.rows(sql)]

    def foreign(self, take_id: str) -> bool:
        """Whether its row is whole and cannot be read: perhaps a newer version of the app can."""
        rows = self._database.rows("SELECT * FROM take WHERE id = ?", (take_id,))
        return bool(rows) and is_whole(rows[0]) and take_of(rows[0]) is None

    def freed(self, task: str) -> bool:
        """Whether the task was an unreadable row's, which gives it up to a take that is known."""
        owner = self._owner(task)
        if self.find(owner) is not None:
            return False
        self._database.write("UPDATE take SET task = NULL WHERE id = ?", (owner,))
        return True

    def unanswered(self) -> list[Take]:
        """Takes that were sent and have no task: in doubt, or given up in doubt."""
        states = (state for state in STATES if state not in (Completed, Failed))
        doubted = self._in_state(*states)
        return [take for take in doubted if take.submitted is not None and not take.task]

    def next_number(self, shot: str) -> int:
        rows = self._database.rows("SELECT max(number) FROM take WHERE shot = ?", (shot,))
        return (rows[0][0] or 0) + 1

    def _in_state(self, *states: type[State]) -> list[Take]:
        marks = ", ".join("?" for _ in states)
        sql = f"SELECT * FROM take WHERE state IN ({marks}) ORDER BY created, rowid"  # noqa: S608
        rows = self._database.rows(sql, [state.__name__ for state in states])
        return [take for row in rows if (take := take_of(row))]

    def _owner(self, task: str) -> str:
        rows = self._database.rows("SELECT id FROM take WHERE task = ?", (task,))
        return rows[0]["id"]


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
