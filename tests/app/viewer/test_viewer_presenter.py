"""The viewer shows what there is to see, by itself, and takes nothing away from who is watching."""

import asyncio
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import (
    Completed,
    Failed,
    Hold,
    Pending,
    Processing,
    Queued,
    Take,
    Uncertain,
)
from hailuo_desktop.engine.events import TakeChanged
from hailuo_desktop.ui.viewer.loop import Loop
from tests.app.conftest import Stage
from tests.fakes.grey_film import film
from tests.fakes.pictures import image_file

TOLD = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def films(stage: Stage) -> Path:
    folder = stage.wiring.studio.library.folder
    for name in ("a.mp4", "b.mp4"):
        film(folder / name, frames=3)
    return folder


async def background(stage: Stage) -> None:
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)


async def heard(stage: Stage, *takes: Take) -> None:
    for each in takes:
        stage.wiring.queue_presenter.handle_event(TakeChanged(each))
    await background(stage)


def shown(stage: Stage) -> str:
    """The film in the viewer, or else what it says."""
    file = stage.widgets.viewer._file
    return file.name if file is not None else stage.widgets.viewer.surface.caption()


async def test_a_take_shows_its_state_and_then_its_film(stage: Stage, films: Path) -> None:
    await heard(stage, stage.take("a", Pending()))
    assert shown(stage).startswith("Waiting at EvoLink")
    await heard(stage, stage.take("a", Processing(40)))
    assert shown(stage) == "Rendering\n40 %"
    await heard(stage, stage.take("a", Completed("a.mp4")))
    assert shown(stage) == "a.mp4"
    assert stage.widgets.viewer.strip.item(0).text() == "t1"


async def test_a_second_film_does_not_take_the_first_away(stage: Stage, films: Path) -> None:
    await heard(stage, stage.take("a", Completed("a.mp4")))
    await heard(stage, stage.take("b", Completed("b.mp4"), number=2))
    assert shown(stage) == "a.mp4"
    assert stage.widgets.viewer.strip.count() == 2
    stage.widgets.viewer.take_requested.emit("b")
    assert shown(stage) == "b.mp4"


async def test_a_film_gives_way_to_nothing_less(stage: Stage, films: Path) -> None:
    await heard(stage, stage.take("a", Completed("a.mp4")))
    await heard(stage, stage.take("b", Failed(plain("no")), number=2))
    assert shown(stage) == "a.mp4"


async def test_a_take_that_was_chosen_stays_while_another_gets_on(stage: Stage) -> None:
    await heard(stage, stage.take("a", Uncertain(plain("Lost."))))
    await heard(stage, stage.take("b", Processing(10), number=2))
    stage.widgets.viewer.take_requested.emit("a")
    await heard(stage, stage.take("b", Processing(20), number=2))
    assert shown(stage).startswith("May be charged")


async def test_a_retry_takes_the_place_of_what_failed(stage: Stage) -> None:
    await heard(stage, stage.take("a", Failed(plain("no"))))
    await heard(stage, stage.take("b", Pending(), number=2))
    assert shown(stage).startswith("Waiting at EvoLink")


async def test_the_strip_tells_when_what_was_held_starts(stage: Stage) -> None:
    await heard(stage, stage.take("a", Queued(), hold=Hold()))
    assert stage.widgets.viewer.strip.item(0).text() == "t1 for later"
    await heard(stage, stage.take("a", Queued()))
    assert stage.widgets.viewer.strip.item(0).text() == "t1 waiting"


async def test_a_take_of_another_shot_leaves_the_viewer_alone(stage: Stage, films: Path) -> None:
    await heard(stage, stage.take("a", Completed("a.mp4")))
    stage.wiring.arrange_presenter.add()
    await background(stage)
    assert "appear here" in shown(stage)
    first = stage.wiring.board_presenter.board.shots[0].id
    stage.widgets.queue.take_selected.emit("a")
    await background(stage)
    assert (shown(stage), stage.wiring.board_presenter.shot_id) == ("a.mp4", first)


async def test_a_poll_brings_no_work_to_cards_and_strip(stage: Stage) -> None:
    await heard(stage, stage.take("a", Processing(10)))
    changes: list[int] = []
    stage.widgets.cards.dataChanged.connect(lambda index, _: changes.append(index.row()))
    item = stage.widgets.viewer.strip.item(0)
    await heard(stage, stage.take("a", Processing(20)), stage.take("a", Processing(30)))
    assert changes == []
    assert stage.widgets.viewer.strip.item(0) is item
    await heard(stage, stage.take("a", Failed(plain("no"))))
    assert changes != []


