"""Many lives on all cores, each from its own seed, or with its own deaths."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any

from .coverage import Seen
from .faults import Faults
from .life import Result, play

Birth = tuple[int, tuple[int, ...] | None, Faults | None]  # what a life is played from
CHUNK = 20  # lives that a process plays before it reports


@dataclass
class Crowd:
    """What so many lives came to; ``broken`` are those in which a promise was."""

    lives: int = 0
    runs: int = 0
    tasks: int = 0
    days: float = 0.0
    broken: list[Result] = field(default_factory=list[Result])
    seen: set[Seen] = field(default_factory=set[Seen])

    def take_in(self, result: Result) -> None:
        self.lives += 1
        self.runs += result.runs
        self.tasks += result.tasks
        self.days += result.lasted / 86_400.0
        self.seen |= result.seen
        if result.broken:
            self.broken.append(result)

    def told(self, seconds: float) -> str:
        return (
            f"{self.lives} lives, {self.runs} runs, {self.tasks} tasks, {self.days:.0f} days of "
            f"theirs in {seconds:.0f} s: {self.lives / seconds * 60:.0f} lives a minute"
        )


def crowd(
    births: Iterable[Birth],
    until: float | None = None,
    alive: Callable[[Result], Any] | None = None,
) -> Crowd:
    """Play all these lives, in all processes; ``until`` (monotonic seconds) stops it."""
    found = Crowd()
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as processes:
        waiting: list[Any] = []
        for chunk in _chunks(births):
            waiting.append(processes.submit(_played, chunk))
            if len(waiting) > 2 * (os.cpu_count() or 1):
                _take_in(found, waiting.pop(0).result(), alive)
            if until is not None and time.monotonic() > until:
                break
        for each in waiting:
            _take_in(found, each.result(), alive)
    return found


def _take_in(found: Crowd, results: list[Result], alive: Callable[[Result], Any] | None) -> None:
    for result in results:
        found.take_in(result)
        if result.broken and alive is not None:
            alive(result)


def of_seeds(seeds: Iterable[int]) -> Iterator[Birth]:
    return ((seed, None, None) for seed in seeds)


def _played(births: list[Birth]) -> list[Result]:
    return [play(*birth).told() for birth in births]


def _chunks(births: Iterable[Birth]) -> Iterator[list[Birth]]:
    chunk: list[Birth] = []
    for birth in births:
        chunk.append(birth)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
