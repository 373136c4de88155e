"""The stories under way, a task each; one that breaks is told again from where the take stands."""

import asyncio
from collections.abc import Callable, Collection

from hailuo_desktop.domain.errors import DiskFull, HailuoError, LibraryError
from hailuo_desktop.domain.reason import reason

from .assembly import Assembly
from .backoff import delay

GOODBYE = 10.0  # seconds that a POST on its way may still take when the app closes
TELLINGS = 6  # a fault of ours that shows itself so often will not pass by itself
BROKEN = (reason("app_fault"),)


class TakeTasks:
    """``report`` hears of errors that are bugs of ours."""

    def __init__(self, assembly: Assembly, report: Callable[[BaseException], None]) -> None:
        self._assembly = assembly
        self._gate = assembly.gate
        self._clock = assembly.clock
        self._report = report
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._closing = False

    @property
    def running(self) -> Collection[str]:
        return self._tasks.keys()

    def begin(self, take_id: str) -> None:
        if take_id in self._tasks:
            self._again.add(take_id)  # it is just ending, and has not seen what changed
            return
        task = asyncio.create_task(self._tell(take_id), name=f"take {take_id}")
        self._tasks[take_id] = task
        task.add_done_callback(lambda done: self._ended(take_id, done))

    def end(self, take_id: str) -> None:
        self._again.discard(take_id)
        if task := self._tasks.pop(take_id, None):
            task.cancel()

    async def aclose(self) -> None:
        """Let POSTs on their way come back, then stop everything."""
        self._closing = True
        posts = self._assembly.posting.under_way
        for take_id, task in self._tasks.items():
            if take_id not in posts:
                task.cancel()
        back = asyncio.ensure_future(self._posts_are_back())
        late = asyncio.ensure_future(self._clock.sleep(GOODBYE))
        await asyncio.wait((back, late), return_when=asyncio.FIRST_COMPLETED)
        tasks = [back, late, *self._tasks.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _posts_are_back(self) -> None:
        while self._assembly.posting.under_way:
            self._gate.changed.clear()
            await self._gate.changed.wait()

    async def _tell(self, take_id: str) -> None:
        for telling in range(TELLINGS):
            try:
                await self._told(take_id)
            except Exception as error:  # noqa: BLE001 - whatever it was, no take may be stranded
                self._report(error)
                await self._clock.sleep(delay(telling, None, lambda seconds: seconds))
            else:
                return
        self._assembly.live_takes.change(take_id, note=BROKEN)

    async def _told(self, take_id: str) -> None:
        """Until the take gets no further; a full disk is waited for."""
        while True:
            try:
                await self._assembly.story.run(take_id)
            except (DiskFull, LibraryError) as error:
                await self._no_room(take_id, error)
            else:
                return
            finally:
                self._assembly.admission.leave(take_id)
                self._gate.written(take_id)

    async def _no_room(self, take_id: str, error: HailuoError) -> None:
        self._assembly.admission.leave(take_id)
        await self._gate.no_room(take_id, error)

    def _ended(self, take_id: str, task: asyncio.Task[None]) -> None:
        if self._tasks.get(take_id) is task:
            del self._tasks[take_id]
            self._begin_again(take_id)
        self._gate.changed.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            self._report(error)

    def _begin_again(self, take_id: str) -> None:
        if take_id in self._again and not self._closing:
            self._again.discard(take_id)
            self.begin(take_id)
