"""Stills on their way into the shot in hand: checked, kept, shown, or refused in words."""

from dataclasses import replace

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.board.frame_import import FrameImport
from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import with_shot
from hailuo_desktop.studio.image_fixes import Refused
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.shot.image_source import ImageSource
from hailuo_desktop.ui.shot.shot_editor import ShotEditor


class FramePresenter:
    def __init__(
        self, context: Context, *, board_presenter: BoardPresenter, editor: ShotEditor
    ) -> None:
        self._importing = FrameImport(context.studio.intake, context.background.report)
        self._pictures = context.pictures
        self._board_presenter = board_presenter
        self._editor = editor
        self._background = context.background
        editor.image_requested.connect(self._requested)
        editor.ground_requested.connect(self._change_ground)
        board_presenter.frames_wanted.connect(self._show_frames)

    def _requested(self, where: Field, source: ImageSource) -> None:
        place = self._board_presenter.board.id, self._board_presenter.shot_id
        self._background.start(self._bring(*place, where, source))

    async def _bring(self, board_id: str, shot_id: str, where: Field, source: ImageSource) -> None:
        self._editor.show_busy(where)
        try:
            found = await self._importing.import_frame(source, where)
        finally:
            self._editor.show_busy(where, busy=False)
        if isinstance(found, Frame):
            self._put(board_id, shot_id, where, found)
        elif shot_id == self._board_presenter.shot_id:
            self._refuse(board_id, shot_id, where, found)

    def _refuse(self, board_id: str, shot_id: str, where: Field, refused: Refused) -> None:
        """In the slot, with the one click that would help."""

        def mend() -> None:
            self._background.start(self._mend(board_id, shot_id, where, refused))

        self._editor.refuse(where, refused.why, refused.offer, mend if refused.fixes else None)

    async def _mend(self, board_id: str, shot_id: str, where: Field, refused: Refused) -> None:
        self._editor.show_busy(where)
        try:
            frame = await self._importing.mend(refused)
        except (HailuoError, OSError) as error:
            if shot_id == self._board_presenter.shot_id:
                self._editor.refuse(where, str(error))
        else:
            self._put(board_id, shot_id, where, frame)
        finally:
            self._editor.show_busy(where, busy=False)

    def _change_ground(self, where: Field, ground: str) -> None:
        shot = self._board_presenter.shot(self._board_presenter.shot_id)
        slot = "first" if where is Field.FIRST_FRAME else "last"
        frame: Frame | None = getattr(shot, slot, None)
        if shot is None or frame is None:
            return
        changed = replace(shot, **{slot: replace(frame, ground=ground)})
        board = with_shot(self._board_presenter.board, changed)
        self._board_presenter.make(board, mark("Change the ground of a picture"))

    def _put(self, board_id: str, shot_id: str, where: Field, frame: Frame) -> None:
        slot = "first" if where is Field.FIRST_FRAME else "last"
        self._board_presenter.put_frame(
            shot_id, where, lambda shot: replace(shot, **{slot: frame}), board_id
        )

    def _show_frames(self, shot: Shot) -> None:
        for where, frame in ((Field.FIRST_FRAME, shot.first), (Field.LAST_FRAME, shot.last)):
            if frame is not None:
                self._background.start(self._show_frame(shot.id, where, frame))

    async def _show_frame(self, shot_id: str, where: Field, frame: Frame) -> None:
        image = await self._pictures.frame(frame)
        shot = self._board_presenter.shot(shot_id)
        if shot_id != self._board_presenter.shot_id or shot is None:
            return
        if frame == (shot.first if where is Field.FIRST_FRAME else shot.last):
            self._editor.set_frame(where, frame, image)
