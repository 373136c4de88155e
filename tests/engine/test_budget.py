"""The cap holds before the POST."""

from dataclasses import replace
from decimal import Decimal

from hailuo_desktop.domain.take import Completed, Queued
from hailuo_desktop.engine.events import Cause, QueueChanged
from hailuo_desktop.engine.limits import Limits
from tests.fakes.world import Bench


async def test_takes_that_the_cap_has_no_room_for_are_never_sent(bench: Bench) -> None:
    bench.limits = Limits(credits=Decimal(65))
    queue = bench.restart()
    queue.add(bench.take(n) for n in range(1, 7))  # each costs 20
    await queue.quiet()
    states = [type(take.state) for take in bench.ledger.takes.values()]
    assert states.count(Completed) == 3
    assert states.count(Queued) == 3
    assert bench.service.count("submit") == 3
    halts = [e.halt for e in bench.events if isinstance(e, QueueChanged) and e.halt]
    assert halts[0].cause is Cause.CAP
    assert "65" in halts[0].sentence
    assert "60" in halts[0].sentence


async def test_while_a_price_is_unknown_takes_of_its_kind_go_one_at_a_time(bench: Bench) -> None:
    bench.limits = Limits(credits=Decimal(1000))
    bench.service.price = None
    queue = bench.restart()
    queue.add(bench.take(n) for n in range(1, 5))
    most = 0

    def finished() -> bool:
        nonlocal most
        takes = bench.ledger.takes.values()
        most = max(most, sum(t.at_service for t in takes))
        return len(takes) == 4 and all(t.settled for t in takes)

    await bench.until(finished)
    assert most == 1


async def test_what_is_in_flight_from_an_earlier_run_counts(bench: Bench) -> None:
    bench.service.reads_to_finish = 1000
    bench.queue.add([bench.take(1), bench.take(2)])
    await bench.until(lambda: all(t.at_service for t in bench.ledger.takes.values()))
    await bench.queue.aclose()
    bench.limits = Limits(credits=Decimal(50))
    queue = bench.restart()
    queue.start(list(bench.ledger.takes.values()))
    queue.add([bench.take(3)])
    await bench.until(
        lambda: any(isinstance(e, QueueChanged) and e.halt is not None for e in bench.events)
    )
    assert isinstance(bench.now("take-3").state, Queued)
    assert bench.service.count("submit") == 2


async def test_no_cap_asks_nothing(bench: Bench) -> None:
    bench.queue.add([replace(bench.take(1), name="free")])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
