"""The room of the takes: what is done with the one that is shown, and with those of the board."""

from functools import partial

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.carry.carry_out_presenter import CarryOutPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.queue.batch_presenter import BatchPresenter
from hailuo_desktop.app.widgets import Widgets
from hailuo_desktop.ui.actions.films import KEEP
from hailuo_desktop.ui.actions.marks import NEXT_SHOT, REJECT, STARS

from .inspector_presenter import InspectorPresenter
from .marks_presenter import MarksPresenter
from .viewer_presenter import ViewerPresenter


class TakesRoom:
    def __init__(
        self,
        context: Context,
        *,
        widgets: Widgets,
        board_presenter: BoardPresenter,
        marks: MarksPresenter,
        viewer: ViewerPresenter,
        batch: BatchPresenter,
    ) -> None:
        self._board_presenter = board_presenter
        self._marks = marks
        self._viewer = viewer
        strip, bind = widgets.viewer.strip, context.actions.bind
        strip.keep_requested.connect(marks.keep)
        strip.reject_requested.connect(marks.reject)
        marks.changed.connect(lambda: viewer.show_kept())
        self.inspector = InspectorPresenter(
            context,
            inspector=widgets.inspector,
            board_presenter=board_presenter,
            marks=marks,
            viewer=viewer,
            batch=batch,
        )
        self.carry_out = CarryOutPresenter(
            context,
            board_presenter=board_presenter,
            strip=strip,
            frames=widgets.shot.frames,
            marks=marks,
        )
        # What is shown is meant: the strip may still wait for its posters.
        bind(KEEP, lambda: marks.keep(viewer.take_id))
        bind(REJECT, lambda: marks.reject(viewer.take_id))
        for stars, action in enumerate(STARS):
            bind(action, partial(self._rate, stars))
        bind(NEXT_SHOT, self._go_to_next_shot)

    def _rate(self, stars: int) -> None:
        self._marks.rate(self._viewer.take_id, stars)

    def _go_to_next_shot(self) -> None:
        board, row = self._board_presenter.board, self._board_presenter.row
        if row + 1 < len(board.shots):
            self._board_presenter.select(board.shots[row + 1].id)
