"""Clips made elsewhere are brought in as takes of a shot: by a command, or let go on it."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.viewer.viewer_presenter import ViewerPresenter
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.film_files import FILMS
from hailuo_desktop.domain.take import Take
from hailuo_desktop.studio.clips import For, bring_in
from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.actions.window import BRING_IN
from hailuo_desktop.ui.notices import Kind
from hailuo_desktop.ui.viewer.clip_drop import ClipDrop
from hailuo_desktop.ui.viewer.viewer import Viewer

from .film_register import FilmRegister


class ClipsPresenter:
    def __init__(
        self,
        context: Context,
        *,
        board_presenter: BoardPresenter,
        viewer_presenter: ViewerPresenter,
        viewer: Viewer,
        register: FilmRegister,
    ) -> None:
        self._studio = context.studio
        self._board_presenter = board_presenter
        self._viewer_presenter = viewer_presenter
        self._register = register
        self._background = context.background
        self._window = context.window
        self._notify = context.notify
        self._turn = asyncio.Lock()  # two clips of a shot must not get one number
        self.dialog: QFileDialog | None = None
        context.actions.bind(BRING_IN, self.ask)
        drop = ClipDrop(viewer)
        drop.dropped.connect(self._dropped)

    def ask(self) -> None:
        """Which clips, for the shot in hand."""
        shot = self._board_presenter.shot_id
        patterns = " ".join(f"*{suffix}" for suffix in sorted(FILMS))
        title = t("Bring in clips as takes of {shot}", shot=self._board_presenter.board.code(shot))
        self.dialog = QFileDialog(
            self._window, title, "", t("Films ({patterns})", patterns=patterns)
        )
        self.dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self.dialog.filesSelected.connect(lambda files: self.bring_in([*map(Path, files)], shot))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def bring_in(self, clips: Sequence[Path], shot: str) -> None:
        """Each that can be read becomes a take of the shot; the others are named."""
        self._background.start(self._bring_in(clips, shot))

    def bring_in_one(self, clip: Path, shot: str) -> None:
        self.bring_in([clip], shot)

    def _dropped(self, clips: list[Path]) -> None:
        """What is shown has them, whatever board it is on."""
        self.bring_in(clips, self._viewer_presenter.shot_id or self._board_presenter.shot_id)

    async def _bring_in(self, clips: Sequence[Path], shot: str) -> None:
        told: list[str] = []
        takes: list[Take] = []
        async with self._turn:
            for clip in clips:
                self._notify(t("Bringing in “{file}” …", file=clip.name))
                try:
                    takes.append(await self._bring_in_one(clip, shot))
                except HailuoError as error:
                    told.append(str(error))
        if takes:
            self._viewer_presenter.show_take(takes[-1].id)
            told.insert(0, _told(takes))
        refused = len(told) > bool(takes)
        self._notify(" ".join(told), Kind.PROBLEM if refused else Kind.DONE)

    async def _bring_in_one(self, clip: Path, shot: str) -> Take:
        library = self._studio.library
        board = self._board_presenter.board_of(shot) or self._board_presenter.board
        code = board.code(shot) if shot in board.rows else ""
        wanted = For(shot, code, library.takes.next_number(shot), board.name)
        now = self._studio.clock.now()
        take = await asyncio.to_thread(bring_in, library.videos, clip, wanted, now)
        self._studio.queue.put(take)
        self._register.add([take])
        return take


def _told(takes: Sequence[Take]) -> str:
    take = takes[-1]
    return n(
        "Brought in as take {number} of {shot}; it costs nothing.",
        "{count} clips were brought in as takes of {shot}; they cost nothing.",
        len(takes),
        number=take.number,
        shot=take.name,
    )
