"""Reframing the frames of the shot in hand."""

from dataclasses import replace
from functools import partial

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.frame import Crop, Frame
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import with_shot
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.crop.dialog import CropDialog, Reframing


class CropPresenter:
    def __init__(self, context: Context, *, board_presenter: BoardPresenter) -> None:
        self._pictures = context.pictures
        self._board_presenter = board_presenter
        self._background = context.background
        self._theme = context.theme
        self._parent = context.window
        self.dialog: CropDialog | None = None

    def open_dialog(self, where: Field) -> None:
        """Open the frame in that slot, if there is one."""
        shot = self._board_presenter.shot(self._board_presenter.shot_id)
        frame = _frame(shot, where) if shot else None
        if shot is not None and frame is not None and self.dialog is None:
            self._background.start(self._open(shot, where, frame))

    async def _open(self, shot: Shot, where: Field, frame: Frame) -> None:
        image = await self._pictures.frame(replace(frame, crop=None))
        if image is None or self.dialog is not None:  # a second click, while it was decoded
            return
        ratio = _ratio(shot) if where is Field.LAST_FRAME else None
        dialog = CropDialog(Reframing(where, frame, image, ratio), self._theme(), self._parent)
        dialog.cropped.connect(partial(self._cropped, shot.id, where))
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _cropped(self, shot_id: str, where: Field, crop: Crop | None) -> None:
        shot = self._board_presenter.shot(shot_id)
        frame = _frame(shot, where) if shot else None
        if shot is not None and frame is not None:
            slot = "first" if where is Field.FIRST_FRAME else "last"
            changed = replace(shot, **{slot: replace(frame, crop=crop)})
            self._board_presenter.make(
                with_shot(self._board_presenter.board, changed), mark("Reframe picture")
            )


def _frame(shot: Shot, where: Field) -> Frame | None:
    return shot.first if where is Field.FIRST_FRAME else shot.last


def _ratio(shot: Shot) -> float | None:
    """The shape that the service crops the last frame to."""
    seen = shot.first.seen if shot.first else None
    return seen.width / seen.height if seen and seen.height else None
