"""The board and the shot in hand: wishes of the window become edits."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import (
    Storyboard,
    duplicated,
    inserted,
    moved,
    renamed,
    with_shot,
    without_shots,
)
from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.shot.shot_editor import ShotEditor

from .edits import Edits, new_id


class BoardDesk(QObject):
    """``shown`` tells which shot is in hand; ``frames_wanted`` that it needs its previews."""

    shown = Signal(str)
    frames_wanted = Signal(object)
    opened = Signal()

    def __init__(
        self, edits: Edits, model: BoardModel, panel: BoardPanel, editor: ShotEditor
    ) -> None:
        super().__init__()
        self._edits = edits
        self._model = model
        self._panel = panel
        self._editor = editor
        self._shot_id = ""
        edits.changed.connect(self._board_changed)
        editor.edited.connect(self._shot_edited)
        panel.shot_selected.connect(self.show)
        panel.add_requested.connect(self.add)
        panel.duplicate_requested.connect(self.duplicate)
        panel.delete_requested.connect(self.delete)
        panel.move_requested.connect(self._move)
        panel.renamed.connect(self._rename)

    @property
    def board(self) -> Storyboard:
        return self._edits.board

    @property
    def shot_id(self) -> str:
        return self._shot_id

    def open(self) -> None:
        """Show the board as it lies; a new one begins with an empty shot."""
        if not self.board.shots:
            self._edits.board = inserted(self.board, (Shot(new_id()),), 0)
        self._model.show(self.board)
        self._panel.show_name(self.board.name)
        self._panel.select(self.board.shots[0].id)
        self.show(self.board.shots[0].id)

    def replace_board(self, board: Storyboard) -> None:
        """Another board takes the place of an empty one, as an edit that can be undone."""
        self._edits.make(board, "Open sample")
        self.select(board.shots[0].id)
        self.opened.emit()

    def shot(self, shot_id: str) -> Shot | None:
        return next((shot for shot in self.board.shots if shot.id == shot_id), None)

    def show(self, shot_id: str) -> None:
        shot = self.shot(shot_id)
        if shot is None or shot_id == self._shot_id:
            return
        self._shot_id = shot_id
        self._show(shot)
        self.shown.emit(shot_id)

    def add(self) -> None:
        self.insert((Shot(new_id()),), self._row() + 1, "Add shot")

    def insert(self, shots: tuple[Shot, ...], row: int, words: str) -> None:
        self._edits.make(inserted(self.board, shots, row), words)
        self.select(shots[0].id)

    def duplicate(self, ids: list[str]) -> None:
        new = [new_id() for _ in ids]
        self._edits.make(duplicated(self.board, ids, new), f"Duplicate {_shots(ids)}")
        self.select(new[0])

    def delete(self, ids: list[str]) -> None:
        row = self._row()
        board = without_shots(self.board, ids)
        if not board.shots:
            board = inserted(board, (Shot(new_id()),), 0)
        self._edits.make(board, f"Delete {_shots(ids)}")
        self.select(board.shots[min(row, len(board.shots) - 1)].id)

    def put_frame(self, shot_id: str, where: Field, change: Callable[[Shot], Shot]) -> None:
        """A frame has arrived for a shot, which may not be in hand any more."""
        shot = self.shot(shot_id)
        if shot is not None:
            place = where.value.replace("_", " ")
            # Settings that have to follow the frame are a part of the same step.
            self._edits.make(with_shot(self.board, change(shot)), f"Set {place}", f"fit {shot_id}")

    def _move(self, ids: list[str], row: int) -> None:
        self._edits.make(moved(self.board, ids, row), f"Move {_shots(ids)}")

    def _rename(self, name: str) -> None:
        self._edits.make(renamed(self.board, name), "Rename storyboard", "rename")

    def _shot_edited(self, shot: Shot, words: str, kind: str) -> None:
        if self.shot(shot.id) is not None:
            merge = f"{kind} {shot.id}" if kind else ""
            self._edits.make(with_shot(self.board, shot), words, merge)

    def _board_changed(self, board: Storyboard) -> None:
        self._model.show(board)
        self._panel.show_name(board.name)
        shot = self.shot(self._shot_id)
        if shot is None:
            self.select(board.shots[0].id)
            return
        if not self._panel.selected():
            self._panel.select(self._shot_id)
        if shot != self._editor.shot():
            self._show(shot)

    def _show(self, shot: Shot) -> None:
        self._editor.show_shot(shot)
        self.frames_wanted.emit(shot)

    def select(self, shot_id: str) -> None:
        self._panel.select(shot_id)
        self.show(shot_id)

    def _row(self) -> int:
        ids = [shot.id for shot in self.board.shots]
        return ids.index(self._shot_id) if self._shot_id in ids else len(ids) - 1


def _shots(ids: list[str]) -> str:
    return "shot" if len(ids) == 1 else f"{len(ids)} shots"
