"""Numbers of shots: kept from the first take on, and given anew where the artist says so."""

from collections.abc import Collection
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QMessageBox

from hailuo_desktop.app.asking import plain_box
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.queue.queue_presenter import QueuePresenter
from hailuo_desktop.domain.numbering import keeping, renumbered
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Take
from hailuo_desktop.translate import mark, n, t
from hailuo_desktop.ui.actions.shots import RENUMBER


class NumbersPresenter:
    def __init__(self, context: Context, queue: QueuePresenter) -> None:
        self._context = context
        self._edits = edits = context.edits
        self._met: set[str] = set()  # shots that had their first take since
        edits.opened.connect(self._opened)
        queue.take_changed.connect(self._take_changed)
        context.actions.bind(RENUMBER, self.confirm)
        self._opened(edits.board)

    def _take_changed(self, take: Take) -> None:
        shot = self._edits.board.find(take.shot)
        if shot is not None and not shot.number:
            if not self._met:  # a batch is many takes at once
                self._context.background.start(self._keep_met())
            self._met.add(take.shot)

    def confirm(self) -> None:
        """Whether every shot is numbered by its place again."""
        board = self._edits.board
        changing = _changing(board)
        if not changing:
            self._context.notify(t("All shots are numbered by their places already."))
            return
        box = plain_box(self._context.window, t("Renumber shots"))
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(
            n("{count} shot gets another number.", "{count} shots get other numbers.", changing)
        )
        box.setInformativeText(t("Films that are on disk keep their names."))
        button = box.addButton(t("Renumber"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        button.clicked.connect(partial(self._renumber, board.id))
        box.open()

    def _renumber(self, board_id: str) -> None:
        board = self._edits.board
        if board.id == board_id:
            self._edits.make(replace(board, shots=renumbered(board.shots)), mark("Renumber shots"))

    def _opened(self, board: Storyboard) -> None:
        """Takes may have come by a render, or before numbers were kept."""
        self._met.clear()
        takes_of = self._context.known_takes.of_shot
        self._keep([s.id for s in board.shots if not s.number and takes_of(s.id)])

    async def _keep_met(self) -> None:
        met = [*self._met]
        self._met.clear()
        self._keep(met)

    def _keep(self, ids: Collection[str]) -> None:
        """It is no step of the artist's, so none to undo."""
        board = self._edits.board
        if ids:
            self._edits.put(replace(board, shots=keeping(board.shots, ids)))


def _changing(board: Storyboard) -> int:
    new = replace(board, shots=renumbered(board.shots))
    return sum(old != code for old, code in zip(board.codes, new.codes, strict=True))
