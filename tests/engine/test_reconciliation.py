"""The service's task list against the ledger: what no take claims is never ignored."""

from dataclasses import replace

import pytest

from hailuo_desktop.domain.errors import (
    DiskFull,
    LibraryError,
    NotFound,
    OutcomeUnknown,
    Unreachable,
)
from hailuo_desktop.domain.found_task import FoundTask, Ruling
from hailuo_desktop.domain.service import TaskReport
from hailuo_desktop.domain.take import Completed, Queued, Uncertain
from hailuo_desktop.engine.decisions import BadDecision
from hailuo_desktop.engine.events import Cause, TasksFound
from hailuo_desktop.engine.reconciliation import FAULTS, FRESH
from tests.engine.steps import in_doubt, rulings, stranger
from tests.fakes.world import Bench


async def test_strangers_never_hold_anything_up(bench: Bench) -> None:
    """Two computers with one key, for weeks."""
    bench.queue.start([])
    for number in range(1, 15):
        for _ in range(3):
            stranger(bench)
        bench.queue.add([bench.take(number)])
        await bench.queue.quiet()
        bench.clock.time += 86_400.0
    assert {type(take.state) for take in bench.ledger.takes.values()} == {Completed}
    assert bench.queue.found.open == ()
    assert not any(isinstance(event, TasksFound) for event in bench.events)
    assert set(rulings(bench).values()) <= {Ruling.NOT_OURS}


async def test_the_list_is_looked_at_before_a_batch_and_after_it(bench: Bench) -> None:
    bench.queue.start([])
    bench.queue.add([bench.take(n) for n in range(1, 4)])
    await bench.queue.quiet()
    calls = [name for name, _ in bench.service.calls if name in ("listed", "submit")]
    assert calls[0] == "listed"
    assert calls.count("listed") == 2
    assert calls.count("submit") == 3


async def test_after_a_loss_every_unclaimed_task_is_shown(bench: Bench) -> None:
    """The database and its journal are both gone; two takes had been paid for."""
    tasks = [stranger(bench), stranger(bench)]
    queue = bench.restart()
    queue.start([], lossy=True)
    queue.add([bench.take(1)])
    await queue.quiet()
    assert [task.id for task in queue.found.open] == tasks or {t.id for t in queue.found.open} == {
        *tasks
    }
    assert bench.service.count("submit") == 0
    queue.found.give(tasks[0], replace(bench.take(9), id="given"))
    queue.found.let_be(tasks[1])
    await queue.quiet()
    assert isinstance(bench.now("take-1").state, Completed)
    assert bench.now("take-1").task == tasks[0]
    assert bench.service.count("submit") == 0
    with pytest.raises(BadDecision):
        queue.found.give(tasks[0], replace(bench.take(8), id="twice"))


async def test_a_list_that_was_asked_for_with_another_key_tells_nothing_of_this_one(
    bench: Bench,
) -> None:
    task = stranger(bench)
    listed = bench.service.listed

    async def as_the_key_changes(since: float) -> list[TaskReport]:
        bench.service.listed = listed
        found = await listed(since)
        bench.account, bench.service.tasks_made = "another", {}
        return found

    bench.service.listed = as_the_key_changes
    queue = bench.restart()
    queue.start([], lossy=True)
    await queue.found.look()
    assert bench.found.find(task) is None


async def test_a_loss_is_remembered_until_somebody_has_looked(bench: Bench) -> None:
    stranger(bench)
    bench.restart().start([], lossy=True)
    queue = bench.restart()
    queue.start([])
    queue.add([bench.take(1)])
    await queue.quiet()
    assert len(queue.found.open) == 1
    assert isinstance(bench.now().state, Queued)


async def test_the_network_may_stay_away_and_the_look_waits(bench: Bench) -> None:
    bench.service.faults["listed"].extend([Unreachable("no network")] * 20)
    bench.queue.start([])
    bench.queue.add([bench.take(1)])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.service.count("listed") >= 21