async def test_a_card_shows_the_first_frame_as_it_comes_and_goes(
    stage: Stage, tmp_path: Path
) -> None:
    shot_id, panel = stage.wiring.board_presenter.shot_id, stage.widgets.board
    await heard(stage)

    def shown() -> str:
        """The name of the picture on the card."""
        shot = stage.wiring.edits.board.shot(shot_id)
        image = panel.pictures.of(shot, stage.widgets.cards.standing_of(shot_id), QSize(160, 90))
        return shot.first.name if image is not None and shot.first else ""

    frame = await stage.wiring.studio.intake.file(
        image_file(tmp_path, "sea.png"), Field.FIRST_FRAME
    )
    stage.wiring.board_presenter.put_frame(
        shot_id, Field.FIRST_FRAME, partial(replace, first=frame)
    )
    panel.grab()
    panel.pictures._ask()
    await asyncio.sleep(0)
    await background(stage)
    assert shown() == "sea.png"
    stage.wiring.edits.stack.undo()
    assert shown() == ""


async def test_a_film_that_was_deleted_is_named(stage: Stage) -> None:
    await heard(stage, stage.take("a", Completed("gone.mp4")))
    assert "gone.mp4" in stage.widgets.viewer.surface.caption()


def title(stage: Stage) -> str:
    return stage.widgets.viewer._title.text()


@pytest.fixture
def played(stage: Stage) -> list[str]:
    """The films that have begun to play."""
    told: list[str] = []

    def note(playing: bool) -> None:
        told.extend([shown(stage)] if playing else [])

    stage.widgets.viewer.player.playing_changed.connect(note)
    return told


async def test_a_shot_that_is_opened_shows_its_film_without_playing_it(
    stage: Stage, films: Path, played: list[str], qtbot: QtBot
) -> None:
    stage.put(stage.take("a", Completed("a.mp4")))
    stage.wiring._viewer_presenter.show_shot(stage.wiring.board_presenter.shot_id)
    qtbot.waitUntil(lambda: stage.widgets.viewer.surface.frame_count > 0)
    assert (shown(stage), played) == ("a.mp4", [])


async def test_a_take_that_is_done_or_chosen_plays(
    stage: Stage, films: Path, played: list[str], qtbot: QtBot
) -> None:
    await heard(stage, stage.take("a", Completed("a.mp4")))
    qtbot.waitUntil(lambda: played == ["a.mp4"])
    stage.put(stage.take("b", Completed("b.mp4"), number=2))
    stage.widgets.viewer.take_requested.emit("b")
    qtbot.waitUntil(lambda: played == ["a.mp4", "b.mp4"])


async def test_p_keeps_the_take_and_lets_it_go_and_both_can_be_undone(
    stage: Stage, films: Path
) -> None:
    await heard(stage, stage.take("a", Completed("a.mp4")))
    viewer, stack = stage.widgets.viewer, stage.wiring.edits.stack
    said: list[tuple[str, str]] = []
    for act in (
        lambda: QTest.keyClick(viewer.strip, Qt.Key.Key_P),
        lambda: QTest.keyClick(viewer, Qt.Key.Key_P),
        stack.undo,
        stack.undo,
    ):
        act()
        await background(stage)
        said.append((title(stage), viewer.strip.item(0).data(TOLD)))
    plain, kept = ("S01 · take 1", "Take 1: done"), ("S01 · take 1 · kept", "Take 1: done, kept")
    assert said == [kept, plain, kept, plain]
    assert shown(stage) == "a.mp4"


async def test_the_board_plays_on_by_itself(stage: Stage, films: Path, qtbot: QtBot) -> None:
    viewer, at = stage.widgets.viewer, stage.wiring.board_presenter
    first = at.shot_id
    stage.put(stage.take("a", Completed("a.mp4")))
    stage.wiring.arrange_presenter.add()  # a shot without a film is passed over
    stage.wiring.arrange_presenter.add()
    stage.put(stage.take("b", Completed("b.mp4")))
    last = at.shot_id
    seen: list[str] = []
    viewer.player.playing_changed.connect(lambda on: seen.append(shown(stage)) if on else None)
    viewer.transport.set_loop(Loop.BOARD)
    at.select(first)
    await background(stage)
    viewer.player.play()
    qtbot.waitUntil(lambda: [*dict.fromkeys(seen), *seen[-1:]] == ["a.mp4", "b.mp4", "a.mp4"])
    assert at.shot_id in (first, last)
    viewer.transport.set_loop(Loop.OFF)
    await background(stage)
