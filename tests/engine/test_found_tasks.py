"""Tasks that no take claims: given to a shot, or let be."""

from dataclasses import replace

from hailuo_desktop.domain.found_task import Ruling
from hailuo_desktop.domain.take import Completed
from tests.engine.steps import in_doubt, rulings, stranger
from tests.fakes.world import Bench


async def test_it_goes_on_once_the_artist_has_said(bench: Bench) -> None:
    in_doubt(bench)
    task = stranger(bench)
    queue = bench.wake()
    queue.add([bench.take(2)])
    await queue.quiet()
    queue.found.let_be(task)
    await queue.quiet()
    assert isinstance(bench.now("take-2").state, Completed)
    assert rulings(bench)[task] is Ruling.LET_BE


async def test_a_found_task_is_followed_with_the_key_that_it_was_found_with(bench: Bench) -> None:
    task = stranger(bench)
    queue = bench.restart()
    queue.start([], lossy=True)
    await queue.found.look()
    bench.account = "another"
    queue.found.give(task, replace(bench.take(9), id="given"))
    assert bench.now("given").account == "mine"


async def test_a_film_that_comes_back_is_the_take_that_still_waits_for_it(bench: Bench) -> None:
    """Ledger and journal are of the moment before it was sent: given to its shot, it is that
    take, which would otherwise be sent, and paid for, a second time.
    """
    waiting = [bench.take(number) for number in (1, 2)]
    for take in waiting:
        bench.ledger.save(take)
    bench.clock.time += 60.0
    task = stranger(bench)
    queue = bench.restart()
    queue.start(waiting, lossy=True)
    await queue.quiet()
    queue.found.give(task, replace(bench.take(9), id="given"))
    await queue.quiet()
    assert bench.now("take-1").task == task
    assert "given" not in bench.ledger.takes
    assert {type(take.state) for take in bench.ledger.takes.values()} == {Completed}
    assert bench.service.count("submit") == 1
