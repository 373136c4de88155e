"""The first contact, offered after a key was entered, and told line by line."""

import asyncio
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from hailuo_desktop.app.help.service_presenter import ServicePresenter
from hailuo_desktop.simulator import Rehearsal
from hailuo_desktop.ui.key_dialog import KeyDialog
from tests.app.conftest import Stage


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


def presenter(stage: Stage) -> ServicePresenter:
    return stage.wiring.menu_presenter.help.service


async def background(stage: Stage) -> None:
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)


async def entered(stage: Stage, key: str) -> None:
    stage.wiring._key_presenter._entered(key)
    await background(stage)


def answer(box: QMessageBox, words: str) -> None:
    (button,) = [each for each in box.buttons() if each.text() == words]
    button.click()


async def test_a_key_that_was_entered_offers_a_look_which_costs_nothing(
    stage: Stage, service: Rehearsal
) -> None:
    await entered(stage, "sk-right")
    offer = presenter(stage).offer
    assert offer is not None
    assert "costs nothing" in offer.text()
    answer(offer, "Look")
    dialog = presenter(stage).dialog
    assert dialog is not None
    assert not dialog.copy_button.isEnabled()
    await background(stage)
    lines = [dialog.lines.item(row).text() for row in range(dialog.lines.count())]
    assert "Credits\n1\u2009000 are left." in lines
    assert dialog.verdict.text() == "The service answers as the app was built for."
    assert {each.method for each in service.service.log} == {"GET"}
    dialog.copy_button.click()
    assert "transcript of a contact" in QGuiApplication.clipboard().text()
    (file,) = (stage.wiring.studio.library.folder / "logs").glob("evolink-transcript-*.txt")
    assert "sk-right" not in file.read_text("utf-8")
    dialog.reject()


async def test_it_is_offered_once_and_nothing_is_asked_after_a_no(
    stage: Stage, service: Rehearsal
) -> None:
    await entered(stage, "sk-right")
    offer = presenter(stage).offer
    assert offer is not None
    before = len(service.service.log)
    answer(offer, "Not now")
    assert presenter(stage).dialog is None
    await entered(stage, "sk-right")
    assert presenter(stage).offer is None
    assert all(each.path != "/v1/models" for each in service.service.log[before:])


async def test_without_a_key_the_menu_asks_for_one(stage: Stage) -> None:
    stage.widgets.window.action_set.by_name["service"].trigger()
    (dialog,) = stage.widgets.window.findChildren(KeyDialog)
    assert dialog.isVisible()
    dialog.reject()


async def test_a_key_that_is_refused_is_told_in_the_dialog(stage: Stage) -> None:
    stage.wiring.studio.keys.enter("sk-wrong")
    stage.widgets.window.action_set.by_name["service"].trigger()
    dialog = presenter(stage).dialog
    assert dialog is not None
    stage.widgets.window.action_set.by_name["service"].trigger()  # one look at a time
    assert presenter(stage).dialog is dialog
    await background(stage)
    assert "none that the app can work with" in dialog.verdict.text()
    dialog.reject()
