"""A film whose link is dead: another is asked for, as long as there may be one."""

from hailuo_desktop.domain.errors import LinkExpired
from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.take import Completed, Failed, Uncertain
from tests.fakes.world import Bench

DAYS = 3 * 86_400.0


async def with_dead_links(bench: Bench, count: int) -> None:
    """A take is at the service and its links are dead when the program is started again."""
    bench.service.reads_to_finish = 1000
    bench.queue.add([bench.take()])
    await bench.until(lambda: bench.now().at_service)
    (task,) = bench.service.tasks_made.values()
    while len(task.reports) > 1:
        task.reports.popleft()
    bench.service.faults["fetch"].extend(LinkExpired("Dead.") for _ in range(count))


async def test_links_that_are_dead_for_days_end_the_waiting_and_nothing_is_bought_again(
    bench: Bench,
) -> None:
    await with_dead_links(bench, 100)
    bench.clock.time += DAYS
    await bench.queue.quiet()
    state = bench.now().state
    assert isinstance(state, Failed)
    assert (state.code, state.charge) == ("link_expired", Charge.YES)
    assert "keeps films for a day" in worded(state.error)
    assert bench.service.count("submit") == 1


async def test_dead_links_of_today_are_asked_for_anew_however_often(bench: Bench) -> None:
    await with_dead_links(bench, 60)
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)


async def test_a_clock_that_is_set_days_ahead_ends_no_waiting(bench: Bench) -> None:
    await with_dead_links(bench, 40)
    bench.clock.jump(DAYS)
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)


async def test_found_by_looking_and_never_fetched_it_is_left_to_the_artist(bench: Bench) -> None:
    """Without its film, nothing shows whose task it is."""
    bench.service.reads_to_finish, bench.service.lost = 1, 1
    bench.service.faults["fetch"].extend(LinkExpired("Dead.") for _ in range(100))
    bench.queue.add([bench.framed()])
    await bench.until(lambda: bench.now().unproven)
    bench.clock.time += DAYS
    await bench.queue.quiet()
    state = bench.now().state
    assert isinstance(state, Uncertain)
    assert "nothing shows whose it is" in worded(state.why)
    assert bench.now().task == ""
    assert [task.id for task in bench.queue.found.open] == ["task-unified-1"]
    # Sent again on the artist's word, the same task is not tried a second time.
    bench.service.faults["fetch"].clear()
    bench.queue.resend("take-1")
    await bench.queue.quiet()
    assert bench.now().task == "task-unified-2"


async def test_the_artist_may_say_that_it_is_theirs_all_the_same(bench: Bench) -> None:
    bench.service.reads_to_finish, bench.service.lost = 1, 1
    bench.service.faults["fetch"].extend(LinkExpired("Dead.") for _ in range(100))
    bench.queue.add([bench.framed()])
    await bench.until(lambda: bench.now().unproven)
    bench.clock.time += DAYS
    await bench.queue.quiet()
    bench.service.faults["fetch"].clear()
    bench.queue.adopt("take-1", "task-unified-1")
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert not bench.queue.found.open
    assert not bench.found.open()


async def test_what_cannot_be_read_is_set_aside_said_and_asked_for_again(bench: Bench) -> None:
    bench.service.film = b"what came down is paid for"
    bench.queue.add([bench.take()])
    await bench.until(lambda: bool(bench.now().aside))
    take = bench.now()
    kept = bench.disk.folder / take.aside
    assert kept.read_bytes() == b"what came down is paid for"
    assert not take.settled
    await bench.until(lambda: f"“{take.aside}” in the library" in worded(bench.now().note))
    bench.service.film = b"\0\0\0\x18ftypmp42"
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert kept.exists()
    assert bench.service.count("submit") == 1


async def test_a_film_that_never_could_be_read_is_said_to_be_kept(bench: Bench) -> None:
    await with_dead_links(bench, 0)
    bench.service.film = b"no film"
    await bench.until(lambda: bool(bench.now().aside))
    bench.service.faults["fetch"].extend(LinkExpired("Dead.") for _ in range(100))
    bench.clock.time += DAYS
    await bench.queue.quiet()
    state = bench.now().state
    assert isinstance(state, Failed)
    assert state.charge is Charge.YES
    assert f"kept as “{bench.now().aside}”" in worded(state.error)
