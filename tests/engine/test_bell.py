"""Who waits for a shot: only those that sleep are idle."""

import asyncio

from hailuo_desktop.engine.bell import Bell


def test_who_still_looks_about_is_busy_and_who_sleeps_is_idle_until_it_rings() -> None:
    async def life() -> None:
        stirs: list[str] = []
        bell = Bell(lambda: stirs.append("asleep"))
        rung = bell.listen("take", "shot")
        assert not bell.waiting  # it looks for its frame: the queue must not be called quiet
        sleeping = asyncio.ensure_future(bell.sleep("take", rung))
        await asyncio.sleep(0)
        assert (bell.waiting, stirs) == ({"take"}, ["asleep"])
        bell.ring("shot")
        assert not bell.waiting
        await sleeping
        assert not bell.waiting

    asyncio.run(life())
