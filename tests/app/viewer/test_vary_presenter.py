"""Vary…: drafts in one step, or takes through the pre-flight; the price as far as it is known."""

import asyncio
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest_asyncio

from hailuo_desktop.domain.money import Cost
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.ui.actions.marks import VARY
from hailuo_desktop.ui.viewer.vary_dialog import VaryDialog
from tests.app.conftest import Stage
from tests.fakes.any_take import take
from tests.fakes.pictures import image_file

SHOT = Shot("a", "SC01", "A boat at {dawn|dusk}", notes="dialogue", scene="Harbour")
BOARD = Storyboard("here", "Here", (SHOT, Shot("b", prompt="A bird")))


@pytest_asyncio.fixture
async def room(stage: Stage) -> Stage:
    stage.put(take("a1", Completed("a1.mp4"), shot="a", cost=Cost(None, Decimal(20))))
    stage.wiring._boards_presenter.add_board(BOARD)
    await settle(stage)
    return stage


async def settle(stage: Stage) -> None:
    while tasks := [*stage.wiring._background._tasks]:
        await asyncio.gather(*tasks)


def opened(stage: Stage) -> VaryDialog:
    stage.widgets.actions.run(VARY)
    dialog = stage.wiring.takes_room.vary.dialog
    assert dialog is not None
    return dialog


def takes(stage: Stage) -> list[Take]:
    return stage.wiring.known_takes.of_shot("a")


async def test_drafts_stand_behind_their_shot_and_go_with_one_undo(room: Stage) -> None:
    before = room.wiring.edits.board
    dialog = opened(room)
    dialog.cameras["Shake"].click()
    dialog.drafts.click()
    shots = room.wiring.edits.board.shots
    assert [shot.name for shot in shots] == [
        *("SC01", "SC01 v1", "SC01 v2", "SC01 v3", "SC01 v4"),
        "",
    ]
    assert shots[3].prompt == "A boat at dawn [Shake]"
    assert {(shot.notes, shot.scene) for shot in shots[1:5]} == {("dialogue", "")}
    assert room.widgets.board.selected() == [shot.id for shot in shots[1:5]]
    assert room.wiring.edits.undo_words() == "Make 4 variants"
    assert len(takes(room)) == 1
    room.wiring.edits.stack.undo()
    assert [shot.id for shot in room.wiring.edits.board.shots] == list(before.rows)


async def test_takes_go_through_the_preflight_and_belong_to_the_shot(room: Stage) -> None:
    dialog = opened(room)
    dialog.takes.setValue(2)
    dialog.check.click()
    preflight = room.wiring.commands.batch.dialog
    assert preflight is not None
    assert len(takes(room)) == 1  # nothing is sent before the artist says so
    checks = room.wiring.commands.batch._checks
    assert [check.code for check in checks] == ["SC01 v1", "SC01 v2"]
    ids = preflight.model.chosen()
    assert len(ids) == 2
    preflight.send_requested.emit(ids, 0)
    await settle(room)
    found = [(each.number, each.request.prompt, each.name) for each in takes(room)[1:]]
    assert found == [
        (2, "A boat at dawn", "SC01"),
        (3, "A boat at dawn", "SC01"),
        (4, "A boat at dusk", "SC01"),
        (5, "A boat at dusk", "SC01"),
    ]
    assert [shot.id for shot in room.wiring.edits.board.shots] == ["a", "b"]
    preflight.reject()
    room.wiring.commands.batch.open_preflight(["b"])
    assert [c.shot.id for c in room.wiring.commands.batch._checks] == ["b"]


async def test_what_is_known_and_what_is_not_are_priced_apart(room: Stage) -> None:
    vary = room.wiring.takes_room.vary
    assert vary._price([SHOT, SHOT]) == "about 40 credits"
    longer = replace(SHOT, duration=10)
    assert vary._price([SHOT, longer]) == "about 20 credits and 1 take of unknown cost"
    assert vary._price([longer]) == "unknown"
    empty = replace(SHOT, prompt="")
    assert vary._price([SHOT, empty]) == "about 20 credits; 1 shot cannot be sent as it is"


async def test_more_pictures_become_first_frames(room: Stage, tmp_path: Path) -> None:
    dialog = opened(room)
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    room.wiring.takes_room.vary.add_pictures([str(broken), str(image_file(tmp_path, "sea.jpg"))])
    await settle(room)
    assert [frame.name for frame in dialog.stills()] == ["sea.jpg"]
    assert dialog.summary.text() == "4 variants, 4 takes"
    assert "broken.png" in room.widgets.window.notice.text()
    dialog.reject()
    assert room.wiring.takes_room.vary.dialog is None
