"""Cut, copy and paste of shots: between boards, between windows, and as text."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from hailuo_desktop.app.background_tasks import BackgroundTasks
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.frame import Frame, digest_of
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import copies, fitting
from hailuo_desktop.media.still import examined
from hailuo_desktop.store.frames import Frames
from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.actions.shots import COPY, CUT, PASTE
from hailuo_desktop.ui.board.dropping import Drop
from hailuo_desktop.ui.board.model import SHOTS, BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.shot.image_source import holds_cells, sources_of

from .arrange_presenter import ArrangePresenter
from .board_presenter import BoardPresenter
from .clip import Clip, unpack
from .drop_presenter import DropPresenter
from .edits import Words, new_id

Named = Callable[[int], Words]  # a step, by the number of its shots


class ClipPresenter:
    """What was cut keeps its takes where it is pasted first; every other copy starts anew."""

    def __init__(
        self,
        frames: Frames,
        model: BoardModel,
        panel: BoardPanel,
        actions: ActionSet,
        board_presenter: BoardPresenter,
        arrange: ArrangePresenter,
        drops: DropPresenter,
        background: BackgroundTasks,
    ) -> None:
        self._frames = frames
        self._model = model
        self._board_presenter = board_presenter
        self._arrange = arrange
        self._drops = drops
        self._background = background
        self._panel = panel
        self._cut = b""
        self._cut_ids: list[str] = []
        self._cut_from = ""
        self._undone = False  # whether the shots that were cut are on their board
        model.shown.connect(self._look_for_cut)
        actions.bind(COPY, self.copy)
        actions.bind(CUT, self.cut)
        actions.bind(PASTE, self.paste)
        panel.shots_dropped.connect(self._dropped)

    def copy(self, ids: list[str]) -> None:
        if ids:
            self._cut = b""
            QGuiApplication.clipboard().setMimeData(self._model.mime(ids))

    def cut(self, ids: list[str]) -> None:
        if ids:
            mime = self._model.mime(ids)
            self._cut = bytes(mime.data(SHOTS).data())
            self._cut_ids, self._cut_from = ids, self._board_presenter.board.id
            QGuiApplication.clipboard().setMimeData(mime)
            self._undone = True  # until they have gone: where takes wait, the artist may say no
            self._arrange.take_away(ids, _was_cut(len(ids)))

    def paste(self, ids: list[str]) -> None:
        """Shots, pictures or text from the clipboard, behind what is chosen."""
        # Qt's own types do not say it, but an empty clipboard has no data at all.
        mime = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
        if mime is None:
            return
        before = self._behind(ids)
        if mime.hasFormat(SHOTS):
            self._bring(bytes(mime.data(SHOTS).data()), before, _pasted)
            return
        sources = sources_of(mime)
        if sources or mime.text().strip():
            self._drops.take(
                Drop(sources, "" if sources else mime.text(), before, cells=holds_cells(mime))
            )

    def _look_for_cut(self) -> None:
        rows = self._board_presenter.board.rows
        if self._board_presenter.board.id == self._cut_from:
            self._undone = any(shot_id in rows for shot_id in self._cut_ids)

    def _dropped(self, data: bytes, before: str) -> None:
        self._bring(data, before, _copied)

    def _behind(self, ids: list[str]) -> str:
        """The shot after the last of those, or "" for the end of the board."""
        rows = [
            self._board_presenter.board.rows[shot_id]
            for shot_id in ids or [self._board_presenter.shot_id]
        ]
        shots = self._board_presenter.board.shots
        return shots[max(rows) + 1].id if max(rows) + 1 < len(shots) else ""

    def _bring(self, data: bytes, before: str, named: Named) -> None:
        clip = unpack(data)
        if clip is not None and clip.shots:
            self._background.start(self._insert(clip, data, before, named))

    async def _insert(self, clip: Clip, data: bytes, before: str, named: Named) -> None:
        shots, missing = await asyncio.to_thread(self._with_frames, clip)
        here = any(shot.id in self._board_presenter.board.rows for shot in shots)
        if data == self._cut and not self._undone and not here:
            self._cut = b""
        else:
            shots = copies(shots, [new_id() for _ in shots])
        shots = fitting(self._board_presenter.board, shots)
        self._board_presenter.insert_before(shots, before, named(len(shots)))
        if missing:
            self._drops.show_refusals([_missing(name) for name in missing])

    def _with_frames(self, clip: Clip) -> tuple[tuple[Shot, ...], list[str]]:
        """The shots with the frames that can be had here, and the names of the others."""
        missing: dict[str, str] = {}
        known: dict[str, bool] = {}

        def here(frame: Frame | None) -> Frame | None:
            if frame is None:
                return None
            if frame.digest not in known:
                known[frame.digest] = self._have(frame, clip.files.get(frame.digest, ""))
            if not known[frame.digest]:
                missing[frame.digest] = frame.name
            return frame if known[frame.digest] else None

        shots = tuple(replace(s, first=here(s.first), last=here(s.last)) for s in clip.shots)
        return shots, list(missing.values())

    def _have(self, frame: Frame, file: str) -> bool:
        """Whether the library holds the frame, or could take it over from where it lies."""
        if self._frames.path(frame.digest).is_file():
            return True
        try:
            data = Path(file).read_bytes() if file else b""
            if digest_of(data) != frame.digest:
                return False
            self._frames.keep(data, frame.name, examined(data))
        except (OSError, ValueError, HailuoError):
            return False
        return True


def _was_cut(count: int) -> Words:
    return lambda: n("Cut shot", "Cut {count} shots", count)


def _pasted(count: int) -> Words:
    return lambda: n("Paste shot", "Paste {count} shots", count)


def _copied(count: int) -> Words:
    return lambda: n("Copy shot", "Copy {count} shots", count)


def _missing(name: str) -> str:
    return t("“{name}” is not in this library: drop it again.", name=name)
