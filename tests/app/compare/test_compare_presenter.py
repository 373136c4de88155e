"""Takes are compared in the room of their film, by key; the player is as it was afterwards."""

import asyncio
import re
from collections.abc import Callable
from gettext import NullTranslations

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.marks import Verdict
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Processing
from hailuo_desktop.translate import speak
from hailuo_desktop.ui.actions.action import Action
from hailuo_desktop.ui.actions.compare import COMPARE, COMPARE_CUT, MODES, PIN_A
from hailuo_desktop.ui.actions.films import FILM_FULL_SCREEN
from hailuo_desktop.ui.actions.marks import CULL
from hailuo_desktop.ui.actions.picture import SAVE_PICTURE
from hailuo_desktop.ui.actions.playback import LOOP_TAKE
from hailuo_desktop.ui.actions.window import BOARD_WORKSPACE
from hailuo_desktop.ui.compare.modes import Mode
from hailuo_desktop.ui.compare.page import ComparePage
from hailuo_desktop.ui.viewer.loop import Loop
from hailuo_desktop.ui.workspace import Workspace
from tests.app.conftest import Stage
from tests.fakes.any_take import take
from tests.fakes.grey_film import film, number_of

Key = Qt.Key
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
BARE = Qt.KeyboardModifier.NoModifier
BOARD = Storyboard("here", "Here", tuple(Shot(name, prompt=f"A boat {name}") for name in "abc"))
FILMS = ("a1", "a2", "a3", "a4", "a5", "c1")
LAST = 11


@pytest_asyncio.fixture
async def room(stage: Stage) -> Stage:
    """Five takes of the first shot and one of the last; all films are of twelve pictures."""
    stage.put(
        *(
            take(name, Completed(f"{name}.mp4"), shot=name[0], number=int(name[1]), name=name[0])
            for name in FILMS
        ),
        take("b1", Processing(4), shot="b", name="b"),
    )
    for name in FILMS:
        film(stage.wiring.studio.library.folder / f"{name}.mp4", frames=LAST + 1)
    stage.wiring._boards_presenter.add_board(BOARD)
    stage.wiring.board_presenter.select("a")
    await settle(stage)
    return stage


async def show(stage: Stage, take_id: str) -> None:
    stage.wiring._viewer_presenter.show_take(take_id)
    await settle(stage)


async def settle(stage: Stage) -> None:
    while tasks := [*stage.wiring._background._tasks]:
        await asyncio.gather(*tasks)


def run(stage: Stage, action: Action) -> None:
    stage.widgets.actions.run(action)


def press(stage: Stage, *keys: Qt.Key, held: Qt.KeyboardModifier = BARE) -> None:
    """Wherever the focus is: nothing is clicked."""
    for key in keys:
        QTest.keyClick(stage.widgets.window.focusWidget(), key, held)


def page_of(stage: Stage) -> ComparePage:
    page = stage.wiring.takes_room.compare.page
    assert page is not None
    assert stage.wiring.takes_room.compare.on
    return page


def sides(stage: Stage) -> list[str]:
    return [side.subject.id for side in page_of(stage).comparison.sides]


def pictures(stage: Stage) -> list[int]:
    """By the grey of what is seen."""
    seen = [side.picture for side in page_of(stage).comparison.sides]
    return [-1 if each is None else number_of(each.image) for each in seen]


def notice(stage: Stage) -> str:
    return stage.widgets.window.notice.text()


def shown_take(stage: Stage) -> str:
    return stage.wiring._viewer_presenter.take_id


def until(qtbot: QtBot, what: Callable[[], bool]) -> None:
    qtbot.waitUntil(what)


