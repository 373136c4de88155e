"""Storyboards on disk, one row each."""

import json
import time
from dataclasses import dataclass

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard

from .bin import Bin
from .codec import dump, load
from .database import Database, Row


@dataclass(frozen=True)
class BoardFacts:
    """A storyboard without its shots; ``changed`` is unix seconds."""

    id: str
    name: str
    shots: int
    changed: float
    archived: bool


class Boards:
    """A board that cannot be read stays where it is, out of sight, and is never written over."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.bin = Bin(database)
        self._unreadable = self._found_unreadable()

    def save(self, board: Storyboard) -> None:
        """Shots that it has lost since go to the bin, and those that are back leave it."""
        if board.id in self._unreadable:
            self._set_aside(board.id)
        with self._database.transaction():
            self._see_to_bin(board)
            self._write(board)

    def delete(self, board_id: str) -> None:
        """The board goes to the bin as it is; its takes stay in the ledger."""
        board = self.find(board_id)
        if board is not None:
            with self._database.transaction():
                self.bin.put_board(board)
                self._database.write("DELETE FROM board WHERE id = ?", (board_id,))

    def bring_back(self, board: Storyboard) -> None:
        """A board from the bin is in the library again."""
        self.save(board)

    def _see_to_bin(self, board: Storyboard) -> None:
        before = self.find(board.id)
        now = set(board.rows)
        if before is not None:
            gone = [shot for shot in before.shots if shot.id not in now and _is_worth_it(shot)]
            self.bin.put_shots(gone, board)
        self.bin.take_out((now | {board.id}) & self.bin.ids())

    def _write(self, board: Storyboard) -> None:
        self._database.write(
            "INSERT INTO board (id, name, changed, data) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET name = excluded.name, changed = excluded.changed,"
            " data = excluded.data",
            (board.id, dump(board.name, str), time.time(), dump(board, Storyboard)),
        )

    def find(self, board_id: str) -> Storyboard | None:
        rows = self._database.rows("SELECT data FROM board WHERE id = ?", (board_id,))
        return board_of(rows[0]) if rows else None

    def of_shot(self, shot_id: str) -> Storyboard | None:
        """The board that the shot is on."""
        sql = "SELECT data FROM board WHERE instr(data, ?) > 0 ORDER BY changed DESC"
        boards = (board for row in self._database.rows(sql, (shot_id,)) if (board := board_of(row)))
        return next((b for b in boards if any(shot.id == shot_id for shot in b.shots)), None)

    def shots_elsewhere(self, board_id: str) -> set[str]:
        """The ids of the shots on all other boards."""
        sql = (
            "SELECT json_extract(shot.value, '$.id') FROM"
            " (SELECT * FROM board WHERE json_valid(data) AND id != ?) AS board,"
            " json_each(board.data, '$.shots') AS shot"
        )
        return {str(row[0]) for row in self._database.rows(sql, (board_id,))}

    def all(self) -> list[Storyboard]:
        """Every board that can be read, the one edited last first."""
        rows = self._database.rows("SELECT data FROM board ORDER BY changed DESC")
        return [board for row in rows if (board := board_of(row))]

    def facts(self) -> list[BoardFacts]:
        """What there is to choose from, the one edited last first, without loading it."""
        rows = self._database.rows(
            "SELECT id, name, changed, json_array_length(data, '$.shots') AS shots,"
            " json_extract(data, '$.archived') AS archived"
            " FROM (SELECT * FROM board WHERE json_valid(data)) ORDER BY changed DESC"
        )
        return [_facts(row) for row in rows if row["id"] not in self._unreadable]

    def unreadable(self) -> list[str]:
        """The ids of the boards that no other call here gives."""
        return list(self._unreadable)

    def _found_unreadable(self) -> list[str]:
        rows = self._database.rows("SELECT id, data FROM board ORDER BY rowid")
        return [row["id"] for row in rows if board_of(row) is None]

    def _set_aside(self, board_id: str) -> None:
        """Another id for a row that cannot be read, so that its own may be used again."""
        sql = "UPDATE board SET id = id || ' of ' || changed WHERE id = ?"
        self._database.write(sql, (board_id,))
        self._unreadable = self._found_unreadable()


def _is_worth_it(shot: Shot) -> bool:
    """A card that was never written on is not missed."""
    made = (shot.first, shot.last, shot.first_link, shot.last_link, shot.notes.strip(), shot.kept)
    return bool(shot.prompt.strip()) or any(made)


def _facts(row: Row) -> BoardFacts:
    name = json.loads(row["name"])
    return BoardFacts(row["id"], name, row["shots"] or 0, row["changed"], bool(row["archived"]))


def board_of(row: Row) -> Storyboard | None:
    """The board in a row, or None where it cannot be read."""
    try:
        return load(row["data"], Storyboard)
    except (ValueError, TypeError, RecursionError):
        return None
