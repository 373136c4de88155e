"""The queue in the window: the artist's verbs go down, the engine's facts come up."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, QTimer, Signal

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.decision import Decision
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Hold, Take
from hailuo_desktop.engine.events import Event, QueueChanged, TakeChanged, TakeForgotten
from hailuo_desktop.studio.made import Made
from hailuo_desktop.studio.sending import Sending, without_takes
from hailuo_desktop.ui.actions.takes import (
    CANCEL,
    FOLLOW,
    REMOVE,
    REVEAL,
    START,
    STOP,
    TO_END,
    TO_FRONT,
)
from hailuo_desktop.ui.queue.model import QueueModel
from hailuo_desktop.ui.queue.panel import QueuePanel

from .poster_presenter import PosterPresenter

FORECAST_EVERY = 60_000  # milliseconds: how long the queue may take is told anew
FORECAST_AFTER = 300  # milliseconds: many takes that change at once are looked at once


class QueuePresenter(QObject):
    """``take_changed`` passes on every take that has a new value, ``take_left`` the id of one that
    has left the queue: what was never sent is no take any more then."""

    take_changed = Signal(object)
    take_left = Signal(str)
    halted = Signal(object)  # Halt or None
    refused = Signal(str)  # what the artist asked for and cannot be, and why

    def __init__(
        self,
        context: Context,
        *,
        model: QueueModel,
        panel: QueuePanel,
        board_presenter: BoardPresenter,
        reveal: Callable[[Path], None],
    ) -> None:
        super().__init__()
        self._studio = context.studio
        self._known_takes = context.known_takes
        self._sending = Sending(context.studio.library.takes, context.studio.clock)
        self._model = model
        self._panel = panel
        self._posters = PosterPresenter(context, panel.table)
        self._board_presenter = board_presenter
        self._show_file = reveal
        queue, actions = context.studio.queue, context.actions
        panel.pause_requested.connect(queue.pause)
        panel.retry_requested.connect(self._retry)
        actions.bind(CANCEL, self._each(queue.stop_following))
        actions.bind(STOP, self._each(queue.stop_following))
        actions.bind(FOLLOW, self._each(queue.follow))
        actions.bind(REMOVE, self._each(queue.remove))
        actions.bind(REVEAL, self._each(self._reveal))
        panel.resolve_requested.connect(self._resolve)
        panel.move_requested.connect(self._reorder)
        actions.bind(START, self._start)
        actions.bind(TO_FRONT, queue.to_front)
        actions.bind(TO_END, self._reorder)
        self.refused.connect(context.notify)
        self._soon = _timer(self, FORECAST_AFTER, self._forecast)
        self._soon.setSingleShot(True)
        self._each_minute = _timer(self, FORECAST_EVERY, self._forecast)
        model.counted.connect(self._counted)
        self._each_minute.start()

    def close(self) -> None:
        """The library is closed next: nothing is asked of it any more."""
        self._soon.stop()
        self._each_minute.stop()

    def reword(self) -> None:
        """Another language speaks: how long it may take is said anew."""
        self._counted()

    def _reorder(self, ids: list[str], before: str = "") -> None:
        self._studio.queue.reorder(ids, before or None)

    def _start(self, ids: list[str]) -> None:
        try:
            self._studio.queue.release(ids)
        except HailuoError as error:
            self.refused.emit(str(error))

    def _counted(self) -> None:
        if self._each_minute.isActive():  # takes still change while the window goes
            self._soon.start()

    def _forecast(self) -> None:
        queue = self._studio.queue
        self._panel.show_finish(queue.finish(), queue.finish(later=True))

    def send(
        self, shots: Iterable[Shot], hold: Hold | None = None, board: Storyboard | None = None
    ) -> int:
        """Put every ready shot in the queue, for later with a ``hold``; gives how many takes.

        They are shots of ``board``, or of the one in hand. Why any of them is left out is told
        as ``refused``.
        """
        outgoing = self._sending.outgoing(board or self._board_presenter.board, shots, hold)
        added = self._add(list(outgoing.takes))
        if added and outgoing.left_out:
            self.refused.emit(outgoing.sentence())
        return len(outgoing.takes) if added else 0

    def has_made(self, shots: Iterable[Shot]) -> bool:
        """Whether any of them has a take, or one on its way, from the request it would make."""
        made = Made(self._studio.library.takes, self._board_presenter.board)
        takes = [take for shot in shots for take in made.of(shot)]
        return any(isinstance(take.state, Completed) or not take.settled for take in takes)

    def without_takes(self) -> list[Shot]:
        """Shots of the board that have no take, nor one on its way."""
        return list(without_takes(self._board_presenter.board, self._known_takes.of_shot))

    def handle_event(self, event: Event) -> None:
        match event:
            case TakeChanged(take=take):
                self._known_takes.put(take)
                if not take.dismissed:
                    self._model.put(take)
                self.take_changed.emit(take)
            case TakeForgotten(take=take_id):
                self._model.drop(take_id)
                self.take_left.emit(take_id)
            case QueueChanged(paused=paused, halt=halt):
                self._panel.show_paused(paused)
                self.halted.emit(halt)
            case _:
                pass

    def _add(self, takes: list[Take]) -> bool:
        """False, with the reason said, where they cannot be written down: then none is."""
        try:
            self._studio.queue.add(takes)
        except HailuoError as error:
            self.refused.emit(str(error))
            return False
        return True

    def _retry(self, ids: list[str]) -> None:
        """A new take from the same request, with a key of its own: it is paid for anew."""
        for take in filter(None, map(self._known_takes.find, ids)):
            self._add([self._sending.again(take)])

    def _resolve(self, take_id: str, decision: Decision, task: str) -> None:
        queue = self._studio.queue
        try:
            match decision:
                case Decision.RESEND:
                    queue.resend(take_id)
                case Decision.ADOPT:
                    queue.adopt(take_id, task)
                case Decision.ABANDON:
                    queue.abandon(take_id)
                case _:
                    assert_never(decision)
        except HailuoError as error:
            self.refused.emit(str(error))

    def _reveal(self, take_id: str) -> None:
        take = self._known_takes.find(take_id)
        if take is None:
            return
        file = take.state.file if isinstance(take.state, Completed) else take.aside
        if file:
            self._show_file(self._studio.library.videos.path(file))

    def _each(self, verb: Callable[[str], None]) -> Callable[[list[str]], None]:
        def every(ids: list[str]) -> None:
            try:
                for take_id in ids:
                    verb(take_id)
            except HailuoError as error:
                self.refused.emit(str(error))

        return every


def _timer(parent: QObject, milliseconds: int, call: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(milliseconds)
    timer.timeout.connect(call)
    return timer