async def test_the_pinned_take_is_a_and_the_chosen_one_b(room: Stage, qtbot: QtBot) -> None:
    room.wiring._viewer_presenter.show_take("a1")
    run(room, PIN_A)
    assert "is A now" in notice(room)
    room.wiring._viewer_presenter.show_take("a3")
    run(room, COMPARE)
    assert sides(room) == ["a1", "a3"]
    assert room.widgets.window.workspaces.current is Workspace.REVIEW
    assert page_of(room).isVisible()
    assert not room.widgets.viewer.surface.isVisible()
    press(room, Key.Key_Home)
    until(qtbot, lambda: pictures(room) == [0, 0])
    press(room, Key.Key_Right, Key.Key_Right)
    until(qtbot, lambda: pictures(room) == [2, 2])


async def test_without_a_pin_the_take_before_is_a(room: Stage) -> None:
    room.wiring._viewer_presenter.show_take("a2")
    run(room, COMPARE)
    assert sides(room) == ["a1", "a2"]
    press(room, Key.Key_C)
    assert not room.wiring.takes_room.compare.on


async def test_a_take_alone_has_nothing_to_be_compared_with(room: Stage) -> None:
    room.wiring._viewer_presenter.show_take("c1")
    run(room, COMPARE)
    assert not room.wiring.takes_room.compare.on
    assert "no other finished take" in notice(room)
    room.wiring._viewer_presenter.show_take("b1")
    for action in (COMPARE, PIN_A, COMPARE_CUT):
        run(room, action)
        assert "has no film yet" in notice(room)


async def test_the_choice_in_the_strip_is_the_side_in_hand(room: Stage, qtbot: QtBot) -> None:
    await show(room, "a2")
    run(room, COMPARE)
    press(room, Key.Key_Down)
    assert sides(room) == ["a1", "a3"]
    assert shown_take(room) == "a3"
    press(room, Key.Key_C, held=SHIFT)
    assert sides(room) == ["a1", "a3", "a4"]
    assert shown_take(room) == "a4"
    await settle(room)
    press(room, Key.Key_Down)
    assert sides(room) == ["a1", "a3", "a5"]
    press(room, Key.Key_N)
    assert shown_take(room) == "a3"
    room.wiring._viewer_presenter.show_take("a1")
    assert sides(room) == ["a1", "a3", "a5"]
    assert "is A" in notice(room)
    press(room, Key.Key_X, held=SHIFT)
    assert sides(room) == ["a1", "a5"]
    until(qtbot, lambda: -1 not in pictures(room))


async def test_there_are_four_sides_at_most(room: Stage) -> None:
    room.wiring._viewer_presenter.show_take("a2")
    run(room, COMPARE)
    for _ in range(4):
        press(room, Key.Key_C, held=SHIFT)
    assert sides(room) == ["a1", "a2", "a3", "a4"]
    assert not page_of(room).bar.add.isEnabled()


async def test_another_take_is_pinned_while_they_are_compared(room: Stage) -> None:
    room.wiring._viewer_presenter.show_take("a2")
    run(room, COMPARE)
    press(room, Key.Key_A)
    assert sides(room) == ["a2", "a1"]
    assert room.wiring.takes_room.compare.pinned == "a2"


async def test_esc_gives_the_player_back_as_it_was(room: Stage, qtbot: QtBot) -> None:
    player = room.widgets.viewer.player
    room.wiring._viewer_presenter.show_take("a2")
    player.pause()
    until(qtbot, lambda: player.frames.last == LAST)
    player.go_to(5)
    until(qtbot, lambda: player.shown == 5)
    for place in (room.widgets.viewer, room.widgets.viewer.strip):
        run(room, COMPARE)
        until(qtbot, lambda: pictures(room) == [5, 5])
        press(room, Key.Key_End)
        until(qtbot, lambda: pictures(room) == [LAST, LAST])
        if place is room.widgets.viewer.strip:
            place.setFocus()
        press(room, Key.Key_Escape)
        assert not room.wiring.takes_room.compare.on
        assert room.widgets.viewer.surface.isVisible()
        assert (player.frame, player.shown, player.playing) == (5, 5, False)
        assert shown_take(room) == "a2"


