"""The window with everything that is wired to it: read it from top to bottom."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hailuo_desktop.domain.take import Cancelled, Completed, Failed, Pending
from hailuo_desktop.engine.events import Event, ServiceSeen, TakeChanged, TakeForgotten, TasksFound
from hailuo_desktop.report import Report
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.studio.known_marks import KnownMarks
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
from .ledger.room import LedgerRoom
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
from .system.network_warnings import warn
from .system.reveal import Reveal
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
        marks = KnownMarks(library.marks, self.studio.clock.now)
        self.known_takes = KnownTakes(library.takes.all(), marks.rejected)
        self._last_board = LastBoard(library.boards, self.studio.settings)
        self.edits = Edits(
            self._last_board.load(),
            lambda board: library.boards.save(board),
            lambda board_id: library.boards.shots_elsewhere(board_id),
        )
        self.widgets = self._bare_window.populate(
            answers_of(library.frames, library.boards, self.known_takes, self.edits)
        )
        known = (self.studio, self.known_takes, marks, self.edits, self._background, self.widgets)
        self._context = context_of(*known)
        self._wire_board()
        self._wire_takes()
        self._wire_window(closed)
        self._wire_language(app)
        self.at_home = AtHome(
            self._context, widgets=self.widgets, bare_window=self._bare_window,
            board_presenter=self.board_presenter, boards=self._boards_presenter,
            viewer=self._viewer_presenter, menus=self.menu_presenter, commands=self.commands,
            keys=self._key_presenter, cap=self.cap_presenter, reveal=self._reveal,
            queue=self.queue_presenter, drops=self.drop_presenter,
            compare=self.takes_room.compare,
        )  # fmt: skip

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
        self.found_presenter = FoundPresenter(
            context, board_presenter=self.board_presenter, panel=w.queue, viewer=w.viewer
        )
        self._numbers_presenter = NumbersPresenter(context, self.queue_presenter)
        self._kept_take_sync = KeptTakeSync(self.edits, self.known_takes, self.studio.queue)
        self.queue_presenter.take_changed.connect(self._card_presenter.take_changed)
        self.queue_presenter.take_changed.connect(self._viewer_presenter.changed)
        self._row_presenter = RowPresenter(
            context, panel=w.queue, board_presenter=at, boards=boards, viewer=viewer
        )
        w.board.list.clicked.connect(lambda: self._viewer_presenter.show_shot_in_hand())
        self.marks_presenter = MarksPresenter(context, at)
        frame = self.studio.library.frames.path
        w.shot.reveal_requested.connect(lambda digest: self._reveal(frame(digest)))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        self.ledger = LedgerRoom(
            context,
            board_presenter=at,
            boards=boards,
            queue=self.queue_presenter,
            viewer=viewer,
            panel=w.viewer,
            drops=self.drop_presenter,
            marks=self.marks_presenter,
            reveal=self._reveal,
        )

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
            marks=self.marks_presenter,
        )
        self.drop_presenter.batch_dropped.connect(self.commands.carry.import_file)
        w.window.batch_dropped.connect(self.commands.carry.import_file)
        w.window.hidden_changed.connect(self.studio.queue.show_hidden)
        self.menu_presenter = MenuPresenter(
            context,
            widgets=w,
            board_presenter=self.board_presenter,
            queue=self.queue_presenter,
            keys=self._key_presenter,
            batch=self.commands.batch,
        )
        at, marks = self.board_presenter, self.marks_presenter
        viewer, batch = self._viewer_presenter, self.commands.batch
        self.takes_room = TakesRoom(
            context, widgets=w, board_presenter=at, marks=marks, viewer=viewer, batch=batch
        )
        self.quit_guard = QuitGuard(
            window=w.window,
            queue=w.queue,
            known_takes=self.known_takes,
            unsaved=self.commands.unsaved,
            closed=closed,
        )

    def _wire_language(self, app: QApplication) -> None:
        """Widgets word anew what is their own; here is what others put into them."""
        self.language_switch = LanguageSwitch(app)
        at, batch, menus = self.board_presenter, self.commands.batch, self.menu_presenter
        for each in (
            at, self.queue_presenter, self.found_presenter, self._viewer_presenter,
            self.ledger, batch, self._key_presenter, menus, self.takes_room.compare,
        ):  # fmt: skip
            self.language_switch.switched.connect(each.reword)

    def open(self) -> None:
        """Fill the window and show it; what takes time comes after."""
        first_rehearsal = self.studio.options.rehearsal and not self.edits.board.shots
        self._boards_presenter.restore()
        self.widgets.window.show()
        self.widgets.window.workspaces.begin(self.widgets.shot.prompt)
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
        self.ledger.close()
        self.takes_room.compare.close()
        self._bare_window.keep_layout()
        self._last_board.save(self.edits.board)
        await self.widgets.aclose()
        self.commands.close()
        await self._background.aclose()
        await self.studio.aclose()
        self._bare_window.close()

    async def _go(self) -> None:
        """The key, then the takes of the last run, then the balance."""
        await warn(self.studio, self.widgets.window, self.at_home.preferences.warnings())
        await self._key_presenter.load()
        self.at_home.welcome.offer()
        takes = self.known_takes.all()
        shown, cleared = [t for t in takes if not t.dismissed], [t for t in takes if t.dismissed]
        self.studio.start(shown, beside=cleared)
        self.studio.queue.restore_pause()
        self.cap_presenter.restore()
        self.studio.watch_account()

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
