"""What was deleted: shots with the board they were on, and boards. Nothing goes by itself."""

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard

from .codec import dump, load
from .database import Database, Row


@dataclass(frozen=True)
class BinnedShot:
    """``board`` and ``board_name`` are where it was; ``deleted`` is unix seconds."""

    shot: Shot
    board: str
    board_name: str
    deleted: float


@dataclass(frozen=True)
class BinnedBoard:
    """A board that was deleted, and when (Unix seconds)."""

    board: Storyboard
    deleted: float


class Bin:
    """One row an id; what cannot be read stays where it is, out of sight."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put_shots(self, shots: Iterable[Shot], board: Storyboard) -> None:
        for shot in shots:
            self._put(shot.id, board.id, board.name, dump(shot, Shot))

    def put_board(self, board: Storyboard) -> None:
        self._put(board.id, "", board.name, dump(board, Storyboard))

    def take_out(self, ids: Iterable[str]) -> None:
        for each in ids:
            self._database.write("DELETE FROM bin WHERE id = ?", (each,))

    def ids(self) -> set[str]:
        return {row["id"] for row in self._database.rows("SELECT id FROM bin")}

    def shots(self) -> list[BinnedShot]:
        """The one deleted last first."""
        rows = self._rows("board != ''")
        return [found for row in rows if (found := _shot(row)) is not None]

    def boards(self) -> list[BinnedBoard]:
        """The one deleted last first."""
        return [found for row in self._rows("board = ''") if (found := _board(row)) is not None]

    def _rows(self, where: str) -> list[Row]:
        return self._database.rows(f"SELECT * FROM bin WHERE {where} ORDER BY deleted DESC")  # noqa: S608 - both are literals above

    def _put(self, key: str, board: str, name: str, data: str) -> None:
        sql = "INSERT OR REPLACE INTO bin (id, board, name, deleted, data) VALUES (?, ?, ?, ?, ?)"
        self._database.write(sql, (key, board, dump(name, str), time.time(), data))


def _shot(row: Row) -> BinnedShot | None:
    try:
        shot = load(row["data"], Shot)
    except (ValueError, TypeError, RecursionError):
        return None
    return BinnedShot(shot, row["board"], json.loads(row["name"]), row["deleted"])


def _board(row: Row) -> BinnedBoard | None:
    try:
        return BinnedBoard(load(row["data"], Storyboard), row["deleted"])
    except (ValueError, TypeError, RecursionError):
        return None
