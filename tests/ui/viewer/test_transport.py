"""The row beneath the film: time, sound, and what it remembers."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import DARK, apply
from hailuo_desktop.ui.viewer.loop import Loop
from hailuo_desktop.ui.viewer.points import WHOLE, Points
from hailuo_desktop.ui.viewer.transport import Transport


@pytest.fixture
def transport(qtbot: QtBot, qapp: QApplication, icons: Icons) -> Transport:
    apply(qapp, DARK)
    widget = Transport(icons, DARK)
    qtbot.addWidget(widget)
    widget.resize(450, 32)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_a_click_on_the_slider_goes_there(transport: Transport) -> None:
    transport.show_place(0, 100, "")
    told: list[int] = []
    transport.seek_requested.connect(told.append)
    slider = transport.scrubber
    place = QPoint(slider.width() // 2, slider.height() // 2)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=place)
    assert told[0] == pytest.approx(50, abs=2)


def test_a_film_that_plays_on_does_not_pull_the_slider_away(transport: Transport) -> None:
    transport.show_place(0, 100, "")
    transport.scrubber.setSliderDown(True)
    transport.scrubber.setValue(40)
    transport.show_place(1, 100, "")
    assert transport.scrubber.value() == 40


def test_sound_is_off_while_muted_and_as_loud_as_before_after(transport: Transport) -> None:
    told: list[float] = []
    transport.volume_changed.connect(told.append)
    transport.volume.setValue(50)
    transport.mute.click()
    transport.mute.click()
    assert told == [0.5, 0.0, 0.5]


def test_what_was_set_is_remembered(transport: Transport, icons: Icons, qtbot: QtBot) -> None:
    transport.volume.setValue(30)
    transport.loop.click()
    later = Transport(icons, DARK)
    qtbot.addWidget(later)
    told: list[Loop] = []
    later.loop_changed.connect(told.append)
    later.restore(transport.state())
    assert later.volume.value() == 30
    assert (later.loop_in_use, later.mute.isChecked()) == (Loop.TAKE, False)
    assert told == [Loop.TAKE]


def test_nonsense_is_not_remembered(transport: Transport) -> None:
    transport.restore({"volume": "loud", "loop": "perhaps"})
    assert transport.volume.value() == 80
    assert transport.loop_in_use is Loop.OFF


def test_a_loop_that_an_older_version_kept_is_the_takes(transport: Transport) -> None:
    transport.restore({"loop": "1"})
    assert transport.loop_in_use is Loop.TAKE


def test_the_button_goes_through_all_ways_to_loop(transport: Transport) -> None:
    seen: list[str] = []
    for _ in Loop:
        transport.loop.click()
        seen.append(transport.loop.text())
    assert seen == ["Take", "In–out", "Board", ""]
    assert transport.loop.accessibleName() == "Stop at the end: another way (R)"


@pytest.mark.parametrize(
    ("speed", "pace", "told"),
    [(0, 1, ""), (1, 1, ""), (2, 1, "2×"), (-1, 1, "◀ 1×"), (-4, 1, "◀ 4×"), (0, 0.25, "0.25×")],
)
def test_the_speed_is_told_where_it_is_not_the_usual_one(
    transport: Transport, speed: float, pace: float, told: str
) -> None:
    transport.show_pace(pace)
    transport.show_speed(speed)
    assert transport.speed.text() == told


def test_in_and_out_stand_on_the_bar(transport: Transport) -> None:
    transport.show_place(0, 100, "")
    plain = transport.scrubber.grab().toImage()
    transport.show_points(Points(20, 60))
    marked = transport.scrubber.grab().toImage()
    transport.show_points(WHOLE)
    assert marked != plain
    assert transport.scrubber.grab().toImage() == plain


def test_the_zoom_is_told_where_the_picture_does_not_fit(transport: Transport) -> None:
    assert transport.zoom.isHidden()
    transport.show_zoom(1.25)
    assert (transport.zoom.isHidden(), transport.zoom.text()) == (False, "125 %")


def test_every_control_has_a_name_and_fits(transport: Transport, qtbot: QtBot) -> None:
    transport.show_place(143, 143, "00:05:23 / 00:06:00 · f 143")
    transport.show_zoom(1.0)
    transport.show_speed(-8)
    transport.set_loop(Loop.POINTS)
    transport.zoom.ensurePolished()
    qtbot.waitUntil(lambda: transport.zoom.geometry().right() < transport.width())
    for button in transport.findChildren(QToolButton):
        assert button.accessibleName()
        assert transport.rect().contains(button.geometry())
    assert transport.minimumSizeHint().width() <= 450


def test_the_play_button_says_what_it_will_do(transport: Transport) -> None:
    (play,) = [b for b in transport.findChildren(QToolButton) if "Space" in b.toolTip()]
    assert play.accessibleName() == "Play (Space)"
    transport.show_playing(True)
    assert play.accessibleName() == "Pause (Space)"
