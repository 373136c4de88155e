"""Films of rejected takes on their way to the system's bin, by the artist's word alone."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.system.trash import move_to_trash
from hailuo_desktop.domain.marks import Verdict
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.formats import size
from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.actions.marks import REJECTED_FILMS
from hailuo_desktop.ui.notices import Kind
from hailuo_desktop.ui.viewer.rejects_dialog import RejectedFilm, RejectsDialog
from hailuo_desktop.ui.viewer.viewer import Viewer

from .marks_presenter import MarksPresenter
from .viewer_presenter import ViewerPresenter

Trash = Callable[[Path], bool]


class RejectsPresenter:
    """``dialog`` is the one that is open."""

    def __init__(
        self,
        context: Context,
        *,
        board_presenter: BoardPresenter,
        marks: MarksPresenter,
        shown: ViewerPresenter,
        viewer: Viewer,
        trash: Trash = move_to_trash,
    ) -> None:
        self._known_takes = context.known_takes
        self._videos = context.studio.library.videos
        self._now = context.studio.clock.now
        self._background = context.background
        self._notify = context.notify
        self._window = context.window
        self._board_presenter = board_presenter
        self._marks = marks
        self._shown = shown
        self._viewer = viewer
        self._trash = trash
        self.dialog: RejectsDialog | None = None
        context.actions.bind(REJECTED_FILMS, self.open)

    def open(self) -> None:
        """Of the board in hand; the disk is asked beside the window."""
        if self.dialog is None:
            self._background.start(self._open())

    async def _open(self) -> None:
        board = self._board_presenter.board
        takes = self._takes()
        sizes = await asyncio.to_thread(_sizes, [self._file(take) for take in takes])
        there = [(take, size) for take, size in zip(takes, sizes, strict=True) if size is not None]
        rejected = [
            RejectedFilm(
                take.id, t("{shot} · take {number}", shot=take.name, number=take.number), size
            )
            for take, size in there
            if self._marks.verdict_of(take.id) is Verdict.REJECTED
        ]
        used = sum(size for _, size in there)
        if self.dialog is None:
            dialog = RejectsDialog(board.name, len(there), used, rejected, self._window)
            dialog.bin_requested.connect(self.throw_away)
            dialog.finished.connect(self._closed)
            self.dialog = dialog
            dialog.open()

    def throw_away(self, ids: Iterable[str]) -> None:
        """What is rejected no more by now stays."""
        takes = filter(None, map(self._known_takes.find, ids))
        going = [t for t in takes if self._marks.verdict_of(t.id) is Verdict.REJECTED]
        if any(take.id == self._shown.take_id for take in going):
            self._viewer.clear()  # an open file cannot be moved everywhere
        self._background.start(self._throw_away(going))

    async def _throw_away(self, takes: Sequence[Take]) -> None:
        freed, failed = 0, list[Take]()
        for take in takes:
            file = self._file(take)
            (length,) = await asyncio.to_thread(_sizes, [file])
            if length is not None and await asyncio.to_thread(self._trash, file):
                marks = replace(self._marks.marks_of(take.id), binned=self._now())
                self._marks.put(take.id, marks)
                freed += length
            else:
                failed.append(take)
        told = _moved(len(takes) - len(failed), freed), _left(failed)
        kind = Kind.PROBLEM if failed else Kind.DONE
        self._notify(" ".join(filter(None, told)), kind)

    def _takes(self) -> list[Take]:
        """The finished takes of the board in hand."""
        shots = self._board_presenter.board.shots
        takes = (take for shot in shots for take in self._known_takes.of_shot(shot.id))
        return [take for take in takes if isinstance(take.state, Completed)]

    def _file(self, take: Take) -> Path:
        if isinstance(take.state, Completed):
            return self._videos.path(take.state.file)
        return self._videos.home(take)

    def _closed(self) -> None:
        self.dialog = None


def _sizes(files: Iterable[Path]) -> list[int | None]:
    """In bytes; None for each that is not there."""
    found: list[int | None] = []
    for file in files:
        try:
            found.append(file.stat().st_size)
        except OSError:
            found.append(None)
    return found


def _moved(count: int, freed: int) -> str:
    if not count:
        return ""
    return n(
        "{count} film is in the system's bin: {size} are free once that is emptied. Its take "
        "stays.",
        "{count} films are in the system's bin: {size} are free once that is emptied. Their takes "
        "stay.",
        count,
        size=size(freed),
    )


def _left(failed: Sequence[Take]) -> str:
    if not failed:
        return ""
    return n(
        "{count} film could not be moved there and stays where it is: its disk may have no bin.",
        "{count} films could not be moved there and stay where they are: their disk may have no "
        "bin.",
        len(failed),
    )
