"""The board and the shot in hand: wishes of the window become edits."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from hailuo_desktop.domain.chain import link_problems
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.scenes import cut_out, settled
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import (
    Storyboard,
    duplicated,
    inserted,
    moved_among,
    renamed,
    with_shot,
    with_shots,
)
from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.shot.shot_editor import ShotEditor

from .edits import Edits, new_id

Change = Callable[[Shot], Shot]
Elsewhere = Callable[[str, Callable[[Storyboard], Storyboard]], None]


class BoardDesk(QObject):
    """``elsewhere`` changes a board that is not in hand.

    ``shown`` tells which shot is in hand; ``frames_wanted`` that it needs its previews."""

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
        self.elsewhere: Elsewhere = lambda _board_id, _change: None
        self._verbs: dict[str, Callable[[list[str]], object]] = {
            "add": lambda _: self.add(),
            "add_before": lambda _: self.add_before(),
            "duplicate": self.duplicate,
            "delete": self.delete,
        }
        edits.changed.connect(self._board_changed)
        edits.stepped.connect(self._stepped)
        edits.opened.connect(self._opened)
        editor.edited.connect(self._shot_edited)
        panel.shot_selected.connect(self.show)
        panel.wished.connect(self._wished)
        panel.move_requested.connect(self._move)
        panel.scene_requested.connect(self._set_scene)
        panel.switcher.renamed.connect(self._rename)
        panel.left_for_prompt.connect(editor.prompt.setFocus)
        model.renamed.connect(self._set_code)

    @property
    def board(self) -> Storyboard:
        return self._edits.board

    @property
    def shot_id(self) -> str:
        return self._shot_id

    def open(self, shot_id: str = "") -> None:
        """Show the board as it lies, with that shot in hand or the first; a new one begins
        with an empty shot."""
        if not self.board.shots:
            self._edits.board = inserted(self.board, (Shot(new_id()),), 0)
        self._shot_id = ""
        self._model.show(self.board)
        self._panel.switcher.show_name(self.board.name)
        self.select(shot_id if shot_id in self.board.rows else self.board.shots[0].id)

    def _opened(self) -> None:
        self.open()

    def replace_board(self, board: Storyboard) -> None:
        """Another board takes the place of an empty one, as an edit that can be undone."""
        self._edits.make(replace(board, id=self.board.id), "Open sample")
        self.select(board.shots[0].id)
        self.opened.emit()

    def shot(self, shot_id: str) -> Shot | None:
        return self.board.find(shot_id)

    def show(self, shot_id: str) -> None:
        shot = self.shot(shot_id)
        if shot is None or shot_id == self._shot_id:
            return
        self._shot_id = shot_id
        self._show(shot)
        self.shown.emit(shot_id)

    def select(self, shot_id: str) -> None:
        self._panel.select(shot_id)
        self.show(shot_id)

    # Edits, each one undo step

    def add(self) -> None:
        self.insert((Shot(new_id()),), self._row() + 1, "Add shot")

    def add_before(self) -> None:
        self.insert((Shot(new_id()),), self._row(), "Add shot")

    def insert(self, shots: Sequence[Shot], row: int, words: str) -> None:
        self._edits.make(inserted(self.board, shots, row), words)
        self.choose([shot.id for shot in shots])

    def insert_before(
        self, shots: Sequence[Shot], before: str, words: str, board_id: str = ""
    ) -> None:
        """New shots before that one, or behind all where it is "" or not there any more.

        They may come late for their board: then they go there, whatever is in hand now.
        """

        def placed(board: Storyboard) -> Storyboard:
            return inserted(board, shots, board.rows.get(before, len(board.shots)))

        self.edit_on(board_id or self.board.id, placed, words)
        self.choose_on(board_id or self.board.id, [shot.id for shot in shots])

    def edit_on(
        self,
        board_id: str,
        change: Callable[[Storyboard], Storyboard],
        words: str,
        merge: str = "",
    ) -> None:
        """A board changes, though it may not be in hand any more."""
        if board_id == self.board.id:
            self._edits.make(change(self.board), words, merge)
        else:
            self.elsewhere(board_id, change)

    def change_on(self, board_id: str, shot_id: str, change: Change, words: str) -> None:
        """A shot changes, though its board may not be in hand any more."""

        def changed(board: Storyboard) -> Storyboard:
            shot = board.find(shot_id)
            return board if shot is None else with_shot(board, change(shot))

        # Settings that have to follow a frame are a part of the same step.
        self.edit_on(board_id, changed, words, f"fit {shot_id}")

    def duplicate(self, ids: list[str]) -> None:
        if not ids:
            return
        new = [new_id() for _ in ids]
        self._edits.make(duplicated(self.board, ids, new), f"Duplicate {shots_in_words(ids)}")
        self.choose(new)

    def delete(self, ids: list[str], verb: str = "Delete") -> None:
        if not ids:
            return
        row = min(self.board.rows[shot_id] for shot_id in ids)
        board = cut_out(self.board, ids)
        if not board.shots:
            board = inserted(board, (Shot(new_id()),), 0)
        self._edits.make(board, f"{verb} {shots_in_words(ids)}")
        self.select(board.shots[min(row, len(board.shots) - 1)].id)

    def change(self, shots: Sequence[Shot], words: str) -> None:
        """Shots of the board have new values, all in one step."""
        self._edits.make(with_shots(self.board, shots), words)

    def make(self, board: Storyboard, words: str) -> None:
        self._edits.make(board, words)

    def choose(self, ids: list[str]) -> None:
        """Several cards chosen, the first of them in hand."""
        self._panel.select_all_of(ids)
        self.show(ids[0])

    def choose_on(self, board_id: str, ids: list[str]) -> None:
        """The same, where their board is in hand."""
        if board_id == self.board.id and ids:
            self.choose(ids)

    def put_frame(self, shot_id: str, where: Field, change: Change, board_id: str = "") -> None:
        """A frame has arrived for a shot, which may not be in hand any more, nor its board."""
        place = where.value.replace("_", " ")
        self.change_on(board_id or self.board.id, shot_id, change, f"Set {place}")

    def _wished(self, name: str, ids: list[str]) -> None:
        verb = self._verbs.get(name)
        if verb is not None:
            verb(ids)

    def _move(self, ids: list[str], before: str) -> None:
        board = moved_among(self.board, ids, before, self._model.ids())
        board = settled(self.board, board, ids, before)
        self._edits.make(board, f"Reorder {shots_in_words(ids)}")
        self._panel.list.scrollTo(self._panel.list.currentIndex())

    def _rename(self, name: str) -> None:
        self._edits.make(renamed(self.board, name), "Rename storyboard", "rename")

    def _set_code(self, shot_id: str, code: str) -> None:
        """The number that a shot would have anyway is no code of its own."""
        shot = self.shot(shot_id)
        if shot is not None:
            own = "" if code == f"{self.board.rows[shot_id] + 1:02}" else code
            self._edits.make(with_shot(self.board, replace(shot, name=own)), "Change code")

    def _set_scene(self, shot_id: str, scene: str) -> None:
        shot = self.shot(shot_id)
        if shot is not None:
            changed = replace(shot, scene=" ".join(scene.split()))
            self._edits.make(with_shot(self.board, changed), "Change scene heading")

    def _shot_edited(self, shot: Shot, words: str, kind: str) -> None:
        if self.shot(shot.id) is not None:
            merge = f"{kind} {shot.id}" if kind else ""
            self._edits.make(with_shot(self.board, shot), words, merge)

    # The board has a new value

    def _board_changed(self, board: Storyboard) -> None:
        self._model.show(board)
        self._panel.switcher.show_name(board.name)
        shot = self.shot(self._shot_id)
        if shot is None:
            self.select(board.shots[0].id)
            return
        if not self._panel.selected():
            self._panel.select(self._shot_id)
        if shot != self._editor.shot():
            self._show(shot)
        else:
            self._show_links(shot)

    def _stepped(self, ids: list[str]) -> None:
        """An undo shows what it has changed, unless it is in hand already."""
        if ids and self._shot_id not in ids:
            self.choose(ids)

    def _show(self, shot: Shot) -> None:
        self._editor.show_shot(shot)
        self._show_links(shot)
        self.frames_wanted.emit(shot)

    def _show_links(self, shot: Shot) -> None:
        first, last = shot.first_from, None if shot.last else shot.last_link
        kept = ", once a take is kept" if first is not None and first.wait else ""
        self._editor.show_links(
            self._linked("Last frame of", first) + kept,
            self._linked("First frame of", last),
            link_problems(self.board, shot),
        )

    def _linked(self, words: str, link: Link | None) -> str:
        if link is None:
            return ""
        known = link.shot in self.board.rows
        return f"{words} {self.board.code(link.shot) if known else 'a shot that is gone'}"

    def _row(self) -> int:
        return self.board.rows.get(self._shot_id, len(self.board.shots) - 1)


def shots_in_words(ids: Sequence[object]) -> str:
    return "shot" if len(ids) == 1 else f"{len(ids)} shots"
