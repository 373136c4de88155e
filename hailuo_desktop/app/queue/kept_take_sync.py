"""What is kept reaches the takes that wait, however that came about: by a click, or by an undo."""

from collections.abc import Mapping
from dataclasses import replace

from hailuo_desktop.app.board.edits import Edits
from hailuo_desktop.domain.standing import outdated
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.engine.queue import Queue
from hailuo_desktop.studio.known_takes import KnownTakes


class KeptTakeSync:
    """A take that was never sent begins with the film that is kept when it goes, not with one
    that was kept when it was queued: it would be stale before it is paid for."""

    def __init__(self, edits: Edits, known_takes: KnownTakes, queue: Queue) -> None:
        self._edits = edits
        self._known_takes = known_takes
        self._queue = queue
        self._kept = _kept(edits.board)
        edits.changed.connect(self._changed)
        edits.opened.connect(self._opened)

    def _opened(self, board: Storyboard) -> None:
        self._kept = _kept(board)

    def _changed(self, board: Storyboard) -> None:
        before, self._kept = self._kept, _kept(board)
        if self._kept == before:
            return
        self._edits.flush()  # the queue looks on disk
        for take in self._known_takes.in_flight():
            link = outdated(board, take, self._kept, self._known_takes.find)
            if link is not None:
                later = replace(take.request, frames=take.request.frames[1:])
                self._queue.amend(take.id, later, link)
        self._queue.look_again()


def _kept(board: Storyboard) -> Mapping[str, str]:
    return {shot.id: shot.kept for shot in board.shots if shot.kept}
