"""The key is asked for when it is needed, tried when that is wished, and never lost by a no."""

import asyncio
from collections.abc import Iterator
from decimal import Decimal

import pytest

from hailuo_desktop.domain.errors import Busy, HailuoError, Unauthorised, Unreachable
from hailuo_desktop.domain.money import Balance
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Queued
from hailuo_desktop.engine.events import Cause, Halt, ServiceSeen
from hailuo_desktop.simulator import Rehearsal
from hailuo_desktop.ui.key_dialog import KeyDialog
from hailuo_desktop.ui.service_badge import ServiceState
from tests.app.conftest import Stage

BALANCE = Balance(Decimal(980))


@pytest.fixture
def service() -> Iterator[Rehearsal]:
    with Rehearsal("sk-right", speed=1000.0) as rehearsal:
        yield rehearsal


@pytest.fixture
def addresses(service: Rehearsal) -> tuple[str, str]:
    return service.api_url, service.files_url


@pytest.fixture
def key() -> str:
    return ""


def dialog_of(stage: Stage) -> KeyDialog:
    dialog = stage.wiring._key_presenter.dialog
    assert dialog is not None
    return dialog


async def background(stage: Stage) -> None:
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)


async def halted(stage: Stage) -> None:
    while stage.wiring._key_presenter._halt is None:
        await asyncio.sleep(0)


async def test_without_a_key_the_badge_says_so_and_asks(stage: Stage) -> None:
    badge = stage.widgets.badge
    assert badge.state is ServiceState.NO_KEY
    badge.click()
    assert dialog_of(stage).isVisible()
    assert not dialog_of(stage).forget.isEnabled()
    badge.click()
    assert len(stage.widgets.window.findChildren(KeyDialog)) == 1


async def test_sending_without_a_key_asks_for_one_and_goes_on_with_it(
    stage: Stage, service: Rehearsal
) -> None:
    stage.wiring.queue_presenter.send([Shot(stage.wiring.board_presenter.shot_id, prompt="A boat")])
    await halted(stage)
    dialog = dialog_of(stage)
    assert [type(t.state) for t in stage.wiring.known_takes.all()] == [Queued]
    assert service.service.tasks == {}
    dialog.key.setText("sk-right\n")
    dialog.key_entered.emit("sk-right")
    dialog.accept()
    await background(stage)
    assert stage.keys.current() == "sk-right"
    while not service.service.tasks:
        await asyncio.sleep(0)
    assert len(service.service.tasks) == 1


async def test_takes_that_were_sent_before_the_keychain_answered_go_on_with_its_key(
    stage: Stage, service: Rehearsal
) -> None:
    stage.wiring.queue_presenter.send([Shot(stage.wiring.board_presenter.shot_id, prompt="A boat")])
    await halted(stage)
    dialog_of(stage).reject()
    stage.keys._chain.key = "sk-right"  # type: ignore[attr-defined]
    await stage.wiring._key_presenter.load()
    assert stage.wiring._key_presenter._halt is None
    while not service.service.tasks:
        await asyncio.sleep(0)
    assert len(service.service.tasks) == 1


async def test_nobody_is_asked_any_more_for_a_key_that_the_keychain_has(stage: Stage) -> None:
    stage.wiring.queue_presenter.send([Shot(stage.wiring.board_presenter.shot_id, prompt="A boat")])
    await halted(stage)
    assert dialog_of(stage).isVisible()
    stage.keys._chain.key = "sk-right"  # type: ignore[attr-defined]
    await stage.wiring._key_presenter.load()
    assert stage.wiring._key_presenter.dialog is None


async def test_a_key_that_is_being_entered_stays_beside_the_one_of_the_keychain(
    stage: Stage,
) -> None:
    stage.widgets.badge.click()
    dialog = dialog_of(stage)
    dialog.key.setText("sk-ri")
    stage.keys._chain.key = "sk-right"  # type: ignore[attr-defined]
    await stage.wiring._key_presenter.load()
    assert dialog.isVisible()
    assert dialog.answer.text().startswith("The keychain has a key meanwhile.")
    dialog.reject()


async def test_a_halt_is_asked_about_once(stage: Stage) -> None:
    board_presenter = stage.wiring._key_presenter
    board_presenter.halted(Halt(Cause.KEY, plain("There is no API key yet.")))
    dialog_of(stage).reject()
    board_presenter.halted(Halt(Cause.KEY, plain("There is no API key yet.")))
    assert board_presenter.dialog is None
    stage.widgets.queue.halt_action_requested.emit()
    assert board_presenter.dialog is not None
    dialog_of(stage).reject()


async def test_a_key_that_works_is_told_with_its_credits(stage: Stage) -> None:
    stage.widgets.badge.click()
    dialog = dialog_of(stage)
    dialog.key.setText("sk-right")
    dialog.test.click()
    await background(stage)
    assert dialog.answer.text().startswith("This key works: ")
    assert stage.keys.current() == ""
    dialog.reject()


