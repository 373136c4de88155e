"""Links between shots, and edits of many shots at once."""

from dataclasses import replace
from functools import partial

from hailuo_desktop.domain.bulk import Bulk
from hailuo_desktop.domain.chain import chained, linked
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.translate import mark, n
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.actions.shots import BULK, CHAIN, LINK, UNLINK, WAIT, WAIT_ANY
from hailuo_desktop.ui.board.bulk_dialog import BulkDialog
from hailuo_desktop.ui.board.panel import BoardPanel

from .board_presenter import BoardPresenter
from .edits import Words


class ChainPresenter:
    def __init__(
        self,
        board_presenter: BoardPresenter,
        panel: BoardPanel,
        actions: ActionSet,
    ) -> None:
        self._board_presenter = board_presenter
        self._panel = panel
        actions.bind(CHAIN, self.chain)
        actions.bind(LINK, self.link)
        actions.bind(WAIT, partial(self.wait, kept=True))
        actions.bind(WAIT_ANY, partial(self.wait, kept=False))
        actions.bind(UNLINK, self.unlink)
        actions.bind(BULK, self.ask_bulk)

    def chain(self, ids: list[str]) -> None:
        """Each of the shots begins where the one before it ends."""
        if len(ids) > 1:
            board = chained(self._board_presenter.board, ids)
            self._board_presenter.make(board, _chained(len(ids)))

    def link(self, ids: list[str]) -> None:
        """Each begins with the last frame of the shot that stands before it on the board."""
        board = self._board_presenter.board
        for shot_id in ids:
            row = board.rows[shot_id]
            if row > 0:
                board = linked(board, shot_id, Link(board.shots[row - 1].id))
        self._board_presenter.make(board, mark("Use last frame of the shot before"))

    def wait(self, ids: list[str], kept: bool) -> None:
        shots = filter(None, map(self._board_presenter.shot, ids))
        changed = [
            replace(shot, first_link=replace(shot.first_link, wait=kept))
            for shot in shots
            if shot.first_link is not None
        ]
        words = mark("Wait for a kept take") if kept else mark("Take any finished take")
        self._board_presenter.change(changed, words)

    def unlink(self, ids: list[str]) -> None:
        shots = filter(None, map(self._board_presenter.shot, ids))
        changed = [replace(shot, first_link=None, last_link=None) for shot in shots]
        self._board_presenter.change(changed, _unlinked(len(ids)))

    def ask_bulk(self, ids: list[str]) -> None:
        if not ids:
            return
        dialog = BulkDialog(self._panel, self._board_presenter.board, ids)
        dialog.apply_requested.connect(lambda bulk: self.apply(ids, bulk))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        dialog.open()

    def apply(self, ids: list[str], bulk: Bulk) -> None:
        shots: list[Shot] = [
            shot for shot in map(self._board_presenter.shot, ids) if shot is not None
        ]
        self._board_presenter.change([bulk.apply(shot) for shot in shots], _edited(len(shots)))


def _chained(count: int) -> Words:
    return lambda: n("Chain {count} shot", "Chain {count} shots", count)


def _unlinked(count: int) -> Words:
    return lambda: n("Unlink shot", "Unlink {count} shots", count)


def _edited(count: int) -> Words:
    return lambda: n("Edit shot", "Edit {count} shots", count)
