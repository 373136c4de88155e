"""The viewer as it is used: what it shows, its keys, its strip of takes."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import Completed, Failed, Processing, Take, Uncertain
from hailuo_desktop.ui.actions.window import FULL_SCREEN
from hailuo_desktop.ui.combination import combined
from hailuo_desktop.ui.shot.elided import Elided
from hailuo_desktop.ui.viewer.full_screen import Screen
from hailuo_desktop.ui.viewer.keys import ViewerKeys
from hailuo_desktop.ui.viewer.loop import Loop
from hailuo_desktop.ui.viewer.points import WHOLE, Points
from hailuo_desktop.ui.viewer.viewer import EMPTY, Viewer
from tests.fakes.any_take import take
from tests.fakes.grey_film import number_of
from tests.fakes.pictures import picture

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
TAKES: tuple[Take, ...] = (
    take("a", Completed("a.mp4"), number=1),
    take("b", Processing(40), number=2),
    take("c", Failed(plain("no")), number=3),
)


def number(viewer: Viewer) -> int:
    return number_of(viewer.surface.image())


def paused(viewer: Viewer, film: Path, qtbot: QtBot, at: int = 10) -> None:
    viewer.show_video(film, "S01 · take 1")
    qtbot.waitUntil(lambda: viewer.surface.frame_count > 0)
    viewer.player.step(at - viewer.player.frame)
    qtbot.waitUntil(lambda: number(viewer) == at)


def test_an_empty_viewer_says_what_will_be_here(viewer: Viewer) -> None:
    assert viewer.surface.caption() == EMPTY
    assert not viewer.strip.isVisible()
    assert not viewer.transport.scrubber.isEnabled()


def test_a_finished_take_plays_at_once(viewer: Viewer, films: Path, qtbot: QtBot) -> None:
    viewer.show_video(films / "one.mp4", "S01 · take 1")
    qtbot.waitUntil(lambda: viewer.surface.frame_count > 3)
    assert viewer.surface.caption() == ""
    assert viewer.transport.scrubber.isEnabled()


def test_a_film_that_nobody_asked_for_stands_on_its_first_frame(
    viewer: Viewer, films: Path, qtbot: QtBot
) -> None:
    viewer.show_video(films / "one.mp4", "S01 · take 1", play=False)
    qtbot.waitUntil(lambda: viewer.surface.frame_count > 0)
    assert (number(viewer), viewer.player.playing) == (0, False)
    assert viewer.transport.scrubber.isEnabled()
    QTest.keyClick(viewer, Key.Key_Space)
    qtbot.waitUntil(lambda: number(viewer) > 3)


def test_the_take_that_is_shown_already_goes_on(viewer: Viewer, films: Path, qtbot: QtBot) -> None:
    paused(viewer, films / "one.mp4", qtbot)
    viewer.show_video(films / "one.mp4", "S01 · take 1")
    assert number(viewer) == 10
    assert not viewer.player.playing


def test_another_take_shows_nothing_of_the_one_before(
    viewer: Viewer, films: Path, qtbot: QtBot
) -> None:
    paused(viewer, films / "one.mp4", qtbot)
    viewer.show_video(films / "slow.mp4", "S01 · take 2")
    assert viewer.surface.image().isNull()


def test_a_missing_film_is_named(viewer: Viewer, tmp_path: Path) -> None:
    viewer.show_video(tmp_path / "gone.mp4", "S01 · take 1")
    assert "gone.mp4" in viewer.surface.caption()
    assert not viewer.transport.scrubber.isEnabled()


def test_a_missing_film_that_comes_back_is_shown(
    viewer: Viewer, films: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    viewer.show_video(tmp_path / "gone.mp4", "S01 · take 1")
    (tmp_path / "gone.mp4").write_bytes((films / "one.mp4").read_bytes())
    viewer.show_video(tmp_path / "gone.mp4", "S01 · take 1")
    qtbot.waitUntil(lambda: viewer.surface.frame_count > 0)


def test_a_film_that_cannot_be_shown_says_why(viewer: Viewer, films: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(viewer.failed) as told:
        viewer.show_video(films / "broken.mp4", "S01 · take 1")
    assert told.args == [viewer.surface.caption()]
    assert viewer.surface.accessibleDescription() == viewer.surface.caption()


def test_a_take_on_its_way_shows_its_frame_and_its_state(viewer: Viewer) -> None:
    viewer.show_waiting(take("b", Processing(40)), picture(400, 225))
    assert viewer.surface.caption() == "Rendering\n40 %"
    assert viewer.surface.image().width() == 400


def test_markup_in_a_name_is_text(viewer: Viewer) -> None:
    viewer.show_waiting(take("b", Failed(plain("<b>no</b>")), name="<img src=x>"), None)
    (title,) = viewer.findChildren(Elided)
    assert title.text() == "<img src=x> · take 1"
    assert title.textFormat() is Qt.TextFormat.PlainText
    assert "<b>no</b>" in viewer.surface.caption()


# Keys


def press(viewer: Viewer, keys: str) -> None:
    """As an action names them."""
    pressed = QKeyCombination.fromCombined(combined(keys))
    QTest.keyClick(viewer, pressed.key(), pressed.keyboardModifiers())


def test_i_and_o_mark_a_part_which_r_loops(viewer: Viewer, films: Path, qtbot: QtBot) -> None:
    paused(viewer, films / "one.mp4", qtbot)
    press(viewer, "I")
    press(viewer, "Shift+Right")
    press(viewer, "O")
    assert viewer.transport.scrubber.points == Points(10, 20)
    for loop in (Loop.TAKE, Loop.POINTS, Loop.BOARD, Loop.OFF):
        press(viewer, "R")
        assert viewer.player.loop is loop
    press(viewer, "Shift+I")
    assert viewer.transport.scrubber.points == WHOLE


def test_letters_are_text_where_text_is_written(viewer: Viewer, films: Path, qtbot: QtBot) -> None:
    field = QLineEdit(viewer)
    field.show()
    paused(viewer, films / "one.mp4", qtbot)
    field.setFocus()
    QTest.keyClicks(field, "jkliorzgspfm,.")
    assert field.text() == "jkliorzgspfm,."
    assert (viewer.player.playing, viewer.player.points, number(viewer)) == (False, WHOLE, 10)


def test_the_speed_goes_up_and_down_and_back(viewer: Viewer) -> None:
    seen: list[float] = []
    for key in (",", ",", ".", ".", ".", "Backspace"):
        press(viewer, key)
        seen.append(viewer.player.pace)
    assert seen == [0.75, 0.5, 0.75, 1.0, 1.25, 1.0]
    assert viewer.transport.speed.text() == ""


def test_j_k_l_say_their_speed(viewer: Viewer, films: Path, qtbot: QtBot) -> None:
    paused(viewer, films / "one.mp4", qtbot)
    told: list[str] = []
    for key in "LLJJK":
        press(viewer, key)
        told.append(viewer.transport.speed.text())
    assert told == ["", "2×", "◀ 1×", "◀ 2×", ""]


def test_z_shows_pixels_and_plus_and_minus_zoom(viewer: Viewer, films: Path, qtbot: QtBot) -> None:
    paused(viewer, films / "one.mp4", qtbot)
    seen: list[str] = []
    for key in ("Z", "+", "-", "Z"):
        press(viewer, key)
        seen.append(viewer.transport.zoom.text())
    assert seen == ["100 %", "125 %", "100 %", "Fit"]


def test_guides_are_painted_and_remembered(viewer: Viewer, films: Path, qtbot: QtBot) -> None:
    paused(viewer, films / "one.mp4", qtbot)
    looks = [viewer.surface.grab().toImage()]
    for key in ("G", "Shift+G"):
        press(viewer, key)
        looks.append(viewer.surface.grab().toImage())
        assert looks[-1] != looks[-2]
    assert viewer.state()["guides"] == "3"
    press(viewer, "G")
    press(viewer, "Shift+G")
    assert viewer.surface.grab().toImage() == looks[0]
    viewer.restore({"guides": "3"})
    assert viewer.surface.grab().toImage() == looks[2]
    viewer.restore({"guides": "many"})
    assert viewer.surface.grab().toImage() == looks[0]


def test_the_time_says_which_frame_is_seen(viewer: Viewer, films: Path, qtbot: QtBot) -> None:
    paused(viewer, films / "one.mp4", qtbot)
    assert viewer.transport.time.text() == "00:00:10 / 00:01:00 · f 10"


# Another take


@pytest.mark.parametrize("play", [False, True])
def test_another_take_goes_on_at_the_same_time_and_as_the_last_one_did(
    viewer: Viewer, films: Path, qtbot: QtBot, play: bool
) -> None:
    viewer.show_video(films / "slow.mp4", "S01 · take 1")
    qtbot.waitUntil(lambda: viewer.surface.frame_count > 0)
    viewer.player.step(5 - viewer.player.frame)
    qtbot.waitUntil(lambda: number(viewer) == 5)
    if play:
        viewer.player.play()
    viewer.show_video(films / "one.mp4", "S01 · take 2", go_on=True)
    assert viewer.player.playing is play
    qtbot.waitUntil(lambda: viewer.player.shown >= 12)
    assert play or number(viewer) == 12


def test_a_take_that_has_played_to_its_end_gives_way_to_one_that_begins(
    viewer: Viewer, films: Path, qtbot: QtBot
) -> None:
    viewer.show_video(films / "one.mp4", "S01 · take 1")
    qtbot.waitUntil(lambda: viewer.player.ended)
    viewer.show_video(films / "slow.mp4", "S01 · take 2", go_on=True)
    assert viewer.player.playing
    assert viewer.player.seconds == 0.0


def test_the_picture_before_bridges_the_gap_and_no_longer(
    viewer: Viewer, films: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    paused(viewer, films / "one.mp4", qtbot)
    (tmp_path / "none.mp4").write_bytes(b"no film")
    viewer.show_video(tmp_path / "none.mp4", "S01 · take 2", go_on=True)
    assert number(viewer) == 10
    qtbot.waitUntil(lambda: viewer.surface.image().isNull())


def test_space_plays_and_pauses(viewer: Viewer, films: Path, qtbot: QtBot) -> None:
    paused(viewer, films / "one.mp4", qtbot)
    QTest.keyClick(viewer, Key.Key_Space)
    assert viewer.player.playing
    QTest.keyClick(viewer, Key.Key_Space)
    assert not viewer.player.playing


@pytest.mark.parametrize(
    ("key", "shown"),
    [("Left", 9), ("Right", 11), ("Home", 0), ("End", 24), ("Shift+Left", 0), ("Shift+Right", 20)],
)
def test_arrows_and_ends_go_frame_by_frame(
    viewer: Viewer, films: Path, qtbot: QtBot, key: str, shown: int
) -> None:
    paused(viewer, films / "one.mp4", qtbot)
    press(viewer, key)
    qtbot.waitUntil(lambda: number(viewer) == shown)


def test_j_k_l_shuttle(viewer: Viewer, films: Path, qtbot: QtBot) -> None:
    paused(viewer, films / "one.mp4", qtbot)
    QTest.keyClick(viewer, Key.Key_J)
    qtbot.waitUntil(lambda: number(viewer) < 8)
    QTest.keyClick(viewer, Key.Key_K)
    assert not viewer.player.playing
    QTest.keyClick(viewer, Key.Key_L)
    qtbot.waitUntil(lambda: number(viewer) > 12)


def test_keys_switch_loop_and_sound_before_there_is_a_film(viewer: Viewer) -> None:
    QTest.keyClick(viewer, Key.Key_R)
    QTest.keyClick(viewer, Key.Key_M)
    assert viewer.transport.loop_in_use is Loop.TAKE
    assert viewer.transport.mute.isChecked()


def test_a_key_with_ctrl_belongs_to_the_window(viewer: Viewer) -> None:
    QTest.keyClick(viewer, Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert not viewer.transport.mute.isChecked()


def test_space_plays_while_a_list_has_the_focus_but_not_a_text(
    viewer: Viewer, films: Path, qtbot: QtBot
) -> None:
    rows, field = QListWidget(), QLineEdit()
    for widget in (rows, field):
        qtbot.addWidget(widget)
    keys = ViewerKeys(viewer, viewer)
    keys.watch(rows)
    paused(viewer, films / "one.mp4", qtbot)
    QTest.keyClick(field, Key.Key_Space)
    assert (field.text(), viewer.player.playing) == (" ", False)
    QTest.keyClick(rows, Key.Key_Space)
    assert viewer.player.playing


def test_a_folded_viewer_neither_plays_nor_hears(viewer: Viewer, films: Path, qtbot: QtBot) -> None:
    paused(viewer, films / "one.mp4", qtbot)
    viewer.player.play()
    viewer.hide()
    assert not viewer.player.playing
    space = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    assert not viewer.press(space)


def test_a_click_on_the_picture_plays_and_pauses(viewer: Viewer, films: Path, qtbot: QtBot) -> None:
    paused(viewer, films / "one.mp4", qtbot)
    QTest.mouseClick(viewer.surface, LEFT)
    assert viewer.player.playing


def test_the_arrows_go_by_frames_after_a_click_on_the_slider(
    viewer: Viewer, films: Path, qtbot: QtBot
) -> None:
    paused(viewer, films / "one.mp4", qtbot)
    scrubber = viewer.transport.scrubber
    QTest.mouseClick(scrubber, LEFT, pos=QPoint(scrubber.width() // 2, scrubber.height() // 2))
    qtbot.waitUntil(lambda: number(viewer) in range(11, 15))
    before = number(viewer)
    focus = viewer.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Key.Key_Left)
    qtbot.waitUntil(lambda: number(viewer) == before - 1)


# The whole screen


def test_full_screen_hears_the_films_keys_and_esc_leaves(
    viewer: Viewer, films: Path, qtbot: QtBot
) -> None:
    paused(viewer, films / "one.mp4", qtbot)
    QTest.keyClick(viewer, Key.Key_F)
    screen = viewer.surface.window()
    assert screen is not viewer.window()
    assert screen.isFullScreen()
    assert viewer.window().focusWidget() is not screen.focusWidget()
    assert screen.hasFocus() or screen.focusWidget() is screen
    QTest.keyClick(screen, Key.Key_Right)
    qtbot.waitUntil(lambda: number(viewer) == 11)
    QTest.keyClick(screen, Key.Key_Space)
    assert viewer.player.playing
    QTest.keyClick(screen, Key.Key_Escape)
    assert viewer.surface.window() is viewer.window()
    assert viewer.surface.isVisible()


def test_controls_of_the_full_screen_come_with_the_mouse_and_go_again(
    viewer: Viewer, films: Path, qtbot: QtBot
) -> None:
    paused(viewer, films / "one.mp4", qtbot)
    QTest.keyClick(viewer, Key.Key_F)
    screen = viewer.surface.window()
    assert isinstance(screen, Screen)
    assert screen.controls_shown
    assert viewer.transport.window() is screen
    screen._rest.setInterval(1)
    screen._rest.start()
    qtbot.waitUntil(lambda: not screen.controls_shown)
    assert viewer.surface.cursor().shape() is Qt.CursorShape.BlankCursor
    screen._rest.setInterval(60_000)
    spot, none = QPointF(60, 60), Qt.MouseButton.NoButton
    kind, held = QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(kind, spot, viewer.surface.mapToGlobal(spot), none, none, held)
    QApplication.sendEvent(viewer.surface, moved)
    assert screen.controls_shown
    assert viewer.surface.cursor().shape() is not Qt.CursorShape.BlankCursor
    QTest.keyClick(screen, Key.Key_Escape)
    assert viewer.transport.window() is viewer.window()
    assert viewer.transport.isVisible()


def test_the_key_of_the_menu_leaves_the_full_screen_too(viewer: Viewer) -> None:
    viewer._actions.run(FULL_SCREEN)
    QTest.keyClick(viewer.surface.window(), Key.Key_F11)
    assert viewer.surface.window() is viewer.window()


def test_a_full_screen_closed_from_outside_gives_the_picture_back(viewer: Viewer) -> None:
    viewer._actions.run(FULL_SCREEN)
    viewer.surface.window().close()
    assert viewer.surface.window() is viewer.window()
    viewer._actions.run(FULL_SCREEN)
    assert viewer.surface.window().isFullScreen()
    viewer._actions.run(FULL_SCREEN)
    assert viewer.surface.window() is viewer.window()


# The strip


def test_the_strip_marks_the_take_that_is_shown(viewer: Viewer) -> None:
    viewer.show_takes(TAKES, {"a": picture(320, 180)}, "b")
    strip = viewer.strip
    assert [strip.item(row).text() for row in range(3)] == ["t1", "t2 rendering", "t3 failed"]
    assert strip.currentRow() == 1
    assert strip.item(2).data(Qt.ItemDataRole.AccessibleTextRole) == "Take 3: failed"


def test_longer_words_push_the_next_take_aside(viewer: Viewer, qtbot: QtBot) -> None:
    viewer.show_takes(TAKES, {}, "a")
    strip = viewer.strip
    viewer.show_takes([replace(TAKES[0], state=Uncertain(plain("Lost."))), *TAKES[1:]], {}, "a")
    assert strip.item(0).text() == "t1 may be charged"
    qtbot.waitUntil(
        lambda: (
            strip.visualItemRect(strip.item(0)).right() < strip.visualItemRect(strip.item(1)).left()
        )
    )


def test_showing_takes_asks_for_none(viewer: Viewer) -> None:
    told: list[str] = []
    viewer.take_requested.connect(told.append)
    viewer.show_takes(TAKES, {}, "b")
    viewer.show_takes(TAKES, {}, "c")
    assert told == []


def test_up_and_down_go_to_the_takes_beside(viewer: Viewer) -> None:
    told: list[str] = []
    viewer.take_requested.connect(told.append)
    viewer.show_takes(TAKES, {}, "b")
    QTest.keyClick(viewer, Key.Key_Up)
    QTest.keyClick(viewer, Key.Key_Up)
    QTest.keyClick(viewer, Key.Key_Down)
    assert told == ["a", "b"]


def test_a_click_on_the_strip_asks_for_the_take(viewer: Viewer) -> None:
    viewer.show_takes(TAKES, {}, "a")
    told: list[str] = []
    viewer.take_requested.connect(told.append)
    strip = viewer.strip
    place = strip.visualItemRect(strip.item(2)).center()
    QTest.mouseClick(strip.viewport(), LEFT, pos=place)
    assert told == ["c"]


def test_progress_leaves_the_strip_as_it_is(viewer: Viewer) -> None:
    viewer.show_takes(TAKES, {}, "b")
    item = viewer.strip.item(1)
    later = (TAKES[0], take("b", Processing(90), number=2), TAKES[2])
    viewer.show_takes(later, {}, "b")
    assert viewer.strip.item(1) is item
    done = (TAKES[0], take("b", Completed("b.mp4"), number=2), TAKES[2])
    viewer.show_takes(done, {"b": picture(320, 180)}, "b")
    assert (viewer.strip.item(1), item.text()) == (item, "t2")


def test_a_late_frame_of_the_last_film_does_not_cover_how_things_stand(
    viewer: Viewer, films: Path, qtbot: QtBot
) -> None:
    paused(viewer, films / "one.mp4", qtbot)
    left = viewer.player._film
    still = picture(64, 36)
    viewer.show_waiting(take("b", Processing(40), number=2), still)
    assert left is not None
    assert left.picture is not None
    left.put_picture(left.picture)
    assert viewer.surface.image() == still
    assert "Rendering" in viewer.surface.caption()
