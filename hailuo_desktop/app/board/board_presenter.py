"""The board and the shot in hand: what the window asks for becomes edits."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from hailuo_desktop.domain.chain import link_problems
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard, inserted, renamed, with_shot, with_shots
from hailuo_desktop.translate import Marked, mark
from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.shot.shot_editor import ShotEditor

from .edits import Beside, Edits, Words, new_id
from .link_words import links_in_words

Change = Callable[[Shot], Shot]
FindBoard = Callable[[str], Storyboard | None]
SET_FRAME = {
    Field.FIRST_FRAME: mark("Set first frame"),
    Field.LAST_FRAME: mark("Set last frame"),
}


def _nowhere(_id: str) -> Storyboard | None:
    return None


class BoardPresenter(QObject):
    """``find_board`` gives a board of the library that is not in hand, ``board_of_shot`` the one
    that a shot is on.

    ``shown`` tells which shot is in hand; ``frames_wanted`` that it needs its previews."""

    shown = Signal(str)
    frames_wanted = Signal(object)

    def __init__(
        self,
        edits: Edits,
        model: BoardModel,
        panel: BoardPanel,
        editor: ShotEditor,
        find_board: FindBoard = _nowhere,
        board_of_shot: FindBoard = _nowhere,
    ) -> None:
        super().__init__()
        self._edits = edits
        self._model = model
        self._panel = panel
        self._editor = editor
        self._shot_id = ""
        self._find_board = find_board
        self._board_of_shot = board_of_shot
        edits.changed.connect(self._board_changed)
        edits.stepped.connect(self._stepped)
        edits.opened.connect(self._opened)
        editor.edited.connect(self._shot_edited)
        panel.shot_selected.connect(self.show)
        panel.selection_changed.connect(self._show_several)
        panel.switcher.renamed.connect(self._rename)
        panel.left_for_prompt.connect(editor.prompt.setFocus)

    @property
    def board(self) -> Storyboard:
        return self._edits.board

    @property
    def shot_id(self) -> str:
        return self._shot_id

    @property
    def row(self) -> int:
        """Of the shot in hand, or else the last."""
        return self.board.rows.get(self._shot_id, len(self.board.shots) - 1)

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
        self._edits.make(replace(board, id=self.board.id), mark("Open sample"))
        self.select(board.shots[0].id)

    def shot(self, shot_id: str) -> Shot | None:
        return self.board.find(shot_id)

    def board_of(self, shot_id: str) -> Storyboard | None:
        """The one in hand where the shot is on it, or else another of the library."""
        return self.board if shot_id in self.board.rows else self._board_of_shot(shot_id)

    def shot_anywhere(self, shot_id: str) -> Shot | None:
        """A shot of the board in hand, or of any other."""
        board = self.board_of(shot_id)
        return board.find(shot_id) if board is not None else None

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

    def insert(self, shots: Sequence[Shot], row: int, words: Words) -> None:
        self._edits.make(inserted(self.board, shots, row), words)
        self.choose([shot.id for shot in shots])

    def insert_before(
        self, shots: Sequence[Shot], before: str, words: Words, board_id: str = ""
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
        words: Words,
        merge: str = "",
        beside: Beside | None = None,
    ) -> None:
        """A board changes, though it may not be in hand any more."""
        if board_id == self.board.id:
            self._edits.make(change(self.board), words, merge, beside)
            return
        # What was dropped on a board arrives after another has been taken in hand.
        board = self._find_board(board_id)
        if board is not None:
            self._edits.make_elsewhere(board, change(board), words, beside)

    def change_on(self, board_id: str, shot_id: str, change: Change, words: Words) -> None:
        """A shot changes, though its board may not be in hand any more."""

        def changed(board: Storyboard) -> Storyboard:
            shot = board.find(shot_id)
            return board if shot is None else with_shot(board, change(shot))

        # Settings that have to follow a frame are a part of the same step.
        self.edit_on(board_id, changed, words, f"fit {shot_id}")

    def change(self, shots: Sequence[Shot], words: Words) -> None:
        """Shots of the board have new values, all in one step."""
        self._edits.make(with_shots(self.board, shots), words)

    def make(self, board: Storyboard, words: Words, beside: Beside | None = None) -> None:
        self._edits.make(board, words, beside=beside)

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
        words = SET_FRAME[where]
        self.change_on(board_id or self.board.id, shot_id, change, words)

    def _rename(self, name: str) -> None:
        self._edits.make(renamed(self.board, name), mark("Rename storyboard"), "rename")

    def _shot_edited(self, shot: Shot, words: Marked, kind: str) -> None:
        if self.shot(shot.id) is not None:
            merge = f"{kind} {shot.id}" if kind else ""
            self._edits.make(with_shot(self.board, shot), words, merge)

    # The board has a new value

    def _board_changed(self, board: Storyboard) -> None:
        self._model.show(board)
        self._panel.switcher.show_name(board.name)
        self._show_several(self._panel.selected())
        shot = self.shot(self._shot_id)
        if shot is None:
            self.select(next(iter(self._model.ids()), board.shots[0].id))
            return
        if not self._panel.selected() and self._model.row_of(self._shot_id) >= 0:
            self._panel.select(self._shot_id)
        if shot != self._editor.shot():
            self._show(shot)
        else:
            self._show_links(shot)

    def _show_several(self, ids: Sequence[str]) -> None:
        self._editor.show_several([shot for each in ids if (shot := self.shot(each)) is not None])

    def reword(self) -> None:
        """Another language speaks."""
        shot = self.shot(self._shot_id)
        if shot is not None:
            self._show_links(shot)

    def _stepped(self, ids: list[str]) -> None:
        """An undo shows what it has changed, unless it is in hand already."""
        if ids and self._shot_id not in ids:
            self.choose(ids)

    def _show(self, shot: Shot) -> None:
        self._editor.show_shot(shot, fit=not self._edits.stepping)
        self._show_links(shot)
        self.frames_wanted.emit(shot)

    def _show_links(self, shot: Shot) -> None:
        first, last = links_in_words(self.board, shot)
        self._editor.show_links(first, last, link_problems(self.board, shot))
