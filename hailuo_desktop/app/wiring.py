"""The window with everything that is wired to it: read it from top to bottom."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hailuo_desktop.domain.take import Cancelled, Completed, Failed, Pending
from hailuo_desktop.engine.events import Event, ServiceSeen, TakeChanged, TakeForgotten, TasksFound
from hailuo_desktop.report import Report
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.studio.known_takes import KnownTakes
from hailuo_desktop.studio.options import Options
from hailuo_desktop.studio.studio import Studio

from .answers import answers_of
from .at_home import AtHome
from .background_tasks import BackgroundTasks
from .bare_window import BareWindow
from .board.arrange_presenter import ArrangePresenter
from .board.bin_presenter import BinPresenter
from .board.board_presenter import BoardPresenter
from .board.boards_presenter import BoardsPresenter
from .board.card_presenter import CardPresenter
from .board.chain_presenter import ChainPresenter
from .board.clip_presenter import ClipPresenter
from .board.deletion import Deletion
from .board.drop_presenter import DropPresenter
from .board.edits import Edits
from .board.last_board import LastBoard
from .board.numbers_presenter import NumbersPresenter
from .board.sample import show_sample
from .board_commands import BoardCommands
from .context import context_of
from .key_presenter import KeyPresenter
from .menu_presenter import MenuPresenter
from .queue.amend_presenter import AmendPresenter
from .queue.cap_presenter import CapPresenter
from .queue.found_presenter import FoundPresenter
from .queue.kept_take_sync import KeptTakeSync
from .queue.queue_presenter import QueuePresenter
from .queue.row_presenter import RowPresenter
from .quit_guard import QuitGuard
from .shot.frame_presenter import FramePresenter
from .system.language import LanguageSwitch
from .system.reveal import Reveal
from .viewer.all_takes_presenter import AllTakesPresenter
from .viewer.marks_presenter import MarksPresenter
from .viewer.takes_room import TakesRoom
from .viewer.viewer_presenter import ViewerPresenter

OWNER = "the Hailuo Desktop window"
_COSTS = (Pending, Completed, Failed, Cancelled)  # the balance has just changed


class Wiring:
    """Opening it raises LibraryError where the library cannot be used; ``closed`` hears its end;
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
        library = self.studio.library
        self.known_takes = KnownTakes(library.takes.all())
        self._last_board = LastBoard(library.boards, self.studio.settings)
        self.edits = Edits(
            self._last_board.load(),
            lambda board: library.boards.save(board),
            lambda board_id: library.boards.shots_elsewhere(board_id),
        )
        self.widgets = self._bare_window.populate(
            answers_of(library.frames, library.boards, self.known_takes, self.edits)
        )
        known = (self.studio, self.known_takes, self.edits, self._background, self.widgets)
        self._context = context_of(*known)
        self._wire_board()
        self._wire_takes()
        self._wire_window(closed)
        self._wire_language(app)

    def _wire_board(self) -> None:
        """The board, its cards, and the shot in hand."""
        w, studio, context = self.widgets, self.studio, self._context
        self.board_presenter = board_presenter = BoardPresenter(
            self.edits,
            w.cards,
            w.board,
            w.shot,
            find_board=studio.library.boards.find,
            board_of_shot=studio.library.boards.of_shot,
        )
        self._boards_presenter = BoardsPresenter(
            library=studio.library,
            settings=studio.settings,
            edits=self.edits,
            board_presenter=board_presenter,
            panel=w.board,
            now=studio.clock.now,
            known_takes=self.known_takes,
            notify=context.notify,
        )
        self.arrange_presenter = ArrangePresenter(
            board_presenter, w.cards, w.board, w.actions, Deletion(context)
        )
        self.drop_presenter = DropPresenter(
            studio.intake, board_presenter, w.board, self._background
        )
        self._clip_presenter = ClipPresenter(
            frames=studio.library.frames,
            model=w.cards,
            panel=w.board,
            actions=w.actions,
            board_presenter=board_presenter,
            arrange=self.arrange_presenter,
            drops=self.drop_presenter,
            background=self._background,
        )
        self._chain_presenter = ChainPresenter(board_presenter, w.board, w.actions)
        self._card_presenter = CardPresenter(
            studio.library, self.known_takes, w.cards, w.board, self._background
        )
        at, boards = board_presenter, self._boards_presenter
        self._frame_presenter = FramePresenter(context, board_presenter=at, editor=w.shot)
        self.bin_presenter = BinPresenter(context, board_presenter=at, boards=boards)
        self.edits.unsaved.connect(context.notify)
        self.edits.opened.connect(self._last_board.save)

    def _wire_takes(self) -> None:
        """The queue, the films, and what both say of the shots."""
        w, context = self.widgets, self._context
        self._reveal = Reveal(context.notify)
        at, boards = self.board_presenter, self._boards_presenter
        self.queue_presenter = QueuePresenter(
            context, model=w.takes, panel=w.queue, board_presenter=at, reveal=self._reveal
        )
        self._amend_presenter = AmendPresenter(
            context, panel=w.queue, board_presenter=at, boards=boards, opened=w.shot.prompt.setFocus
        )
        viewer = ViewerPresenter(context, viewer=w.viewer, board_presenter=at)
        self._viewer_presenter = viewer
        self.all_takes_presenter = AllTakesPresenter(
            context, board_presenter=at, viewer=viewer, reveal=self._reveal
        )
        self.found_presenter = FoundPresenter(
            context, board_presenter=at, panel=w.queue, viewer=w.viewer
        )
        self._numbers_presenter = NumbersPresenter(context, self.queue_presenter)
        self._kept_take_sync = KeptTakeSync(self.edits, self.known_takes, self.studio.queue)
        self.queue_presenter.take_changed.connect(self._card_presenter.take_changed)
        self.queue_presenter.take_changed.connect(self._viewer_presenter.changed)
        self.queue_presenter.take_changed.connect(lambda: self.all_takes_presenter.take_changed())
        self.queue_presenter.refused.connect(context.notify)
        self._row_presenter = RowPresenter(
            context, panel=w.queue, board_presenter=at, boards=boards, viewer=viewer
        )
        w.board.list.clicked.connect(lambda: self._viewer_presenter.show_shot_in_hand())
        self.marks_presenter = MarksPresenter(context, at)
        w.shot.reveal_requested.connect(self._reveal_frame)

    def _wire_window(self, closed: Callable[[], None]) -> None:
        """The key, the commands, and the way out."""
        w, context = self.widgets, self._context
        self.cap_presenter = CapPresenter(context)
        self._key_presenter = KeyPresenter(
            context, badge=w.badge, panel=w.queue, cap=self.cap_presenter
        )
        self.queue_presenter.halted.connect(self._key_presenter.halted)
        self.commands = BoardCommands(
            context,
            widgets=w,
            board_presenter=self.board_presenter,
            boards=self._boards_presenter,
            queue=self.queue_presenter,
            keys=self._key_presenter,
            cap=self.cap_presenter,
        )
        self.drop_presenter.batch_dropped.connect(self.commands.carry.import_file)
        w.window.batch_dropped.connect(self.commands.carry.import_file)
        w.window.hidden_changed.connect(self.studio.queue.show_hidden)
        self._menu_presenter = MenuPresenter(
            context,
            widgets=w,
            board_presenter=self.board_presenter,
            queue=self.queue_presenter,
            keys=self._key_presenter,
            batch=self.commands.batch,
        )
        at, viewer, keys = self.board_presenter, self._viewer_presenter, self._key_presenter
        self.at_home = AtHome(
            context, widgets=w, bare_window=self._bare_window, board_presenter=at, viewer=viewer,
            menus=self._menu_presenter, commands=self.commands, keys=keys, cap=self.cap_presenter,
            reveal=self._reveal, queue=self.queue_presenter,
        )  # fmt: skip
        self.takes_room = TakesRoom(
            context, widgets=w, board_presenter=at, marks=self.marks_presenter, viewer=viewer,
            batch=self.commands.batch,
        )  # fmt: skip
        self.quit_guard = QuitGuard(
            window=w.window,
            queue=w.queue,
            known_takes=self.known_takes,
            saving=lambda: self.commands.animatic.saving is not None,
            closed=closed,
        )

    def _wire_language(self, app: QApplication) -> None:
        """Widgets word anew what is their own; here is what others put into them."""
        self.language_switch = LanguageSwitch(app)
        for reword in (
            self.board_presenter.reword,
            self.queue_presenter.reword,
            self.found_presenter.reword,
            self._viewer_presenter.reword,
            self.all_takes_presenter.reword,
            self.commands.batch.reword,
            self._key_presenter.reword,
            self._menu_presenter.reword,
        ):
            self.language_switch.switched.connect(reword)

    def open(self) -> None:
        """Fill the window and show it; what takes time comes after."""
        first_rehearsal = self.studio.options.rehearsal and not self.edits.board.shots
        self._boards_presenter.restore()
        self.widgets.window.show()
        self.widgets.shot.prompt.setFocus()
        self._context.notify(self.studio.library.notice)
        self._background.start(self._go())
        if first_rehearsal:
            self._background.start(self._show_sample())

    def open_file(self, file: Path) -> None:
        """A storyboard from outside, in sight of whoever opened it."""
        self.widgets.window.come_forward()
        self.commands.carry.import_file(file)

    async def aclose(self) -> None:
        """Edits to disk, then the queue, then the window."""
        self.language_switch.close()
        self.widgets.board.finish()
        self.edits.close()
        self._boards_presenter.save_view()
        self.commands.backups.make()
        self.queue_presenter.close()
        self.at_home.close()
        self._bare_window.keep_layout()
        self._last_board.save(self.edits.board)
        self.widgets.viewer.clear()
        self.commands.close()
        await self._background.aclose()
        await self.studio.aclose()
        self._bare_window.close()

    async def _go(self) -> None:
        """The key, then the takes of the last run, then the balance."""
        await self._warn()
        await self._key_presenter.load()
        takes = self.known_takes.all()
        shown, cleared = [t for t in takes if not t.dismissed], [t for t in takes if t.dismissed]
        self.studio.start(shown, beside=cleared)
        self.studio.queue.restore_pause()
        self.cap_presenter.restore()
        self.studio.watch_account()

    async def _warn(self) -> None:
        """Of what settings and the environment name in vain."""
        if warnings := await self.at_home.warnings():
            known = self.widgets.window.notice.text()
            self._context.notify(" ".join(filter(None, (known, *warnings))))

    async def _show_sample(self) -> None:
        await show_sample(self.studio.intake, self.board_presenter)

    def _heard(self, event: Event) -> None:
        if isinstance(event, ServiceSeen):
            self._key_presenter.seen(event)
            return
        if isinstance(event, TasksFound):
            self.found_presenter.show_found(event.tasks)
        self.queue_presenter.handle_event(event)
        if isinstance(event, TakeForgotten):
            self.known_takes.forget(event.take)
        if isinstance(event, TakeChanged) and isinstance(event.take.state, _COSTS):
            self.studio.account.wake()

    def _reveal_frame(self, digest: str) -> None:
        self._reveal(self.studio.library.frames.path(digest))