async def test_a_film_that_ran_runs_again(room: Stage, qtbot: QtBot) -> None:
    player = room.widgets.viewer.player
    run(room, LOOP_TAKE)
    await show(room, "a2")
    player.play()
    run(room, COMPARE)
    assert not player.playing
    press(room, Key.Key_Down)  # another take: nothing runs behind the comparison
    press(room, Key.Key_Up)
    press(room, Key.Key_Down)
    assert not player.playing
    room.wiring._viewer_presenter.show_take("a2")
    press(room, Key.Key_Escape)
    assert player.playing
    assert player.loop is Loop.TAKE


async def test_keys_choose_the_mode_and_only_while_takes_are_compared(room: Stage) -> None:
    for action in MODES:
        run(room, action)
        assert notice(room) == "Compare takes first."
    room.wiring._viewer_presenter.show_take("a2")
    run(room, COMPARE)
    look = page_of(room).comparison.look
    keys = (Key.Key_W, Key.Key_B, Key.Key_D, Key.Key_U, Key.Key_T)
    modes = (Mode.WIPE, Mode.FLIP, Mode.DIFFERENCE, Mode.CUT, Mode.TILES)
    for key, mode in zip(keys, modes, strict=True):
        press(room, key)
        assert look.mode is mode
        assert page_of(room).bar.modes[mode].isChecked()


async def test_what_is_for_one_film_alone_is_refused(room: Stage) -> None:
    room.wiring._viewer_presenter.show_take("a2")
    run(room, COMPARE)
    run(room, SAVE_PICTURE)
    assert "leave the comparison first" in notice(room)


async def test_the_cut_is_to_what_the_next_shot_with_a_film_is_seen_with(
    room: Stage, qtbot: QtBot
) -> None:
    room.wiring.marks_presenter.trim("a2", None, 7)
    room.wiring.marks_presenter.trim("c1", 2, None)
    room.wiring._viewer_presenter.show_take("a2")
    run(room, COMPARE_CUT)
    assert sides(room) == ["a2", "c1"]
    until(qtbot, lambda: pictures(room) == [7, 2])
    assert shown_take(room) == "a2"
    press(room, Key.Key_Space)
    assert not page_of(room).comparison.playhead.playing
    press(room, Key.Key_T)
    until(qtbot, lambda: len(set(pictures(room))) == 1)
    press(room, Key.Key_Escape)
    room.wiring._viewer_presenter.show_take("c1")
    run(room, COMPARE_CUT)
    assert "No shot that follows" in notice(room)


async def test_the_figures_come_once_the_pictures_stand(room: Stage, qtbot: QtBot) -> None:
    room.wiring._viewer_presenter.show_take("a2")
    run(room, COMPARE)
    press(room, Key.Key_Home)
    until(qtbot, lambda: pictures(room) == [0, 0])
    press(room, Key.Key_Left, held=ALT)
    until(qtbot, lambda: pictures(room) == [0, 1])
    await told(room)
    figures = page_of(room).figures.drift.accessibleName()
    assert figures.startswith("A → B: sharpness 0")
    assert "ΔE₀₀ 1" in figures or "ΔE₀₀ 2" in figures


async def told(stage: Stage) -> None:
    page = page_of(stage)
    async with asyncio.timeout(60):
        while not page.figures.drift.accessibleName():
            QTest.qWait(20)
            await settle(stage)


async def test_it_begins_from_the_full_screen_and_from_culling_too(room: Stage) -> None:
    await show(room, "a2")
    for action in (FILM_FULL_SCREEN, CULL):
        run(room, action)
        run(room, COMPARE)
        assert page_of(room).isVisible()
        assert page_of(room).window() is room.widgets.window
        assert not room.widgets.window.workspaces.culling
        run(room, FILM_FULL_SCREEN)
        assert page_of(room).canvas.window() is not room.widgets.window
        run(room, COMPARE)
        assert room.widgets.viewer.surface.window() is room.widgets.window
        assert room.widgets.viewer.surface.isVisible()


