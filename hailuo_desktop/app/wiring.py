"""The window with everything that is wired to it."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hailuo_desktop.assets import asset
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Cancelled, Completed, Failed, Pending
from hailuo_desktop.engine.events import Event, ServiceSeen, TakeChanged, TakeForgotten
from hailuo_desktop.report import Report
from hailuo_desktop.store.batch.read import read
from hailuo_desktop.studio.importing import Importing
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.studio.known_takes import KnownTakes
from hailuo_desktop.studio.options import Options
from hailuo_desktop.studio.studio import Studio

from .background_tasks import BackgroundTasks
from .bare_window import BareWindow
from .board.arrange_presenter import ArrangePresenter
from .board.board_presenter import BoardPresenter
from .board.boards_presenter import BoardsPresenter
from .board.card_presenter import CardPresenter
from .board.chain_presenter import ChainPresenter
from .board.clip_presenter import ClipPresenter
from .board.drop_presenter import DropPresenter
from .board.edits import Edits, new_id
from .board_commands import BoardCommands
from .key_presenter import KeyPresenter
from .menu_presenter import MenuPresenter
from .queue.amend_presenter import AmendPresenter
from .queue.kept_take_sync import KeptTakeSync
from .queue.queue_presenter import QueuePresenter
from .quit_guard import QuitGuard
from .shot.frame_presenter import FramePresenter
from .system.reveal import Reveal
from .viewer.pictures import Pictures
from .viewer.viewer_presenter import ViewerPresenter

OWNER = "the Hailuo Desktop window"
BOARD = "window.board"
_COSTS = (Pending, Completed, Failed, Cancelled)  # the balance has just changed


class Wiring:
    """Opening it raises LibraryError where the library cannot be used; ``closed`` hears its end.

    ``bare_window`` is the window where that is on the screen already.
    """

    def __init__(
        self,
        app: QApplication,
        options: Options,
        keys: Keys,
        report: Report,
        closed: Callable[[], None],
        bare_window: BareWindow | None = None,
    ) -> None:
        self.studio = Studio(options, keys, publish=self._heard, report=report, owner=OWNER)
        self._background = BackgroundTasks(report.wish_failed)
        self._bare_window = bare_window or BareWindow(app, options.library)
        self.widgets = self._bare_window.populate()
        self.known_takes = KnownTakes(self.studio.library.takes.all())
        self.edits = Edits(
            self._board(),
            lambda board: self.studio.library.boards.save(board),
            lambda board_id: self.studio.library.boards.shots_elsewhere(board_id),
        )
        self.edits.unsaved.connect(self.widgets.window.say)
        self._wire(closed)

    def open(self) -> None:
        """Fill the window and show it; what takes time comes after."""
        first_rehearsal = self.studio.options.rehearsal and not self.edits.board.shots
        self._boards_presenter.begin()
        self.widgets.window.show()
        self.widgets.shot.prompt.setFocus()
        self.widgets.window.say(self.studio.library.notice)
        self._background.start(self._go())
        if first_rehearsal:
            self._background.start(self._show_sample())

    def bring(self, file: Path) -> None:
        """A storyboard from outside, in sight of whoever opened it."""
        window = self.widgets.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        self.commands.carry.bring(file)

    async def aclose(self) -> None:
        """Edits to disk, then the queue, then the window."""
        self.widgets.board.finish()
        self.edits.close()
        self._boards_presenter.keep()
        self.queue_presenter.close()
        self._bare_window.keep_layout()
        self._remember(self.edits.board)
        self.widgets.viewer.clear()
        self.commands.close()
        await self._background.aclose()
        await self.studio.aclose()
        self._bare_window.close()

    def _wire(self, closed: Callable[[], None]) -> None:
        w, studio = self.widgets, self.studio
        library = studio.library
        pictures = Pictures(library.frames.path, library.videos.path)
        self.board_presenter = BoardPresenter(self.edits, w.cards, w.board, w.shot)
        self.arrange_presenter = ArrangePresenter(self.board_presenter, w.cards, w.board)
        self._frame_presenter = FramePresenter(
            studio.intake, pictures, self.board_presenter, w.shot, self._background
        )
        w.shot.reveal_requested.connect(self._reveal_frame)
        self._reveal = Reveal(w.window.say)
        self.queue_presenter = QueuePresenter(
            studio, self.known_takes, w.takes, w.queue, self.board_presenter, self._reveal
        )
        self._view_presenter = ViewerPresenter(
            studio,
            self.known_takes,
            pictures,
            w.viewer,
            self.board_presenter,
            self._background,
            w.window.say,
        )
        self._card_presenter = CardPresenter(
            library, self.known_takes, w.cards, w.board, self.board_presenter, self._background
        )
        self.queue_presenter.take_changed.connect(self._card_presenter.take_changed)
        self._wire_board()
        self._key_presenter = KeyPresenter(studio, w.badge, w.queue, self._background, w.window)
        self.queue_presenter.take_changed.connect(self._view_presenter.changed)
        self.queue_presenter.halted.connect(self._key_presenter.halted)
        self.queue_presenter.refused.connect(w.window.say)
        w.queue.take_selected.connect(self._view_presenter.show_take)
        self._wire_errands(pictures)
        self._menu_presenter = MenuPresenter(
            w,
            self.edits,
            self.board_presenter,
            self.queue_presenter,
            self._key_presenter,
            self.commands,
        )
        self.quit_guard = QuitGuard(w.window, w.queue, self.known_takes, self._saving, closed)

    def _saving(self) -> bool:
        return self.commands.animatic.saving is not None

    def _wire_board(self) -> None:
        w, studio, board_presenter, background = (
            self.widgets,
            self.studio,
            self.board_presenter,
            self._background,
        )
        library = studio.library
        self._boards_presenter = BoardsPresenter(
            library, self.edits, board_presenter, w.board, studio.clock.now
        )
        self.edits.opened.connect(self._remember)
        self._amend_presenter = AmendPresenter(
            studio,
            self.known_takes,
            w.queue,
            self.edits,
            board_presenter,
            self._boards_presenter,
            w.shot.prompt.setFocus,
            w.window.say,
        )
        self.drop_presenter = DropPresenter(studio.intake, board_presenter, w.board, background)
        self._clip_presenter = ClipPresenter(
            library.frames,
            w.cards,
            w.board,
            board_presenter,
            self.arrange_presenter,
            self.drop_presenter,
            background,
        )
        self._chain_presenter = ChainPresenter(board_presenter, w.board, self.known_takes)
        self._kept_take_sync = KeptTakeSync(self.edits, self.known_takes, studio.queue)
        w.viewer.strip.keep_requested.connect(self._chain_presenter.keep)

    def _wire_errands(self, pictures: Pictures) -> None:
        self.commands = BoardCommands(
            self.studio,
            self.widgets,
            self.known_takes,
            self.edits,
            pictures,
            self.board_presenter,
            self._boards_presenter,
            self.queue_presenter,
            self._key_presenter,
            self._background,
        )
        self.drop_presenter.batch_dropped.connect(self.commands.carry.bring)
        self.widgets.window.batch_dropped.connect(self.commands.carry.bring)
        self.widgets.window.hidden_changed.connect(self.studio.queue.show_hidden)

    async def _go(self) -> None:
        """The key, then the takes of the last run, then the balance."""
        await self._warn()
        await self._key_presenter.load()
        takes = self.known_takes.all()
        shown, cleared = [t for t in takes if not t.dismissed], [t for t in takes if t.dismissed]
        self.studio.start(shown, beside=cleared)
        self.studio.queue.restore_pause()
        self.commands.batch.restore_cap()
        self.studio.watch_account()

    async def _warn(self) -> None:
        """Of what the environment names for connections in vain; reading it takes a while."""
        if warnings := await asyncio.to_thread(self.studio.client.warnings):
            window = self.widgets.window
            window.say(" ".join(filter(None, (window.notice.text(), *warnings))))

    def _reveal_frame(self, digest: str) -> None:
        self._reveal(self.studio.library.frames.path(digest))

    async def _show_sample(self) -> None:
        """A first rehearsal has something to rehearse with, unless the artist was quicker."""
        empty = self.edits.board
        batch = read(asset("samples", "the-lighthouse"))
        places = list(range(1, len(batch.entries) + 1))
        sample = await Importing(self.studio.intake).batch(batch, places, None)
        if self.edits.board == empty:
            self.board_presenter.replace_board(sample.board)

    def _heard(self, event: Event) -> None:
        if isinstance(event, ServiceSeen):
            self._key_presenter.seen(event)
            return
        self.queue_presenter.heard(event)
        if isinstance(event, TakeForgotten):
            self.known_takes.forget(event.take)
        if isinstance(event, TakeChanged) and isinstance(event.take.state, _COSTS):
            self.studio.account.ask()

    def _remember(self, board: Storyboard) -> None:
        """The next run opens it, even where this one ends without a goodbye."""
        self.studio.library.settings.put(BOARD, board.id)

    def _board(self) -> Storyboard:
        boards = self.studio.library.boards
        last = boards.find(str(self.studio.library.settings.get(BOARD, "")))
        return last or next(iter(boards.all()), None) or Storyboard(new_id(), "Untitled")
