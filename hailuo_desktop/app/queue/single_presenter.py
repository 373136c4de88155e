"""One shot on its way into the queue: its pictures are made ready first, as a batch's are."""

from collections.abc import Callable, Sequence

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.studio.picture_check import frames_of, reasons
from hailuo_desktop.translate import t

from .queue_presenter import QueuePresenter


class SinglePresenter:
    """Sends one shot without a pre-flight; ``refuse`` tells why it stays where it is.

    ``looking`` hears what the shots are called whose pictures are still being looked at.
    """

    def __init__(
        self,
        context: Context,
        *,
        board_presenter: BoardPresenter,
        queue: QueuePresenter,
        refuse: Callable[[str], None],
        looking: Callable[[Sequence[str]], None],
    ) -> None:
        self._pictures = context.studio.pictures
        self._background = context.background
        self._board_presenter = board_presenter
        self._queue = queue
        self._refuse = refuse
        self._tell_looking = looking
        # What each shot is called, by its id: another press must not pay for another take.
        self._looking: dict[str, str] = {}

    def send(self, shot: Shot) -> None:
        """At once where it has no picture; else once every picture of it is known to be sound."""
        board = self._board_presenter.board
        if not frames_of(board, [shot]):
            self._queue.send([shot])
        elif shot.id not in self._looking:
            self._looking[shot.id] = board.code(shot.id)
            self._tell_looking([*self._looking.values()])
            self._background.start(self._look_and_send(board, shot))

    async def _look_and_send(self, board: Storyboard, shot: Shot) -> None:
        """As it was when the artist said so, whatever is edited or opened meanwhile."""
        try:
            await self._pictures.check(frames_of(board, [shot]))
            found = reasons(board, shot, self._pictures.broken)
            if found:
                why = " ".join(found)
                self._refuse(t("Shot {code} is not sent: {why}", code=board.code(shot.id), why=why))
            else:
                self._queue.send([shot], board=board)
        finally:
            self._looking.pop(shot.id)
            self._tell_looking([*self._looking.values()])
