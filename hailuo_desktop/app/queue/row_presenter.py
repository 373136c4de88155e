"""A row of the queue in hand: its board, its shot and its film are shown together."""

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.board.boards_presenter import BoardsPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.viewer.viewer_presenter import ViewerPresenter
from hailuo_desktop.ui.queue.panel import QueuePanel


class RowPresenter:
    """Every pane speaks of one shot: a take of another board takes that board in hand."""

    def __init__(
        self,
        context: Context,
        *,
        panel: QueuePanel,
        board_presenter: BoardPresenter,
        boards: BoardsPresenter,
        viewer: ViewerPresenter,
    ) -> None:
        self._known_takes = context.known_takes
        self._board_presenter = board_presenter
        self._boards = boards
        self._viewer = viewer
        panel.take_selected.connect(self._show)

    def _show(self, take_id: str) -> None:
        take = self._known_takes.find(take_id)
        board = self._board_presenter.board_of(take.shot) if take is not None else None
        if board is not None:
            self._boards.open(board.id)
        self._viewer.show_take(take_id)
