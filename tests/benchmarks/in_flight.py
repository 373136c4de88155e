"""``python -m tests.benchmarks.in_flight``: what 200 takes at the service cost this computer."""

import asyncio
import resource
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hailuo_desktop.domain.take import Pending, Take
from hailuo_desktop.engine.events import Event
from hailuo_desktop.studio.studio import Studio
from tests.benchmarks.serving import Served, served
from tests.benchmarks.workshop import studio_on, takes

COUNT = 200
POLL = 8.0  # seconds, as it is in life
WINDOW = 40.0  # seconds that are measured
TICK = 0.25  # seconds: fine enough to tell a poll from the rest between two


async def sent(studio: Studio, count: int) -> list[Take]:
    """Takes that an earlier run has left at the service."""
    there: list[Take] = []
    for take in takes(studio, count):
        submission = await studio.client.submit(take.request, (), take.key)
        now = studio.clock.now()
        there.append(replace(take, state=Pending(), task=submission.task, submitted=now))
        studio.library.takes.save(there[-1])
    return there


async def ticks(seconds: float) -> list[float]:
    """The share of one core that each tick took."""
    shares: list[float] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        wall, cpu = time.monotonic(), time.process_time()
        await asyncio.sleep(TICK)
        shares.append((time.process_time() - cpu) / (time.monotonic() - wall))
    return shares


def heard(_: Event) -> None:
    """A window would show it."""


async def measured(folder: Path, service: Served) -> None:
    studio = studio_on(folder, service, POLL, heard)
    there = await sent(studio, COUNT)
    base = peak()
    studio.start(there)
    await asyncio.sleep(2 * POLL)
    before = len(service.requests())
    shares = await ticks(WINDOW)
    asked = len(service.requests()) - before
    await studio.aclose()
    print(f"takes in flight       {COUNT}")
    print(f"requests              {asked / WINDOW:.2f}/s")
    print(f"one core, average     {100 * average(shares):.2f} %")
    print(f"one core, between     {100 * median(shares):.2f} %")
    print(f"peak memory           {peak():.0f} MB ({peak() - base:.0f} MB more than before)")


def average(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def peak() -> float:
    """Megabytes, at most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with served(place / "service", speed=0.01) as service:
            asyncio.run(measured(place / "library", service))


if __name__ == "__main__":
    main()