async def test_a_key_that_does_not_work_is_told_in_words(stage: Stage) -> None:
    stage.widgets.badge.click()
    dialog = dialog_of(stage)
    dialog.key.setText("sk-wrong")
    dialog.test.click()
    await background(stage)
    assert "key" in dialog.answer.text()
    assert dialog.answer.property("role") == "danger"
    dialog.reject()


async def test_an_answer_after_the_dialog_has_closed_is_nobodys(stage: Stage) -> None:
    stage.widgets.badge.click()
    dialog = dialog_of(stage)
    dialog.key.setText("sk-right")
    dialog.test.click()
    dialog.reject()
    await background(stage)
    assert stage.wiring._key_presenter.dialog is None


@pytest.mark.parametrize(
    ("event", "state", "text"),
    [
        (ServiceSeen(balance=BALANCE), ServiceState.ONLINE, "Online · 980 credits"),
        (ServiceSeen(Unauthorised("It is expired.")), ServiceState.REFUSED, "Key refused"),
        (ServiceSeen(Unreachable("No network.")), ServiceState.OFFLINE, "Offline"),
        (ServiceSeen(Busy("Too many.")), ServiceState.ONLINE, "Online"),
    ],
)
async def test_the_badge_follows_what_the_service_says(
    stage: Stage, event: ServiceSeen, state: ServiceState, text: str
) -> None:
    board_presenter, badge = stage.wiring._key_presenter, stage.widgets.badge
    board_presenter._entered("sk-new")
    await background(stage)
    assert badge.state is ServiceState.CONNECTING
    board_presenter.seen(event)
    assert (badge.state, badge.text()) == (state, text)
    if event.error is not None:
        assert str(event.error) in badge.toolTip()


async def test_credits_come_back_with_the_network(stage: Stage) -> None:
    board_presenter, badge = stage.wiring._key_presenter, stage.widgets.badge
    board_presenter._entered("sk-new")
    await background(stage)
    board_presenter.seen(ServiceSeen(balance=BALANCE))
    board_presenter.seen(ServiceSeen(Unreachable("No network.")))
    assert badge.text() == "Offline"
    board_presenter.seen(ServiceSeen())
    assert badge.text() == "Online · 980 credits"


async def test_a_forgotten_key_is_gone(stage: Stage) -> None:
    board_presenter = stage.wiring._key_presenter
    board_presenter._entered("sk-new")
    await background(stage)
    board_presenter.open_dialog()
    assert dialog_of(stage).forget.isEnabled()
    dialog_of(stage).forget.click()
    await background(stage)
    assert stage.keys.current() == ""
    assert stage.widgets.badge.state is ServiceState.NO_KEY


async def test_what_the_keychain_refuses_is_said_until_it_is_read(stage: Stage) -> None:
    """The queue goes on with the key, which does not take the sentence away."""

    def locked(key: str) -> None:
        raise HailuoError("The keychain is locked: the key serves for this session.")

    stage.keys._chain.save = locked
    stage.wiring._key_presenter._entered("sk-right")
    await background(stage)
    panel = stage.widgets.queue
    assert not panel.banner.isHidden()
    assert panel.banner.sentence() == "The keychain is locked: the key serves for this session."
    assert stage.keys.current() == "sk-right"
    panel.halt_action_requested.emit()
    assert panel.banner.isHidden()


async def test_a_price_that_nobody_knows_is_decided_about_in_the_dialog_of_the_cap(
    stage: Stage,
) -> None:
    stage.wiring.cap_presenter.put(20)
    stage.wiring.queue_presenter.halted.emit(Halt(Cause.PRICE, plain("Nobody knows the price.")))
    assert stage.widgets.queue.banner.action.text() == "Decide…"
    stage.widgets.queue.banner.action.click()
    dialog = stage.wiring.cap_presenter.dialog
    assert dialog is not None
    assert not dialog.learn.isHidden()
    assert not dialog.learn.autoDefault()
    dialog.learn.click()
    assert stage.wiring.cap_presenter.credits == 20
    assert stage.wiring.cap_presenter.dialog is None


async def test_a_cap_that_holds_takes_back_is_shown_and_changed(stage: Stage) -> None:
    stage.wiring.cap_presenter.put(20)
    stage.wiring.queue_presenter.halted.emit(
        Halt(Cause.CAP, plain("The cap of 20 credits is reached."))
    )
    assert stage.widgets.queue.banner.action.text() == "Change the cap…"
    stage.widgets.queue.banner.action.click()
    dialog = stage.wiring.cap_presenter.dialog
    assert dialog is not None
    assert dialog.learn.isHidden()
    assert dialog.cap.value() == 20
    dialog.cap.setValue(50)
    assert stage.wiring.cap_presenter.credits == 20
    dialog.apply.click()
    assert stage.wiring.studio.queue._assembly.budget.cap == 50
    assert stage.wiring.cap_presenter.credits == 50
    assert stage.wiring.cap_presenter.dialog is None
