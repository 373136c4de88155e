"""An event loop without a world: time jumps to the next timer as soon as nobody has anything to do.

Written here since the loops of that kind that are kept well are under the GPL, or plugins of
pytest that change every other test as well.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any

TICK = 1e-6  # seconds: coarser than what floats lose in a simulated year


class Standstill(RuntimeError):
    """Everybody waits, and nothing will ever wake anybody: a deadlock."""


class _Nothing:
    """Stands where a loop looks at its sockets; there are none, so it only lets time pass."""

    def __init__(self) -> None:
        self.now = 0.0

    def select(self, timeout: float | None) -> list[Any]:
        if timeout is None:
            raise Standstill("every task waits for ever")
        self.now += max(0.0, timeout)
        return []

    def close(self) -> None:
        """Nothing was open."""


class VirtualLoop(asyncio.BaseEventLoop):
    """Deterministic: the same program takes the same turns at the same times."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _Nothing()
        self._clock_resolution = TICK

    def time(self) -> float:
        return self._selector.now

    def run_in_executor(
        self, executor: Executor | None, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """At once: what a thread does meanwhile is seen no sooner than its result."""
        done = self.create_future()
        try:
            done.set_result(func(*args))
        except Exception as error:  # noqa: BLE001 - the future carries it, as a thread's does
            done.set_exception(error)
        return done

    def _process_events(self, event_list: list[Any]) -> None:
        """There are no sockets."""

    def _write_to_self(self) -> None:
        """Nobody sleeps in a system call."""
