"""Storyboards on disk, one row each."""

import time

from hailuo_desktop.domain.storyboard import Storyboard

from .codec import dump, load
from .database import Database


class Boards:
    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, board: Storyboard) -> None:
        self._database.write(
            "INSERT INTO board (id, name, changed, data) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET name = excluded.name, changed = excluded.changed,"
            " data = excluded.data",
            (board.id, dump(board.name, str), time.time(), dump(board, Storyboard)),
        )

    def find(self, board_id: str) -> Storyboard | None:
        rows = self._database.rows("SELECT data FROM board WHERE id = ?", (board_id,))
        return load(rows[0]["data"], Storyboard) if rows else None

    def all(self) -> list[Storyboard]:
        """Every board, the one edited last first."""
        rows = self._database.rows("SELECT data FROM board ORDER BY changed DESC")
        return [load(row["data"], Storyboard) for row in rows]
