"""All that looks at the whole ledger, wired together."""

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.board.boards_presenter import BoardsPresenter
from hailuo_desktop.app.board.drop_presenter import DropPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.queue.queue_presenter import QueuePresenter
from hailuo_desktop.app.system.reveal import Reveal
from hailuo_desktop.app.viewer.marks_presenter import MarksPresenter
from hailuo_desktop.app.viewer.viewer_presenter import ViewerPresenter
from hailuo_desktop.ui.viewer.viewer import Viewer

from .all_takes_presenter import AllTakesPresenter
from .clips_presenter import ClipsPresenter
from .film_register import FilmRegister
from .spending_presenter import SpendingPresenter


class LedgerRoom:
    def __init__(
        self,
        context: Context,
        *,
        board_presenter: BoardPresenter,
        boards: BoardsPresenter,
        queue: QueuePresenter,
        viewer: ViewerPresenter,
        panel: Viewer,
        drops: DropPresenter,
        marks: MarksPresenter,
        reveal: Reveal,
    ) -> None:
        self.register = FilmRegister(context.studio.library, context.background)
        self.all_takes = AllTakesPresenter(
            context,
            board_presenter=board_presenter,
            boards=boards,
            viewer=viewer,
            marks=marks,
            reveal=reveal,
            register=self.register,
        )
        self.spending = SpendingPresenter(context)
        self.clips = ClipsPresenter(
            context,
            board_presenter=board_presenter,
            viewer_presenter=viewer,
            viewer=panel,
            register=self.register,
        )
        drops.clip_dropped.connect(self.clips.bring_in_one)
        queue.take_changed.connect(self.register.take_changed)
        queue.take_changed.connect(self.all_takes.take_changed)
        queue.take_left.connect(self.all_takes.take_left)

    def reword(self) -> None:
        """Another language speaks."""
        self.all_takes.reword()
        self.spending.reword()

    def close(self) -> None:
        """The library is closed next."""
        self.all_takes.close()
        self.spending.close()
