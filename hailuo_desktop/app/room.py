"""The window with everything that is wired to it."""

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
from hailuo_desktop.studio.options import Options
from hailuo_desktop.studio.studio import Studio

from .amend_desk import AmendDesk
from .arrange_desk import ArrangeDesk
from .board_desk import BoardDesk
from .boards_desk import BoardsDesk
from .card_desk import CardDesk
from .chain_desk import ChainDesk
from .chores import Chores
from .clip_desk import ClipDesk
from .drop_desk import DropDesk
from .edits import Edits, new_id
from .errands import Errands
from .frame_desk import FrameDesk
from .front import Front
from .keeping import Keeping
from .key_desk import KeyDesk
from .leaving import Leaving
from .menu_desk import MenuDesk
from .pictures import Pictures
from .queue_desk import QueueDesk
from .reveal import Reveal
from .shelf import Shelf
from .view_desk import ViewDesk

OWNER = "the Hailuo Desktop window"
BOARD = "window.board"
_COSTS = (Pending, Completed, Failed, Cancelled)  # the balance has just changed


class Room:
    """Opening it raises LibraryError where the library cannot be used; ``closed`` hears its end.

    ``front`` is the window where that is on the screen already.
    """

    def __init__(
        self,
        app: QApplication,
        options: Options,
        keys: Keys,
        report: Report,
        closed: Callable[[], None],
        front: Front | None = None,
    ) -> None:
        self.studio = Studio(options, keys, publish=self._heard, report=report, owner=OWNER)
        self._chores = Chores(report)
        self._front = front or Front(app, options.library)
        self.widgets = self._front.furnish()
        self.shelf = Shelf(self.studio.library.takes.all())
        self.edits = Edits(self._board(), lambda board: self.studio.library.boards.save(board))
        self.edits.unsaved.connect(self.widgets.window.say)
        self._wire(closed)

    def open(self) -> None:
        """Fill the window and show it; what takes time comes after."""
        first_rehearsal = self.studio.options.rehearsal and not self.edits.board.shots
        self._boards_desk.begin()
        self.widgets.window.show()
        self.widgets.shot.prompt.setFocus()
        self.widgets.window.say(self.studio.library.notice)
        self._chores.start(self._go())
        if first_rehearsal:
            self._chores.start(self._show_sample())

    def bring(self, file: Path) -> None:
        """A storyboard from outside, in sight of whoever opened it."""
        window = self.widgets.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        self.errands.carry.bring(file)

    async def aclose(self) -> None:
        """Edits to disk, then the queue, then the window."""
        self.widgets.board.finish()
        self.edits.close()
        self._boards_desk.keep()
        self.queue_desk.close()
        self._front.keep_layout()
        self._remember(self.edits.board)
        self.widgets.viewer.clear()
        self.errands.close()
        await self._chores.aclose()
        await self.studio.aclose()
        self._front.close()

    def _wire(self, closed: Callable[[], None]) -> None:
        w, studio = self.widgets, self.studio
        library = studio.library
        pictures = Pictures(library.frames.path, library.videos.path)
        self.board_desk = BoardDesk(self.edits, w.cards, w.board, w.shot)
        self.arrange_desk = ArrangeDesk(self.board_desk, w.cards, w.board)
        self._frame_desk = FrameDesk(studio.intake, pictures, self.board_desk, w.shot, self._chores)
        w.shot.reveal_requested.connect(self._reveal_frame)
        self._reveal = Reveal(w.window.say)
        self.queue_desk = QueueDesk(
            studio, self.shelf, w.takes, w.queue, self.board_desk, self._reveal
        )
        self._view_desk = ViewDesk(
            studio, self.shelf, pictures, w.viewer, self.board_desk, self._chores, w.window.say
        )
        self._card_desk = CardDesk(
            library, self.shelf, w.cards, w.board, self.board_desk, self._chores
        )
        self.queue_desk.take_changed.connect(self._card_desk.take_changed)
        self._wire_board()
        self._key_desk = KeyDesk(studio, w.badge, w.queue, self._chores, w.window)
        self.queue_desk.take_changed.connect(self._view_desk.changed)
        self.queue_desk.halted.connect(self._key_desk.halted)
        self.queue_desk.refused.connect(w.window.say)
        w.queue.take_selected.connect(self._view_desk.show_take)
        self._wire_errands(pictures)
        self._menu_desk = MenuDesk(
            w, self.edits, self.board_desk, self.queue_desk, self._key_desk, self.errands
        )
        self.leaving = Leaving(w.window, w.queue, self.shelf, self._saving, closed)

    def _saving(self) -> bool:
        return self.errands.animatic.saving is not None

    def _wire_board(self) -> None:
        w, studio, desk, chores = self.widgets, self.studio, self.board_desk, self._chores
        library = studio.library
        self._boards_desk = BoardsDesk(library, self.edits, desk, w.board, studio.clock.now)
        self.edits.opened.connect(self._remember)
        self._amend_desk = AmendDesk(
            studio,
            self.shelf,
            w.queue,
            self.edits,
            desk,
            self._boards_desk,
            w.shot.prompt.setFocus,
            w.window.say,
        )
        self.drop_desk = DropDesk(studio.intake, desk, w.board, chores)
        self._clip_desk = ClipDesk(
            library.frames, w.cards, w.board, desk, self.arrange_desk, self.drop_desk, chores
        )
        self._chain_desk = ChainDesk(desk, w.board, self.shelf)
        self._keeping = Keeping(self.edits, self.shelf, studio.queue)
        w.viewer.strip.keep_requested.connect(self._chain_desk.keep)

    def _wire_errands(self, pictures: Pictures) -> None:
        self.errands = Errands(
            self.studio,
            self.widgets,
            self.shelf,
            self.edits,
            pictures,
            self.board_desk,
            self._boards_desk,
            self.queue_desk,
            self._key_desk,
            self._chores,
        )
        self.drop_desk.batch_dropped.connect(self.errands.carry.bring)
        self.widgets.window.batch_dropped.connect(self.errands.carry.bring)
        self.widgets.window.hidden_changed.connect(self.studio.queue.show_hidden)

    async def _go(self) -> None:
        """The key, then the takes of the last run, then the balance."""
        await self._key_desk.load()
        takes = self.shelf.all()
        shown, cleared = [t for t in takes if not t.dismissed], [t for t in takes if t.dismissed]
        self.studio.start(shown, beside=cleared)
        self.studio.queue.restore_pause()
        self.errands.batch.restore_cap()
        self.studio.watch_account()

    def _reveal_frame(self, digest: str) -> None:
        self._reveal(self.studio.library.frames.path(digest))

    async def _show_sample(self) -> None:
        """A first rehearsal has something to rehearse with, unless the artist was quicker."""
        empty = self.edits.board
        batch = read(asset("samples", "the-lighthouse"))
        places = list(range(1, len(batch.entries) + 1))
        sample = await Importing(self.studio.intake).batch(batch, places, None)
        if self.edits.board == empty:
            self.board_desk.replace_board(sample.board)

    def _heard(self, event: Event) -> None:
        if isinstance(event, ServiceSeen):
            self._key_desk.seen(event)
            return
        self.queue_desk.heard(event)
        if isinstance(event, TakeForgotten):
            self.shelf.forget(event.take)
        if isinstance(event, TakeChanged) and isinstance(event.take.state, _COSTS):
            self.studio.account.ask()

    def _remember(self, board: Storyboard) -> None:
        """The next run opens it, even where this one ends without a goodbye."""
        self.studio.library.settings.put(BOARD, board.id)

    def _board(self) -> Storyboard:
        boards = self.studio.library.boards
        last = boards.find(str(self.studio.library.settings.get(BOARD, "")))
        return last or next(iter(boards.all()), None) or Storyboard(new_id(), "Untitled")
