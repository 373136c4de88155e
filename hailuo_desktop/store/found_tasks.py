"""Tasks of the service that no take claims, with what was said of each."""

from collections.abc import Sequence

from hailuo_desktop.domain.found_task import FoundTask, Ruling

from .codec import dump, load
from .database import Database


class FoundTasks:
    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, task: FoundTask) -> None:
        sql = "INSERT OR REPLACE INTO found_task (id, ruling, data) VALUES (?, ?, ?)"
        self._database.write(sql, (task.id, task.ruling.value, dump(task, FoundTask)))

    def find(self, task_id: str) -> FoundTask | None:
        rows = self._database.rows("SELECT data FROM found_task WHERE id = ?", (task_id,))
        return _read(rows[0]["data"]) if rows else None

    def open(self) -> Sequence[FoundTask]:
        """Those that wait for the artist's word, the oldest first."""
        sql = "SELECT data FROM found_task WHERE ruling = ? ORDER BY rowid"
        rows = self._database.rows(sql, (Ruling.OPEN.value,))
        return [task for row in rows if (task := _read(row["data"])) is not None]


def _read(data: str) -> FoundTask | None:
    try:
        return load(data, FoundTask)
    except (ValueError, TypeError, RecursionError):
        return None
