"""Whose POST it is: so many at once, or none while a lost one is looked for."""

import asyncio

from hailuo_desktop.engine.post_lock import PostLock


class Room:
    """Who holds the lock, in the order in which they came in; each leaves when told."""

    def __init__(self, count: int = 1) -> None:
        self.lock = PostLock(count)
        self.inside: list[str] = []
        self._leave: dict[str, asyncio.Event] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def comes(self, name: str, *, alone: bool = False) -> None:
        self._leave[name] = asyncio.Event()
        self._tasks[name] = asyncio.create_task(self._stay(name, alone))
        await self.turns()

    async def leaves(self, name: str) -> None:
        self._leave[name].set()
        await self._tasks[name]
        await self.turns()

    async def gives_up(self, name: str) -> None:
        self._tasks[name].cancel()
        await asyncio.gather(self._tasks[name], return_exceptions=True)
        await self.turns()

    async def turns(self) -> None:
        for _ in range(20):
            await asyncio.sleep(0)

    async def _stay(self, name: str, alone: bool) -> None:
        async with self.lock.all(name) if alone else self.lock.one(name):
            self.inside.append(name)
            try:
                await self._leave[name].wait()
            finally:
                self.inside.remove(name)


async def test_so_many_at_once_and_the_next_when_one_leaves() -> None:
    room = Room(2)
    for name in "abc":
        await room.comes(name)
    assert room.inside == ["a", "b"]
    assert set(room.lock.waiting) == {"c"}
    await room.leaves("a")
    assert room.inside == ["b", "c"]
    assert not room.lock.waiting


async def test_a_search_waits_for_posts_that_are_out_and_nobody_begins_meanwhile() -> None:
    room = Room(2)
    await room.comes("a")
    await room.comes("search", alone=True)
    await room.comes("b")
    assert room.inside == ["a"]
    await room.leaves("a")
    assert room.inside == ["search"]
    await room.leaves("search")
    assert room.inside == ["b"]


async def test_a_search_comes_before_whoever_waited_longer() -> None:
    room = Room()
    await room.comes("a")
    await room.comes("b")
    await room.comes("search", alone=True)
    await room.leaves("a")
    assert room.inside == ["search"]
    await room.leaves("search")
    assert room.inside == ["b"]


async def test_whoever_gives_up_holds_nobody_up() -> None:
    room = Room()
    for name, alone in (("a", False), ("search", True), ("b", False)):
        await room.comes(name, alone=alone)
    await room.gives_up("search")
    await room.gives_up("a")
    assert room.inside == ["b"]
    await room.gives_up("b")
    await room.comes("c", alone=True)
    assert room.inside == ["c"]


async def test_nobody_waits_for_another_take_while_the_lock_is_free() -> None:
    """Who just comes in is no reason to call the queue quiet."""
    room = Room()
    assert not room.lock.waiting
    await room.comes("a")
    assert not room.lock.waiting
    await room.leaves("a")
    assert not room.lock.waiting
