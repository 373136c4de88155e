"""Who waits for a shot: only those that sleep are idle."""

import asyncio

from hailuo_desktop.engine.shot_events import ShotEvents


def test_who_still_looks_about_is_busy_and_who_sleeps_is_idle_until_it_rings() -> None:
    async def life() -> None:
        stirs: list[str] = []
        shot_events = ShotEvents(lambda: stirs.append("asleep"))
        notified = shot_events.subscribe("take", "shot")
        assert not shot_events.waiting  # it looks for its frame: the queue must not be called quiet
        sleeping = asyncio.ensure_future(shot_events.sleep("take", notified))
        await asyncio.sleep(0)
        assert (shot_events.waiting, stirs) == ({"take"}, ["asleep"])
        shot_events.notify("shot")
        assert not shot_events.waiting
        await sleeping
        assert not shot_events.waiting

    asyncio.run(life())
