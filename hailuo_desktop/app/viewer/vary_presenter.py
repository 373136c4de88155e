"""Vary…: drafts of a shot, or takes of it through the pre-flight; nothing is sent by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.board.edits import new_id
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.queue.batch_presenter import BatchPresenter
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.prices import estimate
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.review import blocking, frozen
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import inserted
from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.actions.marks import VARY
from hailuo_desktop.ui.notices import Kind
from hailuo_desktop.ui.viewer.vary_dialog import VaryDialog


class VaryPresenter:
    """``dialog`` is the one that is open."""

    def __init__(
        self, context: Context, *, board_presenter: BoardPresenter, batch: BatchPresenter
    ) -> None:
        self._known_takes = context.known_takes
        self._pictures = context.pictures
        self._intake = context.studio.intake
        self._background = context.background
        self._notify = context.notify
        self._icons = context.icons
        self._theme = context.theme
        self._window = context.window
        self._board_presenter = board_presenter
        self._batch = batch
        self.dialog: VaryDialog | None = None
        context.actions.bind(VARY, self.open)

    def open(self) -> None:
        """Of the shot in hand."""
        board, shot_id = self._board_presenter.board, self._board_presenter.shot_id
        shot = board.find(shot_id)
        if shot is None or self.dialog is not None:
            return
        stills = [f for each in board.shots for f in (each.first, each.last) if f is not None]
        self.dialog = dialog = VaryDialog(
            shot, board.code(shot_id), stills, self._price, self._icons, self._theme(), self._window
        )
        dialog.drafts_requested.connect(lambda shots: self.make_drafts(shot_id, shots))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        dialog.takes_requested.connect(lambda shots: self.check_takes(shot_id, shots))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        dialog.pictures_requested.connect(self._ask_pictures)
        dialog.finished.connect(self._closed)
        dialog.open()
        self._background.start(self._show_pictures(dialog.stills()))

    def make_drafts(self, shot_id: str, planned: Sequence[Shot]) -> None:
        """Behind the shot on its board, in one step."""
        board = self._board_presenter.board
        if shot_id not in board.rows:
            return
        code, row = board.code(shot_id), board.rows[shot_id] + 1
        drafts = [
            replace(shot, id=new_id(), name=_name(code, number), scene="")
            for number, shot in enumerate(planned, start=1)
        ]
        count = len(drafts)
        self._board_presenter.make(
            inserted(board, drafts, row),
            lambda: n("Make {count} variant", "Make {count} variants", count),
        )
        self._board_presenter.choose([draft.id for draft in drafts])

    def check_takes(self, shot_id: str, planned: Sequence[Shot]) -> None:
        """As takes of the shot itself, once the pre-flight has been seen."""
        board = self._board_presenter.board
        if shot_id in board.rows:
            code = board.code(shot_id)
            variants = {
                each: replace(shot, id=each, name=_name(code, number), scene="")
                for number, shot in enumerate(planned, start=1)
                for each in (new_id(),)
            }
            self._batch.open_preflight([*variants], variants, shot_id)

    def _price(self, shots: Sequence[Shot]) -> str:
        """By what takes of their kinds have cost; those that cannot be sent yet are told apart."""
        board = self._board_presenter.board
        ready = [shot for shot in shots if not blocking(board, shot)]
        requests = [frozen(board, shot) for shot in ready for _ in range(shot.takes)]
        told = str(estimate(requests, self._known_takes.all())) if requests else ""
        lacking = len(shots) - len(ready)
        if not lacking:
            return told
        left = n(
            "{count} shot cannot be sent as it is",
            "{count} shots cannot be sent as they are",
            lacking,
        )
        return "; ".join(filter(None, (told, left)))

    async def _show_pictures(self, frames: Iterable[Frame]) -> None:
        for frame in frames:
            image = await self._pictures.frame(frame)
            if image is not None and self.dialog is not None:
                self.dialog.show_picture(frame, image)

    def _ask_pictures(self) -> None:
        dialog = QFileDialog(self.dialog, t("First frames to try"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.add_pictures)
        dialog.open()

    def add_pictures(self, files: Sequence[str]) -> None:
        self._background.start(self._bring([Path(file) for file in files]))

    async def _bring(self, files: Sequence[Path]) -> None:
        """Each as a first frame of its own; one that is none says why."""
        for file in files:
            try:
                frame = await self._intake.file(file, Field.FIRST_FRAME)
            except HailuoError as error:
                self._notify(str(error), Kind.PROBLEM)
                continue
            if self.dialog is not None:
                self.dialog.add_stills([frame], checked=True)
                await self._show_pictures([frame])

    def _closed(self) -> None:
        self.dialog = None


def _name(code: str, number: int) -> str:
    return f"{code} v{number}"
