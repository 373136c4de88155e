"""A chain of shots: each take waits for the film that it begins with, and for nothing else."""

from dataclasses import replace

from hailuo_desktop.domain.catalog import Mode
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.shot import Link
from hailuo_desktop.domain.take import Completed, Queued
from hailuo_desktop.engine.limits import Limits
from tests.engine.steps import queue, sent
from tests.fakes.world import Bench


def chained(bench: Bench, name: str, after: str, wait: bool = False) -> None:
    """A take of the shot ``name`` that begins where the shot ``after`` ends."""
    take = replace(bench.take(1), id=name, shot=name, first_from=Link(after, wait))
    request = replace(take.request, mode=Mode.I2V, prompt=name)
    bench.queue.add([replace(take, request=request)])


async def test_a_whole_chain_runs_unattended(bench: Bench) -> None:
    chained(bench, "third", "second")
    chained(bench, "second", "shot")
    queue(bench, "first")
    await bench.queue.quiet()
    assert sent(bench) == ["first", "second", "third"]
    second = bench.now("second")
    assert isinstance(second.state, Completed)
    assert second.source == "first"
    assert second.first_from is None
    assert [frame.digest for frame in second.request.frames] == ["end"]
    assert bench.service.bodies[1][1] == ("https://files/1",)


async def test_who_waits_for_a_film_has_no_place_and_asks_only_when_something_happened(
    bench: Bench,
) -> None:
    bench.limits = Limits(in_flight=1)
    bench.restart()
    bench.service.reads_to_finish = 200
    chained(bench, "second", "shot")
    queue(bench, "first")
    await bench.until(lambda: bench.now("first").at_service)
    await bench.until(lambda: bench.service.count("task") > 100)
    assert bench.chain.looks == 1
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Completed)
    assert bench.chain.looks == 2


async def test_a_broken_chain_stands_and_goes_on_with_the_next_take(bench: Bench) -> None:
    from hailuo_desktop.domain.errors import ContentRefused

    bench.service.faults["submit"].append(ContentRefused("Refused."))
    queue(bench, "first")
    chained(bench, "second", "shot")
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Queued)
    assert "No take of the shot came through." in worded(bench.now("second").note)
    queue(bench, "again")
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Completed)
    assert bench.now("second").source == "again"


async def test_by_choice_a_chain_waits_for_a_kept_take(bench: Bench) -> None:
    queue(bench, "first")
    chained(bench, "second", "shot", wait=True)
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Queued)
    assert "keep" in worded(bench.now("second").note)
    bench.chain.kept.add("first")
    bench.queue.look_again()
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Completed)


async def test_a_chained_take_can_be_given_a_frame_of_its_own(bench: Bench) -> None:
    chained(bench, "second", "shot")
    await bench.queue.quiet()
    request = replace(bench.now("second").request, frames=(bench.frame("own"),))
    bench.queue.amend("second", request)
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Completed)
    assert bench.now("second").source == ""


async def test_a_chained_take_says_which_shot_it_waits_for(bench: Bench) -> None:
    bench.queue.pause(True)
    bench.queue.add([replace(bench.take(1), id="first", name="03")])
    chained(bench, "second", "shot")
    chained(bench, "third", "shot", wait=True)
    chained(bench, "fourth", "nobody")
    await bench.queue.quiet()
    assert worded(bench.now("second").note) == "Waits for shot 03."
    assert worded(bench.now("third").note) == "Waits until you keep a take of shot 03."
    assert worded(bench.now("fourth").note) == "Waits for the shot that it begins with."


async def test_an_amended_take_may_begin_with_another_film(bench: Bench) -> None:
    bench.queue.pause(True)
    queue(bench, "first")
    chained(bench, "second", "nobody")
    bench.queue.amend("second", bench.now("second").request, Link("shot"))
    bench.queue.pause(False)
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Completed)
    assert bench.now("second").source == "first"


async def test_a_chain_survives_a_kill(bench: Bench) -> None:
    queue(bench, "first")
    chained(bench, "second", "shot")
    await bench.until(lambda: bench.now("first").at_service)
    await bench.kill()
    await bench.queue.quiet()
    assert bench.now("second").source == "first"
    assert isinstance(bench.now("second").state, Completed)