@pytest.mark.parametrize("lossy", [False, True])
@pytest.mark.parametrize(
    "fault", [NotFound("no such call"), OutcomeUnknown("nonsense")], ids=["none", "nonsense"]
)
async def test_where_nobody_can_look_a_loss_asks_the_artist(
    bench: Bench, fault: Exception, lossy: bool
) -> None:
    bench.service.faults["listed"].extend([fault] * (FAULTS + 1) * 3)
    queue = bench.restart()
    queue.start([], lossy=lossy)
    queue.add([bench.take(1)])
    await queue.quiet()
    assert isinstance(bench.now().state, Queued if lossy else Completed)
    if lossy:
        halt = queue._gate.halt
        assert halt is not None
        assert halt.cause is Cause.LEDGER
        queue.go_on()
        await queue.quiet()
        assert isinstance(bench.now().state, Completed)


async def test_a_look_just_made_will_do(bench: Bench) -> None:
    bench.queue.start([])
    for number in (1, 2):
        bench.queue.add([bench.take(number)])
        await bench.until(lambda n=number: bench.now(f"take-{n}").submitted is not None)
    looks = [at for name, at in bench.service.calls if name == "listed"]
    assert len(looks) == 1 or looks[-1] - looks[0] >= FRESH
    await bench.queue.quiet()


async def test_a_full_disk_at_the_start_leaves_no_take_behind(bench: Bench) -> None:
    """That the ledger may lack takes is known until it can be written down, and looked at."""

    def full(name: str, value: object) -> None:
        raise DiskFull("The disk is full.")

    bench.ledger.save(bench.take())
    put, bench.memory.put = bench.memory.put, full
    task = stranger(bench)
    bench.queue.start(list(bench.ledger.takes.values()), lossy=True)
    bench.memory.put = put
    await bench.queue.quiet()
    assert [found.id for found in bench.queue.found.open] == [task]
    bench.queue.found.let_be(task)
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)


async def test_what_the_ledger_lost_is_looked_for_also_where_nothing_waits(bench: Bench) -> None:
    """Its film can be fetched for a day: nobody may have a take to send until then."""
    task = stranger(bench)
    bench.queue.start([], lossy=True)
    await bench.queue.quiet()
    assert [found.id for found in bench.queue.found.open] == [task]


async def test_a_text_shots_task_is_never_adopted_by_itself(bench: Bench) -> None:
    """Ours never arrived, and a stranger's film of the same kind was made just then."""
    bench.service.faults["submit"].append(OutcomeUnknown("The connection broke."))
    bench.queue.start([])
    bench.queue.add([bench.take(1)])
    await bench.until(lambda: bench.service.count("submit") == 1)
    task = stranger(bench)
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Uncertain)
    assert bench.now().task == ""
    assert [found.id for found in await bench.queue.found.look()] == [task]


@pytest.mark.parametrize("lossy", [False, True])
@pytest.mark.parametrize("kind", [DiskFull, LibraryError])
async def test_a_look_that_cannot_be_written_down_is_made_again(
    bench: Bench, kind: type[Exception], lossy: bool
) -> None:
    """However long the disk is full: nothing is sent on a look that nobody could keep."""
    in_doubt(bench)
    stranger(bench)
    save, full = bench.found.save, 3 * FAULTS

    def refuse(task: FoundTask) -> None:
        nonlocal full
        full -= 1
        if full > 0:
            raise kind("The disk is full.")
        save(task)

    bench.found.save = refuse
    queue = bench.restart()
    queue.start(list(bench.ledger.takes.values()), lossy=lossy)
    queue.add([bench.take(2)])
    await bench.until(lambda: full <= 0)
    await queue.quiet()
    assert bench.service.count("submit") == 0
    assert len(queue.found.open) == 1
    assert queue._gate.halt is None
