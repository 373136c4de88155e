"""Every film that was paid for can be reached, whatever became of its shot."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.catalog import HAILUO_02, Mode
from hailuo_desktop.domain.marks import Marks
from hailuo_desktop.domain.money import Cost
from hailuo_desktop.domain.shot import Request, Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Hold, Pending, Queued, Take
from hailuo_desktop.ui.actions.films import KEEP
from hailuo_desktop.ui.all_takes.entry import Column
from hailuo_desktop.ui.all_takes.window import AllTakesWindow
from tests.app.conftest import Stage
from tests.fakes.any_take import take
from tests.fakes.films import film

HERE = Storyboard("here", "Here", (Shot("a", prompt="A boat"),))
THERE = Storyboard("there", "There", (Shot("z", prompt="A bird"),))
LIGHTHOUSE = Request(HAILUO_02.id, Mode.I2V, "一座灯塔 by the sea", (), "1080p", 10, ())


@pytest_asyncio.fixture
async def full(stage: Stage) -> Stage:
    """A take of the shot in hand, one of another board, and two of a shot that is gone."""
    boards = stage.wiring._boards_presenter
    boards.add_board(THERE)
    boards.add_board(HERE)
    stage.put(
        take("of-a", Completed("a.mp4"), shot="a", created=4000.0),
        take("of-z", Completed("z.mp4"), shot="z", request=LIGHTHOUSE, created=3000.0),
        replace(take("gone", Completed("g.mp4"), shot="gone", created=2000.0), dismissed=True),
        take("going", Pending(), shot="gone", number=2, cost=Cost(Decimal(3)), created=1000.0),
    )
    return stage


def opened(stage: Stage) -> AllTakesWindow:
    stage.widgets.window.action_set.by_name["all_takes"].trigger()
    window = stage.wiring.ledger.all_takes.window
    assert window is not None
    return window


def shown(window: AllTakesWindow) -> list[str]:
    return [window.model.entry_at(row).take.id for row in range(window.model.rowCount())]


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not true():
            await asyncio.sleep(0)


async def settle(stage: Stage) -> None:
    while tasks := [*stage.wiring._background._tasks]:
        await asyncio.gather(*tasks)


def found(stage: Stage, take_id: str) -> Take:
    known = stage.wiring.studio.library.takes.find(take_id)
    assert known is not None
    return known


def kept(stage: Stage, board_id: str, shot_id: str) -> str:
    board = stage.wiring.studio.library.boards.find(board_id)
    assert board is not None
    return board.shot(shot_id).kept


async def test_every_take_of_the_ledger_is_there_the_newest_first(full: Stage) -> None:
    window = opened(full)
    assert shown(window) == ["of-a", "of-z", "gone", "going"]
    assert window.bar.count.text() == "4 takes"
    window.reject()
    assert full.wiring.ledger.all_takes.window is None


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("灯塔", ["of-z"]),
        ("SEA 灯", ["of-z"]),
        ("there", ["of-z"]),
        ("here boat", ["of-a"]),
        ("harbour", ["of-a", "gone", "going"]),
        ("dark", ["gone"]),
        ("nothing like it", []),
    ],
)
async def test_takes_are_found_by_prompt_note_shot_and_board(
    full: Stage, text: str, ids: list[str]
) -> None:
    full.wiring._context.marks.put("gone", Marks(note="Too DÁRK"))
    window = opened(full)
    window.bar.text.setText(text)
    assert shown(window) == ids
    assert window.empty.isVisible() is not bool(ids)


async def test_takes_are_narrowed_by_what_they_are(full: Stage) -> None:
    marks = full.wiring._context.marks
    marks.put("of-a", Marks(stars=4))
    marks.put("gone", Marks(rejected=True, stars=2))
    window = opened(full)
    bar = window.bar
    choices = [
        (bar.board, "Here", ["of-a"]),
        (bar.board, "On no board", ["gone", "going"]),
        (bar.state, "In flight", ["going"]),
        (bar.verdict, "rejected", ["gone"]),
        (bar.stars, "★★ and more", ["of-a", "gone"]),
        (bar.mode, "I2V", ["of-z"]),
        (bar.quality, "1080p", ["of-z"]),
        (bar.days, "Today", []),
        (bar.costs, "Cost stated", ["going"]),
        (bar.costs, "Cost not stated", ["of-a", "of-z", "gone"]),
    ]
    for choice, line, ids in choices:
        choice.setCurrentText(line)
        assert (line, shown(window)) == (line, ids)
        bar.clear.click()
    assert len(shown(window)) == 4
    assert not bar.clear.isEnabled()


async def test_a_cost_is_looked_for_between_two_figures(full: Stage) -> None:
    window = opened(full)
    window.bar.costs.setCurrentText("Between credits…")
    assert shown(window) == ["going"]
    window.bar.least.setValue(4)
    assert shown(window) == []


async def test_each_column_sorts(full: Stage) -> None:
    full.wiring._context.marks.put("gone", Marks(stars=2))
    window = opened(full)
    window.table.sort_by(Column.STARS, greatest_first=True)
    assert shown(window)[0] == "gone"
    window.table.sort_by(Column.CREDITS, greatest_first=True)
    assert shown(window)[0] == "going"
    for column in Column:
        window.table.sort_by(column, greatest_first=False)
        once = shown(window)
        window.table.sort_by(column, greatest_first=True)
        assert sorted(once) == sorted(shown(window))


async def test_keys_mark_the_chosen_take(full: Stage, qtbot: QtBot) -> None:
    window = opened(full)
    window.table.choose("of-z")
    qtbot.keyClick(window.table, Qt.Key.Key_3)
    assert full.wiring._context.marks.of("of-z").stars == 3
    qtbot.keyClick(window.table, Qt.Key.Key_P)
    assert kept(full, "there", "z") == "of-z"
    await asyncio.sleep(0)
    qtbot.keyClick(window.table, Qt.Key.Key_X)
    assert full.wiring._context.marks.of("of-z").rejected
    assert kept(full, "there", "z") == ""


async def test_a_mark_and_a_state_are_shown_while_the_window_is_open(full: Stage) -> None:
    window = opened(full)
    window.bar.verdict.setCurrentText("kept")
    assert shown(window) == []
    full.wiring.marks_presenter.keep("of-z")
    await until(lambda: shown(window) == ["of-z"])
    full.widgets.board.switcher.renamed.emit("Somewhere")
    full.wiring.marks_presenter.keep("of-a")
    await until(lambda: shown(window)[:1] == ["of-a"])
    assert window.model.entry_at(0).board_name == "Somewhere"


async def test_films_that_are_not_there_are_told_of(full: Stage) -> None:
    full.wiring.studio.library.videos.path("a.mp4").write_bytes(b"film")
    window = opened(full)
    await settle(full)
    window.bar.state.setCurrentText("Film missing")
    await until(lambda: shown(window) == ["of-z", "gone"])
    assert window.locate_all.isVisible()
    assert window.locate_all.text() == "Locate 2 missing films…"


async def test_films_that_came_back_meanwhile_are_missed_no_more(full: Stage) -> None:
    window = opened(full)
    await until(lambda: len(full.wiring.ledger.all_takes.missing()) == 3)
    film(full.wiring.studio.library.videos.path("a.mp4"))
    window.came_back.emit()
    await until(lambda: len(full.wiring.ledger.all_takes.missing()) == 2)


async def test_what_is_taken_out_of_the_queue_unsent_is_no_take_any_more(full: Stage) -> None:
    window = opened(full)
    full.wiring.studio.start([])
    full.wiring.studio.queue.add([take("fresh", Queued(), shot="a", hold=Hold())])
    await until(lambda: "fresh" in shown(window))
    full.wiring.studio.queue.remove("fresh")
    await until(lambda: "fresh" not in shown(window))


async def test_posters_are_fetched_for_rows_in_sight(full: Stage) -> None:
    film(full.wiring.studio.library.videos.path("a.mp4"))
    window = opened(full)
    window.model.posters_wanted.emit(["of-z", "of-a", "going"])
    await until(lambda: "of-a" in window.model._posters)
    await settle(full)
    assert "of-z" not in window.model._posters


async def test_a_take_leads_to_its_shot(full: Stage) -> None:
    window = opened(full)
    window.table.choose("of-z")
    assert not window.buttons["make_shot"].isEnabled()
    window.buttons["go"].click()
    await settle(full)
    assert full.wiring.edits.board.id == "there"
    assert full.wiring.board_presenter.shot_id == "z"
    window.table.choose("gone")
    assert not window.buttons["go"].isEnabled()


async def test_a_lost_film_is_given_to_the_shot_in_hand(full: Stage) -> None:
    window = opened(full)
    window.table.choose("going")
    assert not window.buttons["give"].isEnabled()
    window.table.choose("gone")
    window.buttons["give"].click()
    await settle(full)
    assert (found(full, "gone").shot, found(full, "gone").number) == ("a", 2)
    assert [each.id for each in full.wiring.known_takes.of_shot("a")] == ["of-a", "gone"]
    assert [each.id for each in full.wiring.known_takes.of_shot("gone")] == ["going"]


async def test_its_own_shot_is_made_again_with_all_of_its_takes(full: Stage) -> None:
    window = opened(full)
    window.table.choose("gone")
    window.buttons["make_shot"].click()
    await settle(full)
    assert full.wiring.board_presenter.shot_id == "gone"
    made = full.wiring.edits.board.shot("gone")
    assert made.prompt == found(full, "gone").request.prompt
    await until(lambda: not window.buttons["make_shot"].isEnabled())


async def test_what_is_shown_is_what_is_kept_also_of_another_board(full: Stage) -> None:
    full.wiring._viewer_presenter.show_take("of-z")
    await settle(full)
    full.widgets.actions.run(KEEP)
    await settle(full)
    assert kept(full, "there", "z") == "of-z"
    assert full.wiring.edits.board.shot("a").kept == ""
    full.widgets.actions.run(KEEP)
    assert kept(full, "there", "z") == ""


async def test_a_row_of_another_board_takes_that_board_in_hand(full: Stage) -> None:
    full.widgets.queue.take_selected.emit("of-z")
    await settle(full)
    assert full.wiring.edits.board.id == "there"
    assert full.wiring.board_presenter.shot_id == "z"
    full.widgets.actions.run(KEEP)
    await settle(full)
    assert full.wiring.edits.board.shot("z").kept == "of-z"


async def test_the_first_day_has_a_backup(full: Stage) -> None:
    full.wiring.edits.flush()
    assert full.wiring.studio.library.backups.all() == []
    full.wiring.commands.backups.make()
    full.wiring.commands.backups.make()
    assert len(full.wiring.studio.library.backups.all()) == 1
