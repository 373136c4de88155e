"""A take that waits and its shot: what was edited since is told, and taken over by a click."""

from dataclasses import replace

import pytest

from hailuo_desktop.app.queue.amend_presenter import GONE, EditsSince
from hailuo_desktop.domain.scenes import cut_out
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Pending, Take
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.actions.takes import EDIT
from tests.app.conftest import Stage

SHOTS = (Shot("a", prompt="A boat"), Shot("b", prompt="A lamp"))


@pytest.fixture
async def waiting(stage: Stage) -> Take:
    """A take of the first of two shots, chosen in the queue, which is paused."""
    stage.wiring.board_presenter.make(
        replace(stage.wiring.edits.board, shots=SHOTS), mark("Two shots")
    )
    stage.wiring.studio.queue.pause(True)
    stage.wiring.queue_presenter.send([SHOTS[0]])
    (take,) = stage.wiring.known_takes.all()
    stage.widgets.queue.list.setCurrentIndex(stage.widgets.takes.index(0))
    return take


def edit(stage: Stage, **facts: object) -> None:
    shot = replace(stage.wiring.edits.board.shot("a"), **facts)
    stage.wiring.board_presenter.change([shot], mark("Edit"))


def edits(stage: Stage) -> str:
    details = stage.widgets.queue.details
    return details.edits() if details.take_over.isVisibleTo(details) else ""


def now(stage: Stage, take: Take) -> Take:
    found = stage.wiring.known_takes.find(take.id)
    assert found is not None
    return found


async def test_an_edit_is_told_at_once_and_undone_at_once(stage: Stage, waiting: Take) -> None:
    assert edits(stage) == ""
    edit(stage, prompt="A ship", quality="512p")
    assert "since this was queued: prompt changed, quality 768p → 512p." in edits(stage)
    stage.wiring.edits.stack.undo()
    assert edits(stage) == ""


async def test_the_take_is_sent_as_it_was_until_it_takes_the_edits_over(
    stage: Stage, waiting: Take
) -> None:
    edit(stage, prompt="A ship")
    assert now(stage, waiting).request.prompt == "A boat"
    stage.widgets.queue.details.take_over.click()
    assert now(stage, waiting).request.prompt == "A ship"
    assert now(stage, waiting).key != waiting.key
    assert edits(stage) == ""


async def test_a_shot_that_is_not_ready_is_not_taken_over(stage: Stage, waiting: Take) -> None:
    edit(stage, prompt="")
    stage.widgets.queue.details.take_over.click()
    assert now(stage, waiting) == waiting
    assert "The take stays as it was queued" in stage.widgets.window.notice.text()


async def test_a_link_to_another_film_is_taken_over(stage: Stage, waiting: Take) -> None:
    edit(stage, first_link=Link("b"))
    assert "first frame now from another film" in edits(stage)
    stage.widgets.queue.details.take_over.click()
    assert now(stage, waiting).first_from == Link("b")
    assert edits(stage) == ""


async def test_what_was_sent_meanwhile_is_refused_in_words(stage: Stage, waiting: Take) -> None:
    edit(stage, prompt="A ship")
    stage.wiring.studio.queue._live_takes.write(replace(waiting, submitted=5.0))
    assert edits(stage) == ""
    stage.widgets.queue.take_over_requested.emit(waiting.id)
    assert now(stage, waiting).request.prompt == "A boat"
    assert "never been sent" in stage.widgets.window.notice.text()


async def test_edit_the_request_leads_to_the_shot(stage: Stage, waiting: Take) -> None:
    stage.wiring.board_presenter.select("b")
    stage.widgets.queue.details.buttons["edit"].click()
    assert stage.wiring.board_presenter.shot_id == "a"
    assert stage.widgets.shot.prompt.hasFocus()


async def test_a_shot_on_another_board_is_opened_there(stage: Stage, waiting: Take) -> None:
    home = stage.wiring.edits.board.id
    stage.wiring._boards_presenter.add_board(Storyboard("other", "Other", (Shot("z"),)))
    assert edits(stage) == ""
    stage.widgets.actions.run(EDIT, [waiting.id])
    assert stage.wiring.edits.board.id == home
    assert stage.wiring.board_presenter.shot_id == "a"


async def test_a_shot_that_is_gone_is_said_to_be(stage: Stage, waiting: Take) -> None:
    edits = stage.wiring.edits
    edits.make(cut_out(edits.board, ["a"]), mark("Delete shot"))
    for ask in (
        lambda: stage.widgets.actions.run(EDIT, [waiting.id]),
        lambda: stage.widgets.queue.take_over_requested.emit(waiting.id),
    ):
        stage.widgets.window.show_notice("")
        ask()
        assert stage.widgets.window.notice.text() == GONE


async def test_nothing_is_told_of_a_take_that_is_sent(stage: Stage, waiting: Take) -> None:
    edit(stage, prompt="A ship")
    sent = replace(waiting, state=Pending())
    assert EditsSince(stage.wiring.known_takes, stage.wiring.edits)(sent) == ""