async def test_a_film_that_ran_does_not_run_again_as_the_window_goes(room: Stage) -> None:
    await show(room, "a2")
    room.widgets.viewer.player.play()
    run(room, COMPARE)
    room.wiring.takes_room.compare.close()
    assert not room.widgets.viewer.player.playing


async def test_nothing_runs_in_a_window_that_nobody_sees(room: Stage, qtbot: QtBot) -> None:
    await show(room, "a2")
    run(room, COMPARE)
    playhead = page_of(room).comparison.playhead
    until(qtbot, lambda: playhead.ready)
    playhead.set_pace(0.1)
    press(room, Key.Key_Space)
    assert playhead.playing
    room.widgets.window.hidden_changed.emit(True)
    assert not playhead.playing


@pytest.mark.parametrize("action", [BOARD_WORKSPACE, CULL])
async def test_whoever_goes_elsewhere_ends_it(room: Stage, action: Action) -> None:
    room.wiring._viewer_presenter.show_take("a2")
    run(room, COMPARE)
    page = page_of(room)
    run(room, action)
    assert not room.wiring.takes_room.compare.on
    assert not page.isVisible()
    assert room.widgets.viewer.surface.isVisible()


async def test_the_strip_shows_the_letters_and_says_them(room: Stage) -> None:
    strip = room.widgets.viewer.strip
    room.wiring._viewer_presenter.show_take("a2")
    await settle(room)
    run(room, COMPARE)

    def said() -> list[str]:
        role = Qt.ItemDataRole.AccessibleTextRole
        items = [strip.item(at).data(role) for at in range(strip.count())]
        return [words.partition(" – ")[2] for words in items]

    assert said() == ["side A of the comparison", "side B of the comparison", "", "", ""]
    press(room, Key.Key_Escape)
    assert said() == [""] * 5


async def test_a_take_that_is_pinned_again_is_let_go(room: Stage) -> None:
    compare = room.wiring.takes_room.compare
    await show(room, "a3")
    for place in (room.widgets.viewer, room.widgets.viewer.strip):
        QTest.keyClick(place, Key.Key_A)
        assert compare.pinned == ("a3" if place is room.widgets.viewer else "")
    assert compare.pinned == ""
    assert "no longer pinned" in notice(room)


async def test_the_menu_of_a_take_pins_and_compares_it(room: Stage) -> None:
    strip = room.widgets.viewer.strip
    await show(room, "a2")

    def choose(row: int, action: Action) -> None:
        words = action.text.replace("&", "")
        (entry,) = (e for e in strip.menu(strip.item(row)).actions() if words in e.text())
        entry.trigger()

    choose(3, PIN_A)
    choose(1, COMPARE)
    assert sides(room) == ["a4", "a2"]


async def test_what_is_judged_meanwhile_is_the_side_in_hand(room: Stage) -> None:
    await show(room, "a2")
    run(room, COMPARE)
    press(room, Key.Key_P)
    assert room.wiring.marks_presenter.verdict_of("a2") is Verdict.KEPT
    assert sides(room) == ["a1", "a2"]
    press(room, Key.Key_N, Key.Key_C)
    assert not room.wiring.takes_room.compare.on


async def test_titles_follow_the_language(room: Stage) -> None:
    await show(room, "a2")
    run(room, COMPARE)
    speak(Loud())
    try:
        room.wiring.takes_room.compare.reword()
        assert page_of(room).heads[0].title.accessibleName() == "a · TAKE 1"
    finally:
        speak(NullTranslations())


class Loud(NullTranslations):
    """A language that shouts, and keeps the names of fields."""

    def gettext(self, message: str) -> str:
        return re.sub(r"[^{}]+(?![^{]*})", lambda found: found[0].upper(), message)
