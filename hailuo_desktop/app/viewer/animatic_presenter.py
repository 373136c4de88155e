"""The board played before a credit is spent, and kept as a film."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from hailuo_desktop.app.asking import ask_target
from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.saved import tell_saved
from hailuo_desktop.domain.chain import as_sent
from hailuo_desktop.domain.frame import WHITE, Frame
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.animatic.reel import Block
from hailuo_desktop.ui.animatic.window import AnimaticWindow
from hailuo_desktop.ui.notices import Kind
from hailuo_desktop.ui.theme import Theme

if TYPE_CHECKING:  # NumPy is slow to load, and the window opens without it
    from hailuo_desktop.media.animatic import Animatic
    from hailuo_desktop.media.scene import Part

SEEN = (960, 540)  # pixels: what is drawn 25 times a second beside the window
GOES_ON = mark("The animatic goes on being saved: you are told when it is there.")
KEPT = (1366, 768)  # pixels of the film that is saved, as the service makes them


class AnimaticPresenter:
    """``window`` is the one that plays, while it is open."""

    def __init__(self, context: Context, *, board_presenter: BoardPresenter) -> None:
        self._library = context.studio.library
        self._known_takes = context.known_takes
        self._board_presenter = board_presenter
        self._background = context.background
        self._icons = context.icons
        self._theme = context.theme
        self._parent = context.window
        self._notify = context.notify
        self.window: AnimaticWindow | None = None
        self._animatic: Animatic | None = None
        self._parts: list[Part] = []
        self._wanted: tuple[int, float] | None = None
        self._stopped = threading.Event()
        self._drawing = False
        self.saving: float | None = None  # how much of a film is saved, 0 to 1
        # Large pictures by the hundred: spread over threads, the memory of each would stay taken.
        self._pen = ThreadPoolExecutor(1, "animatic")

    def play(self) -> None:
        """From the shot in hand, in a window of its own."""
        if self.window is None:
            self.window = self._made()
        self.show_board()
        self.window.show()
        self.window.raise_()
        self.window.play_from(self._board_presenter.shot_id)

    def show_board(self) -> None:
        """The board or a take has changed: what plays follows."""
        if self.window is None:
            return
        board = self._board_presenter.board
        parts = [self._part(shot) for shot in board.shots]
        if self._animatic is None or parts != self._parts:
            self._leave()
            self._animatic, self._parts = _animatic(parts, SEEN), parts
            self._wanted = None  # it was a place of the board as it was
        self.window.show_board(
            [
                Block(shot.id, board.code(shot.id), part.seconds, part.film is not None)
                for shot, part in zip(board.shots, parts, strict=True)
            ]
        )

    def take_changed(self, take: Take) -> None:
        """A finished take takes the place of its still."""
        if isinstance(take.state, Completed):
            self.show_board()

    def set_theme(self, theme: Theme) -> None:
        if self.window is not None:
            self.window.set_theme(theme)

    def close(self) -> None:
        self._stopped.set()
        if self.window is not None:
            self.window.close()
        self._pen.shutdown(wait=False, cancel_futures=True)

    def _made(self) -> AnimaticWindow:
        window = AnimaticWindow(self._icons, self._theme(), self._parent)
        window.frame_wanted.connect(self._want)
        window.save_requested.connect(self._ask_where)
        window.stop_requested.connect(self._stopped.set)
        window.finished.connect(self._closed)
        window.show_saving(self.saving)
        return window

    def _closed(self) -> None:
        """What is being saved goes on without the window: it may have taken long already."""
        if self.window is not None and self.saving is not None and not self._stopped.is_set():
            self._notify(t(GOES_ON))
        self.window = None
        self._leave()

    def _leave(self) -> None:
        if self._animatic is not None:
            self._animatic.close()
            self._animatic = None

    # Pictures

    def _want(self, part: int, time: float) -> None:
        """The latest wish counts: while one picture is drawn, those between are left out."""
        self._wanted = part, time
        if not self._drawing:
            self._drawing = True
            self._background.start(self._draw())

    async def _draw(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._wanted is not None and self._animatic is not None:
                place, self._wanted = self._wanted, None
                image = await loop.run_in_executor(self._pen, self._animatic.frame, *place)
                if self.window is not None:
                    self.window.show_image(image)
        finally:
            self._drawing = False

    # The film

    def _ask_where(self) -> None:
        if self.window is not None:
            name = t("{board} animatic", board=self._board_presenter.board.name)
            ask_target(self.window, t("Save the animatic"), name, ".mp4", self.save)

    def save(self, target: Path) -> None:
        self._stopped.clear()
        parts = [self._part(shot) for shot in self._board_presenter.board.shots]
        self._background.start(self._save(parts, target))

    async def _save(self, parts: "list[Part]", target: Path) -> None:
        loop = asyncio.get_running_loop()

        def progress(part: float) -> None:
            loop.call_soon_threadsafe(self._show_saving, part)

        self._show_saving(0.0)
        try:
            save = _animatic(parts, KEPT).save
            saved = await asyncio.to_thread(save, target, progress, self._stopped.is_set)
        except OSError as error:
            words = mark("“{file}” cannot be written ({why}): choose another place.")
            self._notify(t(words, file=target, why=error.strerror or error), Kind.PROBLEM)
        else:
            self._notify("")
            if saved:
                words = t("The animatic is saved as {file}.", file=target)
                tell_saved(self._notify, words, target)
        finally:
            self._show_saving(None)

    def _show_saving(self, part: float | None) -> None:
        self.saving = part
        if self.window is not None:
            self.window.show_saving(part)

    def _part(self, shot: Shot) -> "Part":
        from hailuo_desktop.media.scene import Part

        board = self._board_presenter.board
        sent, link = as_sent(board, shot), shot.first_from
        return Part(
            prompt=shot.prompt,
            seconds=float(shot.duration),
            first=self._still(sent.first),
            last=self._still(sent.last),
            film=self._film(shot),
            first_crop=sent.first.crop if sent.first else None,
            last_crop=sent.last.crop if sent.last else None,
            first_ground=sent.first.ground if sent.first else WHITE,
            last_ground=sent.last.ground if sent.last else WHITE,
            after=None if link is None else board.rows.get(link.shot),
        )

    def _still(self, frame: Frame | None) -> Path | None:
        return None if frame is None else self._library.frames.path(frame.digest)

    def _film(self, shot: Shot) -> Path | None:
        take = self._known_takes.used(shot.id, shot.kept)
        if take is None or not isinstance(take.state, Completed):
            return None
        return self._library.videos.path(take.state.file)


def _animatic(parts: "list[Part]", size: tuple[int, int]) -> "Animatic":
    from hailuo_desktop.media.animatic import Animatic

    return Animatic(parts, *size)
