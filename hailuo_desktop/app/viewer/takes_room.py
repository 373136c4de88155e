"""The room of the takes: what is done with the one that is shown, and with those of the board."""

from collections.abc import Callable
from functools import partial

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.carry.carry_out_presenter import CarryOutPresenter
from hailuo_desktop.app.compare.compare_presenter import ComparePresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.queue.batch_presenter import BatchPresenter
from hailuo_desktop.app.widgets import Widgets
from hailuo_desktop.domain.marks import Verdict
from hailuo_desktop.ui.actions.films import KEEP, NEXT_TAKE, PREVIOUS_TAKE
from hailuo_desktop.ui.actions.marks import NEXT_SHOT, REJECT, STARS

from .culling_presenter import CullingPresenter
from .inspector_presenter import InspectorPresenter
from .marks_presenter import MarksPresenter
from .rejects_presenter import RejectsPresenter
from .trim_presenter import TrimPresenter
from .vary_presenter import VaryPresenter
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
        self._strip = strip = widgets.viewer.strip
        strip.keep_requested.connect(marks.keep)
        strip.reject_requested.connect(marks.reject)
        self._known_takes, self._queue = context.known_takes, context.studio.queue
        self._cards = widgets.cards
        marks.changed.connect(self._marked)
        self.inspector = InspectorPresenter(
            context,
            inspector=widgets.inspector,
            board_presenter=board_presenter,
            marks=marks,
            viewer=viewer,
            batch=batch,
        )
        self._trim = TrimPresenter(player=widgets.viewer.player, viewer=viewer, marks=marks)
        self.carry_out = CarryOutPresenter(
            context,
            board_presenter=board_presenter,
            strip=strip,
            frames=widgets.shot.frames,
            marks=marks,
        )
        self.culling = CullingPresenter(
            context, widgets=widgets, board_presenter=board_presenter, marks=marks, viewer=viewer
        )
        self.vary = VaryPresenter(context, board_presenter=board_presenter, batch=batch)
        self.rejects = RejectsPresenter(
            context,
            board_presenter=board_presenter,
            marks=marks,
            shown=viewer,
            viewer=widgets.viewer,
        )
        self._bind(context)
        self.compare = ComparePresenter(
            context, widgets=widgets, board_presenter=board_presenter, viewer=viewer
        )

    def _bind(self, context: Context) -> None:
        bind, marks = context.actions.bind, self._marks
        bind(KEEP, partial(self._judge, marks.keep, Verdict.KEPT))
        bind(REJECT, partial(self._judge, marks.reject, Verdict.REJECTED))
        for stars, action in enumerate(STARS):
            bind(action, partial(self._judge, partial(self._rate, stars)))
        bind(NEXT_SHOT, self._go_to_next_shot)
        bind(PREVIOUS_TAKE, partial(self._go, -1))
        bind(NEXT_TAKE, partial(self._go, 1))

    def _marked(self, take_id: str) -> None:
        """What is shown, the card of its shot, and whoever waits for a take that may be used."""
        self._viewer.show_kept()
        take = self._known_takes.find(take_id)
        if take is not None:
            self._cards.takes_changed(take.shot)
        self._queue.look_again()

    def _judge(self, do: Callable[[str], None], wish: Verdict | None = None) -> None:
        """What is shown is meant: the strip may still wait for its posters."""
        if self.culling.on:
            self.culling.judge(self._viewer.take_id, wish, do)
        else:
            do(self._viewer.take_id)

    def _rate(self, stars: int, take_id: str) -> None:
        self._marks.rate(take_id, stars)

    def _go(self, steps: int) -> None:
        if self.culling.on:
            self.culling.go(steps)
        else:
            self._strip.go(steps)

    def _go_to_next_shot(self) -> None:
        board, row = self._board_presenter.board, self._board_presenter.row
        if self.culling.on:
            self.culling.go(1)
        elif row + 1 < len(board.shots):
            self._board_presenter.select(board.shots[row + 1].id)
