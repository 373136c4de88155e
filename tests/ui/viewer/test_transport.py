"""The row beneath the film: time, sound, and what it remembers."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import DARK
from hailuo_desktop.ui.viewer.transport import Transport


@pytest.fixture
def transport(qtbot: QtBot, icons: Icons) -> Transport:
    widget = Transport(icons, DARK)
    qtbot.addWidget(widget)
    widget.resize(440, 32)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_a_click_on_the_slider_goes_there(transport: Transport) -> None:
    transport.show_time(0, 6000, "")
    told: list[int] = []
    transport.seek_requested.connect(told.append)
    slider = transport.scrubber
    place = QPoint(slider.width() // 2, slider.height() // 2)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=place)
    assert told[0] == pytest.approx(3000, abs=300)


def test_a_film_that_plays_on_does_not_pull_the_slider_away(transport: Transport) -> None:
    transport.show_time(0, 6000, "")
    transport.scrubber.setSliderDown(True)
    transport.scrubber.setValue(4000)
    transport.show_time(100, 6000, "")
    assert transport.scrubber.value() == 4000


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
    told: list[bool] = []
    later.loop_changed.connect(told.append)
    later.restore(transport.state())
    assert later.volume.value() == 30
    assert (later.loop.isChecked(), later.mute.isChecked()) == (True, False)
    assert told == [True]


def test_nonsense_is_not_remembered(transport: Transport) -> None:
    transport.restore({"volume": "loud", "loop": "perhaps"})
    assert transport.volume.value() == 80
    assert not transport.loop.isChecked()


def test_every_control_has_a_name_and_fits(transport: Transport) -> None:
    for button in transport.findChildren(QToolButton):
        assert button.accessibleName()
        assert transport.rect().contains(button.geometry())
    assert transport.minimumSizeHint().width() <= 440


def test_the_play_button_says_what_it_will_do(transport: Transport) -> None:
    (play,) = [b for b in transport.findChildren(QToolButton) if "Space" in b.toolTip()]
    assert play.accessibleName() == "Play (Space)"
    transport.show_playing(True)
    assert play.accessibleName() == "Pause (Space)"
