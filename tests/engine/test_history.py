"""What takes have taught about prices and times."""

from dataclasses import replace
from decimal import Decimal

from hailuo_desktop.domain.take import (
    Hold,
    Queued,
)
from hailuo_desktop.engine.limits import Limits
from tests.engine.steps import learnt, queue
from tests.fakes.world import Bench


async def test_a_price_is_learnt_from_the_whole_ledger(bench: Bench) -> None:
    bench.queue.add([bench.take(1)])
    await learnt(bench.queue)
    await bench.queue.aclose()
    bench.limits = Limits(credits=Decimal(30))
    queue = bench.restart()  # which never hears of take-1, as a render of another batch
    queue.add([bench.take(2), bench.take(3)])
    await learnt(queue)
    assert bench.service.count("submit") == 2
    assert isinstance(bench.now("take-3").state, Queued)


async def test_a_ledger_of_years_is_read_once_and_not_for_each_take(bench: Bench) -> None:
    bench.queue.set_cap(Decimal(1000))
    bench.queue.add([bench.take(1)])
    await learnt(bench.queue)
    read = bench.ledger.read_through.count("alike")
    bench.queue.add([bench.take(n) for n in range(2, 9)])
    await learnt(bench.queue)
    assert bench.service.count("submit") == 8
    assert bench.ledger.read_through.count("alike") == read


async def test_the_latest_take_of_a_kind_says_what_it_costs_in_hand_or_before(bench: Bench) -> None:
    dear = replace(bench.take(1), created=2000.0)
    bench.service.price = Decimal(40)
    bench.queue.add([dear])
    await learnt(bench.queue)
    await bench.queue.aclose()
    cheap = replace(bench.take(2), created=1000.0)
    bench.service.price = Decimal(20)
    queue = bench.restart()
    queue.add([cheap])
    await learnt(queue)
    queue.set_cap(Decimal(50))  # 20 are spent: another one for 40 has no room
    queue.add([bench.take(3)])
    await learnt(queue)
    assert bench.service.count("submit") == 2


async def test_how_long_the_queue_may_take_is_learnt(bench: Bench) -> None:
    assert bench.queue.finish() is None
    queue(bench, "a")
    await bench.queue.quiet()
    queue(bench, *"bc", hold=Hold())
    assert bench.queue.finish() is None
    seconds = bench.queue.finish(later=True)
    assert seconds == bench.now("a").changed - (bench.now("a").submitted or 0.0)
