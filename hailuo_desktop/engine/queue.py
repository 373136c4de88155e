"""The queue: a story for every take in flight, and the artist's verbs."""

import asyncio
import random
from collections.abc import Callable, Iterable
from contextlib import suppress

from hailuo_desktop.domain.errors import ServiceError, Unauthorised
from hailuo_desktop.domain.take import (
    Cancelled,
    Pending,
    Queued,
    Submitting,
    Take,
    Uncertain,
    Uploading,
)

from .batch import with_new_key
from .book import Book
from .events import Cause, Event, Halt, ServiceSeen
from .gate import Gate
from .limits import Limits
from .places import Places
from .poller import Poller
from .ports import World
from .stages import Stages, stages

NOT_SENT = (Queued, Uploading)
GOODBYE = 10.0  # seconds that a POST on its way may still take when the app closes


def jitter(seconds: float) -> float:
    """Up to a tenth earlier or later, so that many apps do not ask in step."""
    return seconds * random.uniform(0.9, 1.1)  # noqa: S311 - no secret hangs on it


class Queue:
    """Owns the states of takes. ``report`` hears of errors that are bugs of ours."""

    def __init__(
        self,
        world: World,
        limits: Limits,
        publish: Callable[[Event], None],
        report: Callable[[BaseException], None],
    ) -> None:
        self._publish = publish
        self._report = report
        self._world = world
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._stages: Stages = stages(world, limits, self._tell, self._trouble, jitter)
        self._book: Book = self._stages.book
        self._gate: Gate = self._stages.gate
        self._places: Places = self._stages.places
        self._poller: Poller = self._stages.poller

    def start(self, takes: Iterable[Take]) -> None:
        """Take up the takes of an earlier run; those in flight go on."""
        self._book.open(takes)
        for take in self._book.takes():
            if take.followed and not take.settled and not isinstance(take.state, Uncertain):
                self._begin(take.id)

    def add(self, takes: Iterable[Take]) -> None:
        for take in takes:
            self._book.write(take)
            self._begin(take.id)

    def pause(self, paused: bool) -> None:
        """A pause holds back what is not sent; what is paid for goes on."""
        self._gate.pause(paused)

    def go_on(self) -> None:
        """The one action that ends a halt."""
        self._gate.release()

    def stop_following(self, take_id: str) -> None:
        """Not sent yet: cancelled. At the service: it goes on there, and is charged."""
        take = self._book[take_id]
        if isinstance(take.state, NOT_SENT):
            self._end(take_id)
            self._book.step(take_id, Cancelled())
        elif not take.settled and not isinstance(take.state, Uncertain):
            if not isinstance(take.state, Submitting):
                self._end(take_id)
            self._book.change(take_id, followed=False)

    def follow(self, take_id: str) -> None:
        take = self._book[take_id]
        if not take.settled and not take.followed:
            self._book.change(take_id, followed=True)
            self._begin(take_id)

    def remove(self, take_id: str) -> None:
        """Take it out of the queue panel; only what was never sent leaves the ledger too."""
        take = self._book[take_id]
        if isinstance(take.state, NOT_SENT):
            self._end(take_id)
            self._book.forget(take_id)
        elif take.settled:
            self._book.dismiss(take_id)

    def resend(self, take_id: str) -> None:
        """The artist says that an uncertain take was never charged: send it again."""
        take = self._book[take_id]
        if isinstance(take.state, Uncertain):
            if not self._stages.uploading.lasting(take):
                # Other frame addresses are another body, which the old key must not carry.
                self._book.write(with_new_key(take))
            self._book.step(take_id, Queued())
            self._begin(take_id)

    def abandon(self, take_id: str) -> None:
        if isinstance(self._book[take_id].state, Uncertain):
            self._book.step(take_id, Cancelled())

    def adopt(self, take_id: str, task: str) -> None:
        """The artist has found the task of an uncertain take."""
        if isinstance(self._book[take_id].state, Uncertain):
            self._book.step(take_id, Pending(), task=task)
            self._begin(take_id)

    async def quiet(self) -> None:
        """Until no take can get any further without the artist."""
        while self._busy():
            self._gate.stirred.clear()
            await self._gate.stirred.wait()

    async def aclose(self) -> None:
        """Let POSTs on their way come back, then leave everything as the ledger has it."""
        self._gate.pause(True)
        posting = {take.id for take in self._posting()}
        for task in [task for take, task in self._tasks.items() if take not in posting]:
            task.cancel()
        with suppress(TimeoutError):
            async with asyncio.timeout(GOODBYE):
                await self._posts_are_back()
        await self._cancel_all()
        await self._poller.aclose()

    async def _posts_are_back(self) -> None:
        while any(take.id in self._tasks for take in self._posting()):
            self._gate.stirred.clear()
            await self._gate.stirred.wait()

    async def _cancel_all(self) -> None:
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _posting(self) -> list[Take]:
        return [take for take in self._book.takes() if isinstance(take.state, Submitting)]

    def _busy(self) -> bool:
        halt = self._gate.halt
        if halt is not None and halt.cause is Cause.KEY:
            return any(take.id in self._tasks for take in self._posting())
        held = self._gate.waiting if halt is not None else set[str]()
        return any(take_id not in held for take_id in self._tasks)

    def _begin(self, take_id: str) -> None:
        task = asyncio.create_task(self._tell_story(take_id), name=f"take {take_id}")
        self._tasks[take_id] = task
        task.add_done_callback(lambda done: self._ended(take_id, done))

    def _end(self, take_id: str) -> None:
        if task := self._tasks.pop(take_id, None):
            task.cancel()

    async def _tell_story(self, take_id: str) -> None:
        try:
            await self._stages.story.tell(take_id)
        finally:
            self._places.leave(take_id)

    def _ended(self, take_id: str, task: asyncio.Task[None]) -> None:
        if self._tasks.get(take_id) is task:
            del self._tasks[take_id]
        self._gate.stirred.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            self._report(error)

    def _tell(self, event: Event) -> None:
        self._gate.stirred.set()
        self._publish(event)

    def _trouble(self, error: ServiceError | None) -> None:
        if isinstance(error, Unauthorised):
            self._gate.stop(Halt(Cause.KEY, str(error)))
        self._publish(ServiceSeen(error))
