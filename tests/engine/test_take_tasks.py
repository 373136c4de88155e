"""A story for each take, and one alone; what breaks of a bug is told again."""

from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.take import (
    Completed,
    Submitting,
)
from tests.engine.steps import DONE, script
from tests.fakes.world import Bench


async def test_a_story_that_breaks_of_a_bug_is_told_again(bench: Bench) -> None:
    bench.service.faults["fetch"].append(ValueError("a bug"))
    script(bench, DONE)
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert [str(bug) for bug in bench.bugs] == ["a bug"]
    bench.bugs.clear()


async def test_a_bug_that_stays_is_said_beside_its_take_and_harms_no_other(bench: Bench) -> None:
    bench.service.faults["upload"].extend([ValueError("a bug")] * 6)
    bench.queue.add([bench.take(1, (bench.frame("a"),)), bench.take(2)])
    await bench.queue.quiet()
    assert "fault of the app" in worded(bench.now("take-1").note)
    assert isinstance(bench.now("take-2").state, Completed)
    assert len(bench.bugs) == 6
    bench.bugs.clear()


async def test_followed_again_while_it_is_sent_a_take_goes_on(bench: Bench) -> None:
    bench.service.slow = 5.0
    bench.queue.add([bench.take()])
    await bench.until(lambda: isinstance(bench.now().state, Submitting))
    bench.queue.stop_following("take-1")
    bench.queue.follow("take-1")
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)


async def test_a_take_sent_before_the_last_run_is_taken_up_has_one_story(bench: Bench) -> None:
    submit = bench.service.submit

    async def taken_up_meanwhile(*args: object) -> object:
        bench.queue.start([bench.now()])
        return await submit(*args)  # type: ignore[arg-type]

    bench.service.submit = taken_up_meanwhile  # type: ignore[method-assign,assignment]
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert "Uncertain" not in bench.states()
    assert len(bench.service.bodies) == 1
