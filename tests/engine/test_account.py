"""Another key or another address in use: what that account does not know settles nothing."""

from dataclasses import replace

from hailuo_desktop.domain.errors import NotFound, Unauthorised, Unreachable
from hailuo_desktop.domain.take import Completed, Submitting, Uncertain
from hailuo_desktop.engine.account import Account
from hailuo_desktop.engine.events import Event, ServiceSeen
from tests.engine.steps import LOST
from tests.fakes.world import Bench


async def test_the_account_may_change_while_a_lost_take_is_looked_for(bench: Bench) -> None:
    bench.service.faults["submit"].append(LOST)
    bench.service.faults["recent"].append(Unauthorised("The key is revoked."))
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Submitting)
    bench.account = "another"
    bench.queue.go_on()
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Uncertain)
    assert bench.service.tasks_made == {}


async def test_a_task_in_another_accounts_list_is_not_the_lost_one(bench: Bench) -> None:
    bench.service._make(bench.take().request.model, "a key of theirs")
    sent = bench.clock.now()
    take = replace(bench.take(), state=Submitting(), submitted=sent, account="another")
    bench.queue.start([take])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Uncertain)


async def test_an_adopted_task_is_of_the_account_in_use(bench: Bench) -> None:
    bench.queue.start([])
    bench.queue.add([bench.take()])
    bench.service.faults["submit"].append(LOST)
    await bench.queue.quiet()
    bench.account = "another"
    task = bench.service._make("MiniMax-Hailuo-02", "another key")
    bench.queue.adopt("take-1", task.id)
    await bench.queue.quiet()
    assert bench.now().account == "another"
    assert isinstance(bench.now().state, Completed)


# What the account may use


def read_by(bench: Bench, heard: list[Event]) -> Account:
    return Account(bench.service, bench.clock, heard.append, lambda: bench.account)


def models_in(heard: list[Event]) -> list[frozenset[str]]:
    return [event.models for event in heard if isinstance(event, ServiceSeen) and event.models]


async def test_the_models_are_asked_for_once_for_each_key(bench: Bench) -> None:
    heard: list[Event] = []
    account = read_by(bench, heard)
    await account.read()
    await account.read()
    assert models_in(heard) == [bench.service.known_models]
    bench.account, bench.service.known_models = "another", frozenset({"MiniMax-Hailuo-2.3"})
    await account.read()
    assert models_in(heard)[1:] == [frozenset({"MiniMax-Hailuo-2.3"})]


async def test_a_service_that_lists_no_models_is_as_well_as_before(bench: Bench) -> None:
    heard: list[Event] = []
    bench.service.faults["models"].append(NotFound("There is no such address."))
    account = read_by(bench, heard)
    await account.read()
    await account.read()
    assert models_in(heard) == []
    assert all(isinstance(event, ServiceSeen) and event.error is None for event in heard)


async def test_models_are_asked_for_when_the_service_is_there(bench: Bench) -> None:
    heard: list[Event] = []
    bench.service.faults["credits"].append(Unreachable("No network."))
    account = read_by(bench, heard)
    await account.read()
    assert models_in(heard) == []
    await account.read()
    assert models_in(heard) == [bench.service.known_models]


async def test_models_are_asked_for_again_after_a_fault_that_passes(bench: Bench) -> None:
    heard: list[Event] = []
    bench.service.faults["models"].append(Unreachable("No network."))
    account = read_by(bench, heard)
    await account.read()
    assert models_in(heard) == []
    await account.read()
    assert models_in(heard) == [bench.service.known_models]
