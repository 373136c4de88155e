"""Takes whose task the service knew no more, or whose key is not in use."""

from dataclasses import replace

from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.take import (
    Completed,
    Failed,
    Pending,
    Take,
)
from tests.fakes.world import Bench


def lost_sight(bench: Bench) -> Take:
    return replace(
        bench.take(),
        state=Failed(plain("Gone."), "task_not_found", Charge.UNKNOWN),
        task="task-unified-1",
        submitted=bench.clock.now(),
        changed=bench.clock.now(),
    )


async def test_a_task_that_was_not_found_is_looked_for_again_after_hours(bench: Bench) -> None:
    take = lost_sight(bench)
    bench.ledger.save(take)
    bench.queue.start([take])
    await bench.queue.quiet()  # nobody waits for it
    assert bench.now().settled
    bench.service._make("MiniMax-Hailuo-02", take.key)
    start = bench.clock.now()
    await bench.until(lambda: isinstance(bench.now().state, Completed))
    assert bench.clock.now() - start >= 3 * 3600.0
    assert bench.service.count("submit") == 0


async def test_a_task_that_was_not_found_can_be_followed_again(bench: Bench) -> None:
    take = lost_sight(bench)
    bench.service._make("MiniMax-Hailuo-02", take.key)
    bench.queue.start([take])
    bench.queue.follow(take.id)
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)


async def test_the_artist_may_name_another_task_for_one_that_was_not_found(bench: Bench) -> None:
    take = lost_sight(bench)
    for _ in range(2):
        bench.service._make("MiniMax-Hailuo-02", take.key)
    bench.queue.start([take])
    bench.queue.adopt(take.id, "task-unified-2")
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.now().task == "task-unified-2"


async def test_a_task_of_another_account_is_not_given_up_for_being_unknown_there(
    bench: Bench,
) -> None:
    """It is paid for: with the old key it is fetched still."""
    bench.queue.add([bench.take()])
    await bench.until(lambda: isinstance(bench.now().state, Pending))
    theirs, bench.service.tasks_made = bench.service.tasks_made, {}
    bench.account = "another"
    start = bench.clock.now()
    await bench.until(lambda: bench.clock.now() - start > 3 * 3600)
    assert isinstance(bench.now().state, Pending)
    assert "another API key" in worded(bench.now().note)
    bench.account, bench.service.tasks_made = "mine", theirs
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.now().note == ()


async def test_unknown_for_a_day_in_another_account_it_rests_until_its_key_is_back(
    bench: Bench,
) -> None:
    """That account could not know it: nothing is told of its end."""
    made = bench.service._make("MiniMax-Hailuo-02", "its key")
    theirs, bench.service.tasks_made = bench.service.tasks_made, {}
    start = bench.clock.now()
    take = replace(bench.take(), state=Pending(), task=made.id, account="another", submitted=start)
    bench.queue.start([take])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Pending)
    assert "another API key" in worded(bench.now().note)
    assert bench.clock.now() - start >= 86_400.0
    bench.account, bench.service.tasks_made = "another", theirs
    await bench.until(lambda: isinstance(bench.now().state, Completed))


async def test_what_the_artist_stopped_following_with_another_key_stays_so(bench: Bench) -> None:
    """The key is back, the task is there, and the artist wants nothing of it."""
    made = bench.service._make("MiniMax-Hailuo-02", "its key")
    theirs, bench.service.tasks_made = bench.service.tasks_made, {}
    start = bench.clock.now()
    take = replace(bench.take(), state=Pending(), task=made.id, account="another", submitted=start)
    bench.ledger.save(take)
    bench.queue.start([take])
    await bench.until(lambda: "another API key" in worded(bench.now().note))
    bench.queue.stop_following("take-1")
    bench.account, bench.service.tasks_made = "another", theirs
    await bench.clock.sleep(86_400.0)
    assert isinstance(bench.now().state, Pending)
    assert not bench.now().followed


async def test_what_the_artist_stopped_following_is_not_taken_up(bench: Bench) -> None:
    bench.queue.add([bench.take()])
    await bench.until(lambda: isinstance(bench.now().state, Pending))
    bench.queue.stop_following("take-1")
    start = bench.clock.now()
    await bench.clock.sleep(86_400.0)
    assert isinstance(bench.now().state, Pending)
    assert bench.clock.now() - start >= 86_400.0
