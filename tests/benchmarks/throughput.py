"""``python -m tests.benchmarks.throughput``: takes sent and brought home a second, and requests.

The service is a thousand times as fast as life, and all takes share one film.
"""

import asyncio
import tempfile
import time
from collections import Counter
from pathlib import Path

from hailuo_desktop.domain.take import Completed
from hailuo_desktop.engine.events import Event, TakeChanged
from tests.benchmarks.serving import Served, served
from tests.benchmarks.workshop import studio_on, takes

COUNT = 200
GENERATIONS = "/v1/videos/generations"


async def measured(folder: Path, service: Served) -> None:
    accepted: dict[str, float] = {}

    def heard(event: Event) -> None:
        if isinstance(event, TakeChanged) and event.take.task:
            accepted.setdefault(event.take.id, time.monotonic())

    studio = studio_on(folder, service, 1.0, heard)
    studio.start([])
    studio.queue.add(takes(studio, 1))  # its film is made now
    await studio.queue.quiet()
    before = len(service.requests())
    accepted.clear()
    start = time.monotonic()
    studio.queue.add(takes(studio, COUNT))
    await studio.queue.quiet()
    took = time.monotonic() - start
    done = sum(isinstance(take.state, Completed) for take in studio.library.takes.all()) - 1
    await studio.aclose()
    asked = Counter(_kind(path) for path in service.requests()[before:])
    posting = max(accepted.values()) - start
    print(f"completed                    {done} of {COUNT} in {took:.1f} s ({done / took:.1f}/s)")
    print(f"submitted                    {len(accepted) / posting:.1f} takes/s")
    print(f"requests per settled take    {sum(asked.values()) / done:.2f}  {dict(asked)}")


def _kind(path: str) -> str:
    return "results" if path.startswith("/results") else path


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with served(place / "service", speed=1000) as service:
            asyncio.run(measured(place / "library", service))


if __name__ == "__main__":
    main()
