"""The animatic's window by mouse and keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from hailuo_desktop.assets import asset
from hailuo_desktop.ui import theme
from hailuo_desktop.ui.animatic.reel import Block
from hailuo_desktop.ui.animatic.window import SAVE, STOP, AnimaticWindow
from hailuo_desktop.ui.icons import Icons

BLOCKS = (Block("a", "01", 6), Block("b", "02", 10, made=True), Block("c", "03", 6))


@pytest.fixture
def window(qtbot: QtBot) -> AnimaticWindow:
    made = AnimaticWindow(Icons(asset("icons")), theme.DARK)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show_board(BLOCKS)
    made.show()
    return made


def test_it_plays_from_the_selected_shot(window: AnimaticWindow) -> None:
    window.play_from("b")
    assert window.reel.playing
    assert window.reel.position == pytest.approx(6.0, abs=0.2)
    assert window.play.accessibleName() == "Pause (Space)"


def test_space_plays_and_pauses_and_the_arrows_go_from_shot_to_shot(
    window: AnimaticWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert window.reel.playing
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert not window.reel.playing
    qtbot.keyClick(window, Qt.Key.Key_End)
    assert window.time.text() == "0:22 / 0:22"
    qtbot.keyClick(window, Qt.Key.Key_Left)
    assert window.reel.position == 6.0


def test_a_click_on_the_timeline_goes_there(window: AnimaticWindow, qtbot: QtBot) -> None:
    line = window.timeline
    place = QPoint(line.width() // 2, line.height() // 2)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=place)
    assert window.reel.position == pytest.approx(11.0, abs=0.1)
    assert line.accessibleDescription() == "Shot 02"


def test_the_picture_is_shown_whole(window: AnimaticWindow) -> None:
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    window.show_image(image)
    shown = window.screen_.grab().toImage()
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2) == QColor("#336699")


def test_saving_is_asked_for_shown_and_stopped(window: AnimaticWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.save_requested):
        window.save.click()
    window.show_saving(0.4)
    assert (window.save.text(), window.progress.value()) == (STOP, 40)
    with qtbot.waitSignal(window.stop_requested):
        window.save.click()
    window.show_saving(None)
    assert window.save.text() == SAVE
    assert not window.progress.isVisible()


@pytest.mark.parametrize("close", [AnimaticWindow.close, AnimaticWindow.reject])
def test_closing_stops_it(
    window: AnimaticWindow, qtbot: QtBot, close: Callable[[AnimaticWindow], object]
) -> None:
    window.play_from("a")
    with qtbot.waitSignal(window.finished):
        close(window)
    assert not window.reel.playing


def test_an_empty_board_has_nothing_to_save(window: AnimaticWindow) -> None:
    window.show_board(())
    assert not window.save.isEnabled()


def test_what_nobody_sees_is_not_asked_for(window: AnimaticWindow) -> None:
    asked: list[int] = []
    window.frame_wanted.connect(lambda part, _: asked.append(part))
    window.reel.play()
    window.hide()
    assert not window.reel.playing
    asked.clear()
    window.show_board(BLOCKS[:2])
    window.reel.seek(7.0)
    assert asked == []
    window.show()
    assert asked == [1]


def test_a_window_made_small_stands_still(window: AnimaticWindow, qtbot: QtBot) -> None:
    window.reel.play()
    window.showMinimized()
    qtbot.waitUntil(lambda: not window.reel.playing)
