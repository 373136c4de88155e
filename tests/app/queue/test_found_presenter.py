"""Films that no take claims: told of above the queue, and settled in a dialog."""

import asyncio

import pytest

from hailuo_desktop.domain.found_task import FoundTask, Ruling, Suspicion
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Pending
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.queue.found_dialog import FoundDialog
from tests.app.conftest import Stage

TASKS = [
    FoundTask("task-unified-1", "", "MiniMax-Hailuo-02", 1.8e9, suspicion=Suspicion.LEDGER),
    FoundTask("task-unified-2", suspicion=Suspicion.LEDGER),
]


@pytest.fixture
async def dialog(stage: Stage) -> FoundDialog:
    """The dialog over two found tasks, as a start after a loss shows them."""
    shot = Shot(stage.wiring.board_presenter.shot_id, prompt="A boat")
    stage.wiring.board_presenter.change([shot], mark("Prompt"))
    for task in TASKS:
        stage.wiring.studio.library.found.save(task)
    stage.wiring.studio.queue.start([])
    stage.widgets.queue.banner.action.click()
    made = stage.wiring.found_presenter.dialog
    assert made is not None
    return made


async def test_the_banner_tells_of_them_and_opens_the_dialog(
    stage: Stage, dialog: FoundDialog
) -> None:
    banner = stage.widgets.queue.banner
    assert banner.sentence() == "EvoLink made 2 films that no take of yours claims."
    assert dialog.list.count() == 2
    assert "Hailuo 02" in dialog.list.item(0).text()
    assert "may have lost" in dialog.list.item(0).text()


async def test_what_is_let_be_leaves_the_list(stage: Stage, dialog: FoundDialog) -> None:
    dialog.let_be.click()
    found = stage.wiring.studio.library.found
    first, second = (found.find(task.id) for task in TASKS)
    assert first is not None
    assert first.ruling is Ruling.LET_BE
    assert second == TASKS[1]
    assert stage.widgets.queue.banner.sentence() == (
        "EvoLink made 1 film that no take of yours claims."
    )
    dialog.let_be.click()
    assert stage.widgets.queue.banner.sentence() == ""
    assert stage.wiring.found_presenter.dialog is None


async def test_what_is_given_to_a_shot_becomes_its_take(stage: Stage, dialog: FoundDialog) -> None:
    shot = stage.wiring.board_presenter.shot_id
    dialog.give.click()
    (take,) = stage.wiring.known_takes.of_shot(shot)
    assert (take.task, type(take.state), take.request.prompt) == (
        TASKS[0].id,
        Pending,
        "A boat",
    )
    assert dialog.list.count() == 1


async def test_a_film_that_cannot_be_fetched_is_told_in_the_dialog(
    stage: Stage, dialog: FoundDialog
) -> None:
    dialog.look.click()
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if dialog.words.text() not in ("", "Fetching the film…"):
            break
    assert dialog.words.text() not in ("", "Fetching the film…")
