"""The welcome: once, on a first start alone; and what it offers works."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.desk.welcome_presenter import NOT_STARTED, WelcomePresenter
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.studio.settings import WELCOMED
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.actions.window import NEW_BOARD, WELCOME
from hailuo_desktop.ui.welcome.panel import Offer
from tests.app.conftest import Stage
from tests.fakes.pictures import image_file


@pytest.fixture
def key() -> str:
    return ""


def welcome(stage: Stage) -> WelcomePresenter:
    return stage.wiring.at_home.welcome


def click(stage: Stage, offer: Offer) -> None:
    panel = welcome(stage).panel
    assert panel is not None
    panel.buttons[offer].click()


def offered(stage: Stage, offer: Offer) -> bool:
    panel = welcome(stage).panel
    return panel is not None and panel.buttons[offer].isVisibleTo(panel)


async def settle(stage: Stage) -> None:
    while tasks := [*stage.wiring._background._tasks]:
        await asyncio.gather(*tasks)


async def test_a_first_start_is_welcomed_once(stage: Stage, qtbot: QtBot) -> None:
    window = stage.widgets.window
    focus = window.focusWidget()
    welcome(stage).offer()
    panel = welcome(stage).panel
    assert panel is not None
    qtbot.waitUntil(panel.isVisible)
    assert window.focusWidget() is focus
    assert window.isEnabled()
    panel.close_button.click()
    assert welcome(stage).panel is None
    welcome(stage).offer()
    assert welcome(stage).panel is None
    assert stage.wiring.studio.settings.get(WELCOMED)


@pytest.mark.parametrize("with_what", ["a key", "a take", "words", "another board", "rehearsal"])
async def test_whoever_has_begun_is_not(
    stage: Stage, with_what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wiring = stage.wiring
    if with_what == "a key":
        stage.keys.enter("sk-of-the-test")
    elif with_what == "a take":
        stage.put(stage.take("t1", Completed("a.mp4")))
    elif with_what == "rehearsal":
        rehearsal = replace(wiring.studio.options, rehearsal=True)
        monkeypatch.setattr(wiring.studio, "options", rehearsal)
    else:
        (shot,) = wiring.edits.board.shots
        written = replace(wiring.edits.board, shots=(replace(shot, prompt="A boat"),))
        wiring.edits.make(written, mark("Write"))
        if with_what == "another board":
            stage.widgets.actions.run(NEW_BOARD)
    welcome(stage).offer()
    assert welcome(stage).panel is None
    assert not wiring.studio.settings.get(WELCOMED)


async def test_help_shows_it_again(stage: Stage) -> None:
    for _ in range(2):
        stage.widgets.actions.of(WELCOME).trigger()
        assert welcome(stage).panel is not None
        welcome(stage).close()


async def test_the_sample_takes_the_place_of_an_untouched_board(stage: Stage) -> None:
    welcome(stage).show()
    click(stage, Offer.SAMPLE)
    await settle(stage)
    assert stage.wiring.edits.board.name == "The lighthouse"
    assert not offered(stage, Offer.SAMPLE)
    assert offered(stage, Offer.KEY)
    stage.wiring.edits.stack.undo()
    assert stage.wiring.edits.board.name != "The lighthouse"


async def test_beside_a_board_in_work_the_sample_is_one_of_its_own(stage: Stage) -> None:
    edits = stage.wiring.edits
    (shot,) = edits.board.shots
    edits.make(replace(edits.board, shots=(replace(shot, prompt="A boat"),)), mark("Write"))
    before = edits.board
    welcome(stage).show()
    click(stage, Offer.SAMPLE)
    await settle(stage)
    assert edits.board.name == "The lighthouse"
    assert stage.wiring.studio.library.boards.find(before.id) == before


async def test_stills_that_are_chosen_become_shots(stage: Stage, tmp_path: Path) -> None:
    welcome(stage).show()
    click(stage, Offer.STILLS)
    dialog = welcome(stage).asking
    assert dialog is not None
    assert offered(stage, Offer.STILLS)
    still = image_file(tmp_path, "sea.png")
    dialog.filesSelected.emit([str(still)])
    dialog.close()
    await settle(stage)
    frames = [shot.first for shot in stage.wiring.edits.board.shots]
    assert [frame.name for frame in frames if frame] == ["sea.png"]
    assert not offered(stage, Offer.STILLS)


async def test_the_key_is_asked_for_and_then_not_offered_any_more(stage: Stage) -> None:
    welcome(stage).show()
    click(stage, Offer.KEY)
    dialog = stage.wiring._key_presenter.dialog
    assert dialog is not None
    dialog.key_entered.emit("sk-of-the-test")
    dialog.close()
    await settle(stage)
    assert not offered(stage, Offer.KEY)
    offer = stage.wiring.menu_presenter.help.service.offer
    assert offer is not None
    offer.close()


async def test_a_rehearsal_is_started_or_says_how_it_can_be(stage: Stage) -> None:
    started: list[bool] = []
    room = welcome(stage)
    for works in (False, True):
        room._rehearse = lambda works=works: bool(started.append(works)) or works
        room.show()
        click(stage, Offer.REHEARSAL)
        said = stage.widgets.window.notice.text()
        assert (said == t(NOT_STARTED)) is not works
        assert offered(stage, Offer.REHEARSAL) is not works
    assert started == [False, True]
