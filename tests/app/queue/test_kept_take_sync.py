"""A kept take reaches what waits for it, and what waits with another one."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.take import Completed, Hold, Take
from hailuo_desktop.translate import mark
from tests.app.conftest import Stage
from tests.fakes import reels

SHOTS = (Shot("a", prompt="A boat"), Shot("b", prompt="A lamp", first_link=Link("a")))


def film(stage: Stage, take_id: str, count: int) -> Take:
    take = stage.take(take_id, Completed(f"media/takes/{take_id}.mp4"))
    file = stage.wiring.studio.library.videos.path(f"media/takes/{take_id}.mp4")
    file.parent.mkdir(parents=True, exist_ok=True)
    reels.film(file, count, size=(640, 360))
    return replace(take, shot="a")


def dependent(stage: Stage) -> Take:
    (take,) = stage.wiring.known_takes.of_shot("b")
    return take


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not true():
            await asyncio.sleep(0)


@pytest.fixture
async def queued(stage: Stage) -> Take:
    """A take of the second shot, for later; it begins with the first film of the one before."""
    stage.put(film(stage, "t1", 2), film(stage, "t2", 5))
    stage.wiring.board_presenter.make(
        replace(stage.wiring.edits.board, shots=SHOTS), mark("Two shots")
    )
    stage.wiring.queue_presenter.send([SHOTS[1]], Hold())
    await until(lambda: dependent(stage).source == "t1")
    return dependent(stage)


async def test_what_waits_begins_with_the_take_that_is_kept_since(
    stage: Stage, queued: Take
) -> None:
    stage.wiring.marks_presenter.keep("t2")
    await until(lambda: dependent(stage).source == "t2")
    now = dependent(stage)
    assert (now.hold, now.place, len(now.request.frames)) == (Hold(), queued.place, 1)
    assert now.request.frames != queued.request.frames
    assert now.key != queued.key


async def test_an_undo_leads_back_to_the_take_that_was_kept_before(
    stage: Stage, queued: Take
) -> None:
    stage.wiring.marks_presenter.keep("t1")
    assert dependent(stage) == queued
    stage.wiring.marks_presenter.keep("t2")
    await until(lambda: dependent(stage).source == "t2")
    stage.wiring.edits.stack.undo()
    await until(lambda: dependent(stage).source == "t1")
    assert dependent(stage).request == queued.request


async def test_a_take_that_is_let_go_changes_nothing_that_waits(stage: Stage, queued: Take) -> None:
    stage.wiring.marks_presenter.keep("t1")
    stage.wiring.marks_presenter.keep("t1")
    assert dependent(stage) == queued


async def test_who_has_been_given_a_still_keeps_it(stage: Stage, queued: Take) -> None:
    given = replace(SHOTS[1], first=queued.request.frames[0])
    stage.wiring.board_presenter.change([given], mark("Set first frame"))
    stage.wiring.marks_presenter.keep("t2")
    assert dependent(stage) == queued


async def test_by_choice_it_waits_until_one_is_kept_even_by_a_redo(stage: Stage) -> None:
    stage.put(film(stage, "t1", 2))
    waiting = replace(SHOTS[1], first_link=Link("a", wait=True))
    stage.wiring.board_presenter.make(
        replace(stage.wiring.edits.board, shots=(SHOTS[0], waiting)), mark("Two")
    )
    stage.wiring.marks_presenter.keep("t1")
    stage.wiring.edits.stack.undo()
    stage.wiring.queue_presenter.send([waiting], Hold())
    await until(lambda: dependent(stage).note != ())
    stage.wiring.edits.stack.redo()
    await until(lambda: dependent(stage).source == "t1")
