"""The cards are added, doubled, named, moved and taken away: each time one undo step."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from hailuo_desktop.domain.numbering import numbers
from hailuo_desktop.domain.scenes import cut_out, settled
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import duplicated, inserted, moved_among
from hailuo_desktop.translate import mark, n
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.actions.shots import ADD, ADD_BEFORE, DELETE, DUPLICATE
from hailuo_desktop.ui.actions.window import NEW_SHOT
from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel

from .board_presenter import BoardPresenter
from .edits import Beside, Words, new_id

Then = Callable[[Beside | None], None]
Deletion = Callable[[Sequence[str], Then], None]
ADDED = mark("Add shot")


def _at_once(_ids: Sequence[str], then: Then) -> None:
    then(None)


class ArrangePresenter:
    """``deletion`` sees to what has to be asked, or to go along, before shots are deleted."""

    def __init__(
        self,
        board_presenter: BoardPresenter,
        model: BoardModel,
        panel: BoardPanel,
        actions: ActionSet,
        deletion: Deletion = _at_once,
    ) -> None:
        self._board_presenter = board_presenter
        self._model = model
        self._panel = panel
        self._deletion = deletion
        actions.bind(NEW_SHOT, self.add)
        actions.bind(ADD, lambda _: self.add())
        actions.bind(ADD_BEFORE, lambda _: self.add_before())
        actions.bind(DUPLICATE, self.duplicate)
        actions.bind(DELETE, self.delete)
        panel.move_requested.connect(self._move)
        panel.scene_requested.connect(self._set_scene)
        model.renamed.connect(self._set_code)

    def add(self) -> None:
        self._board_presenter.insert((Shot(new_id()),), self._board_presenter.row + 1, ADDED)

    def add_before(self) -> None:
        self._board_presenter.insert((Shot(new_id()),), self._board_presenter.row, ADDED)

    def duplicate(self, ids: list[str]) -> None:
        if not ids:
            return
        new = [new_id() for _ in ids]
        board = duplicated(self._board_presenter.board, ids, new)
        self._board_presenter.make(board, _duplicated(len(ids)))
        self._board_presenter.choose(new)

    def delete(self, ids: list[str]) -> None:
        self.take_away(ids, _deleted(len(ids)))

    def take_away(self, ids: list[str], words: Words) -> None:
        """Delete them in a step of that name."""
        if ids:
            self._deletion(ids, partial(self._delete, ids, words))

    def _delete(self, ids: list[str], words: Words, beside: Beside | None) -> None:
        board = cut_out(self._board_presenter.board, ids)
        if not board.shots:
            board = inserted(board, (Shot(new_id()),), 0)
        following = self._following(ids) or board.shots[0].id
        self._board_presenter.make(board, words, beside)
        self._board_presenter.select(following)

    def _following(self, ids: Sequence[str]) -> str:
        """The shot that is shown behind the first of those, or else before it; "" for none."""
        shown = self._model.ids()
        staying = [shot_id for shot_id in shown if shot_id not in ids]
        row = next((row for row, shot_id in enumerate(shown) if shot_id in ids), 0)
        return staying[min(row, len(staying) - 1)] if staying else ""

    def _move(self, ids: list[str], before: str) -> None:
        at = self._board_presenter.board
        board = settled(at, moved_among(at, ids, before, self._model.ids()), ids, before)
        self._board_presenter.make(board, _reordered(len(ids)))
        self._panel.list.scrollTo(self._panel.list.currentIndex())

    def _set_code(self, shot_id: str, code: str) -> None:
        """The number that a shot would have anyway is no code of its own."""
        shot = self._board_presenter.shot(shot_id)
        if shot is not None:
            board = self._board_presenter.board
            own = "" if code == numbers(board.shots)[board.rows[shot_id]] else code
            self._board_presenter.change([replace(shot, name=own)], mark("Change code"))

    def _set_scene(self, shot_id: str, scene: str) -> None:
        shot = self._board_presenter.shot(shot_id)
        if shot is not None:
            changed = replace(shot, scene=" ".join(scene.split()))
            self._board_presenter.change([changed], mark("Change scene heading"))


def _duplicated(count: int) -> Words:
    return lambda: n("Duplicate shot", "Duplicate {count} shots", count)


def _deleted(count: int) -> Words:
    return lambda: n("Delete shot", "Delete {count} shots", count)


def _reordered(count: int) -> Words:
    return lambda: n("Reorder shot", "Reorder {count} shots", count)
