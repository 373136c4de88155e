"""Single takes and stills leave by hand: dragged out, or copied as a file, a path, a prompt."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.viewer.marks_presenter import MarksPresenter
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.studio.exporting import Place, place_of
from hailuo_desktop.studio.handoff.named import NamedFiles
from hailuo_desktop.translate import mark, n, t
from hailuo_desktop.ui.actions import copying, shots
from hailuo_desktop.ui.carry.carry_out import DragSource, files_mime
from hailuo_desktop.ui.notices import Kind
from hailuo_desktop.ui.shot.frame_pair import FramePair
from hailuo_desktop.ui.shot.frame_slot import FrameSlot
from hailuo_desktop.ui.viewer.takes_strip import TakesStrip

NO_FILM = mark("There is no film here to copy: it is made, or fetched again, first.")
NO_STILL = mark("“{name}” is gone from the library: drop it again.")


class CarryOutPresenter:
    def __init__(
        self,
        context: Context,
        *,
        board_presenter: BoardPresenter,
        strip: TakesStrip,
        frames: FramePair,
        marks: MarksPresenter,
    ) -> None:
        self._library = context.studio.library
        self._known_takes = context.known_takes
        self._marks = context.marks
        self._board_presenter = board_presenter
        self._notify = context.notify
        self._named = NamedFiles(context.studio.library.folder)
        self._drag = DragSource(context.window)
        self._bind(context, strip)
        strip.film_of = self.film_of
        for slot in (frames.first, frames.last):
            slot.copy_requested.connect(self._copy_still)
            slot.picture.carried_out.connect(partial(self._carry_still, slot))
        marks.changed.connect(self._marked)

    def film_of(self, take_id: str) -> Path | None:
        """The film of a finished take under a speaking name; None where there is none."""
        take = self._known_takes.find(take_id)
        if take is None or not isinstance(take.state, Completed):
            return None
        file = self._library.videos.path(take.state.file)
        return self._named.film(take, self._place(take), file) if file.is_file() else None

    def copy_files(self, take_ids: Iterable[str]) -> None:
        if files := self._films(take_ids):
            QGuiApplication.clipboard().setMimeData(files_mime(files))
            words = n("{count} file is copied.", "{count} files are copied.", len(files))
            self._notify(words, Kind.DONE)

    def copy_paths(self, take_ids: Iterable[str]) -> None:
        """As this system writes them, one a line."""
        if files := self._films(take_ids):
            QGuiApplication.clipboard().setText("\n".join(str(file) for file in files))

    def copy_prompts(self, take_ids: Iterable[str]) -> None:
        """What the takes were made from, whatever their shots say by now."""
        takes = filter(None, map(self._known_takes.find, take_ids))
        QGuiApplication.clipboard().setText("\n".join(take.request.prompt for take in takes))

    def _bind(self, context: Context, strip: TakesStrip) -> None:
        calls: dict[str, Callable[[Sequence[str]], None]] = {
            copying.COPY_TAKE_FILE.name: self.copy_files,
            copying.COPY_TAKE_PATH.name: self.copy_paths,
            copying.COPY_TAKE_PROMPT.name: self.copy_prompts,
        }

        def current(call: Callable[[Sequence[str]], None]) -> None:
            call([take_id] if (take_id := strip.current()) else [])

        for action in copying.TAKE_COPIES:
            context.actions.bind(action, partial(current, calls[action.name]))
        strip.copy_requested.connect(lambda name, take_id: calls[name]([take_id]))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        bind = context.actions.bind
        bind(shots.COPY_FILM, lambda ids: self.copy_files(self._used(ids)))
        bind(shots.COPY_FILM_PATH, lambda ids: self.copy_paths(self._used(ids)))
        bind(shots.COPY_PROMPT, self._copy_shot_prompts)

    def _copy_shot_prompts(self, ids: Sequence[str]) -> None:
        board = self._board_presenter.board
        QGuiApplication.clipboard().setText("\n".join(board.shot(i).prompt for i in ids))

    def _used(self, shot_ids: Iterable[str]) -> list[str]:
        board, known = self._board_presenter.board, self._known_takes
        takes = (known.used(shot_id, board.shot(shot_id).kept) for shot_id in shot_ids)
        return [take.id for take in takes if take is not None]

    def _films(self, take_ids: Iterable[str]) -> list[Path]:
        files = [file for take_id in take_ids if (file := self.film_of(take_id))]
        self._notify("" if files else t(NO_FILM))
        return files

    def _place(self, take: Take) -> Place:
        board = self._board_presenter.board_of(take.shot)
        return place_of(board, take) if board else Place("", 0, take.name, take.name)

    def _still(self, frame: Frame) -> Path | None:
        try:
            return self._named.still(frame, self._library.frames.path(frame.digest))
        except OSError:
            self._notify(t(NO_STILL, name=frame.name), Kind.PROBLEM)
            return None

    def _copy_still(self, frame: Frame, as_path: bool) -> None:
        file = self._still(frame)
        if file is None:
            return
        if as_path:
            QGuiApplication.clipboard().setText(str(file))
        else:
            QGuiApplication.clipboard().setMimeData(files_mime([file]))

    def _carry_still(self, slot: FrameSlot) -> None:
        frame = slot.frame()
        file = self._still(frame) if frame else None
        if file is not None:
            self._drag.carry(file, slot.picture.image())

    def _marked(self, take_id: str) -> None:
        if self._marks.of(take_id).binned is not None:
            self._named.forget(take_id)
