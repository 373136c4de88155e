"""The line keeps going whatever its choice runs into."""

from decimal import Decimal

import pytest

from hailuo_desktop.domain.errors import LibraryError
from hailuo_desktop.domain.prices import Kind
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.engine.events import Cause, QueueChanged
from tests.fakes.world import Bench


async def test_a_full_disk_while_the_next_is_chosen_stops_the_line_for_a_while_only(
    bench: Bench,
) -> None:
    """Under a cap, the one that waits for a price is told so, which is written down."""
    bench.queue.set_cap(Decimal(1000))
    bench.service.reads_to_finish = 20
    bench.queue.add([bench.take(1)])
    await bench.queue.quiet()
    bench.queue.learning.send_one()
    await bench.until(lambda: bench.now("take-1").task != "")
    bench.ledger.takes["take-1"] = bench.now("take-1")
    bench.queue.add([bench.take(2)])
    bench.ledger.full = 1
    await bench.queue.quiet()
    assert isinstance(bench.now("take-2").state, Completed)
    causes = [e.halt.cause for e in bench.events if isinstance(e, QueueChanged) and e.halt]
    assert causes in ([Cause.PRICE], [Cause.PRICE, Cause.DISK])


@pytest.mark.parametrize("error", [LibraryError("Held by another program."), RuntimeError("Bug.")])
async def test_a_choice_that_breaks_is_made_again(bench: Bench, error: Exception) -> None:
    alike, broken = bench.ledger.alike, [error]

    def once(kind: Kind) -> object:
        if broken:
            raise broken.pop()
        return alike(kind)

    bench.ledger.alike = once  # type: ignore[method-assign,assignment]
    bench.queue.set_cap(Decimal(1000))
    bench.queue.add([bench.take(1), bench.take(2)])
    await bench.queue.quiet()
    bench.queue.learning.send_one()
    await bench.queue.quiet()
    assert isinstance(bench.now("take-1").state, Completed)
    assert isinstance(bench.now("take-2").state, Completed)
    assert bench.bugs == ([error] if isinstance(error, RuntimeError) else [])
    bench.bugs.clear()
