"""Shots go together with their takes that wait: nothing is sent of what was deleted."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.take import Queued, Take
from hailuo_desktop.translate import isolated
from hailuo_desktop.ui.board.delete_dialog import DeleteDialog, WaitingTake
from hailuo_desktop.ui.notices import Kind

from .edits import Beside

Then = Callable[[Beside | None], None]


class Deletion:
    """Asks before takes that wait leave the queue along with their shots."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.dialog: DeleteDialog | None = None

    def __call__(self, ids: Sequence[str], then: Then) -> None:
        """``then`` deletes the shots; what is beside goes and comes back with that step."""
        waiting = self._waiting(ids)
        if not waiting:
            then(None)
        elif self.dialog is None:
            self._context.background.start(self._ask(waiting, list(ids), then))

    def _waiting(self, ids: Sequence[str]) -> list[Take]:
        takes = self._context.known_takes
        return [take for each in ids for take in takes.of_shot(each) if take.never_sent]

    async def _ask(self, waiting: Sequence[Take], ids: list[str], then: Then) -> None:
        shown = [await self._shown(take) for take in waiting]
        if self.dialog is not None:  # another press, while the pictures were decoded
            return
        context = self._context
        self.dialog = DeleteDialog(shown, context.icons, context.theme(), context.window)
        self.dialog.accepted.connect(lambda: self._delete(ids, then))
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    async def _shown(self, take: Take) -> WaitingTake:
        frames = take.request.frames
        picture = await self._context.pictures.frame(frames[0]) if frames else None
        return WaitingTake(f"{isolated(take.name)} · {take.number}", picture)

    def _closed(self) -> None:
        self.dialog = None

    def _delete(self, ids: list[str], then: Then) -> None:
        """What has been sent while the artist was asked goes on: it is paid for."""
        step = _OutOfQueue(self._context, self._waiting(ids))
        try:
            step.redo()
        except HailuoError as error:
            self._context.notify(str(error), Kind.PROBLEM)
        else:
            then(Beside(step.undo, step.try_redo))


class _OutOfQueue:
    """The takes that a deletion took along."""

    def __init__(self, context: Context, takes: Sequence[Take]) -> None:
        self._context = context
        self._takes = list(takes)

    def redo(self) -> None:
        known = self._context.known_takes
        there = [take for each in self._takes if (take := known.find(each.id)) is not None]
        self._takes = [take for take in there if take.never_sent]
        for take in self._takes:
            self._context.studio.queue.remove(take.id)

    def try_redo(self) -> None:
        try:
            self.redo()
        except HailuoError as error:
            self._context.notify(str(error), Kind.PROBLEM)

    def undo(self) -> None:
        """They were never sent, so they wait again where they were, under the same ids."""
        back = [replace(take, state=Queued(), urls=(), note=()) for take in self._takes]
        try:
            self._context.studio.queue.add(back)
        except HailuoError as error:
            self._context.notify(str(error), Kind.PROBLEM)
