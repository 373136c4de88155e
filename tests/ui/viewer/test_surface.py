"""The picture under the mouse: wheel, middle button, a click, a pull."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.theme import DARK
from hailuo_desktop.ui.viewer.framing import FIT
from hailuo_desktop.ui.viewer.surface import VideoSurface
from tests.fakes.pictures import picture

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
CENTRE = QPoint(160, 90)


@pytest.fixture
def surface(qtbot: QtBot) -> VideoSurface:
    widget = VideoSurface(DARK)
    qtbot.addWidget(widget)
    widget.resize(320, 180)
    widget.show_picture(picture(640, 360))
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def turn(surface: VideoSurface, notches: int) -> None:
    event = QWheelEvent(
        QPointF(CENTRE),
        QPointF(surface.mapToGlobal(CENTRE)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(surface, event)


def test_the_wheel_zooms_in_and_out_again(surface: VideoSurface) -> None:
    assert surface.zoom == 0.5
    turn(surface, 2)
    assert surface.zoom == pytest.approx(0.5 * 1.25**2)
    turn(surface, -2)
    assert surface.zoom == pytest.approx(0.5)


def test_the_middle_button_moves_what_is_zoomed(surface: VideoSurface) -> None:
    surface.zoom_by(4)
    before = surface.framing.centre
    QTest.mousePress(surface, MIDDLE, pos=CENTRE)
    QTest.mouseMove(surface, CENTRE + QPoint(40, -20))
    QTest.mouseRelease(surface, MIDDLE, pos=CENTRE + QPoint(40, -20))
    after = surface.framing.centre
    assert after[0] < before[0]
    assert after[1] > before[1]
    assert surface.framing.zoom == 2.0


def test_zoom_stays_with_the_next_picture(surface: VideoSurface) -> None:
    surface.zoom_by(2)
    kept = surface.framing
    surface.show_picture(picture(640, 360))
    assert surface.framing == kept != FIT


def test_nothing_is_zoomed_where_there_is_no_picture(surface: VideoSurface) -> None:
    surface.show_still(None, "")
    turn(surface, 3)
    surface.pan_by(0.5, 0.5)
    assert surface.framing == FIT


def test_a_click_is_one_and_a_pull_is_another(surface: VideoSurface) -> None:
    told: list[str] = []
    surface.toggled.connect(lambda: told.append("click"))
    surface.drag_requested.connect(lambda: told.append("drag"))
    QTest.mouseClick(surface, LEFT, pos=CENTRE)
    assert told == ["click"]
    QTest.mousePress(surface, LEFT, pos=CENTRE)
    QTest.mouseMove(surface, CENTRE + QPoint(QApplication.startDragDistance() + 5, 0))
    QTest.mouseRelease(surface, LEFT, pos=CENTRE + QPoint(30, 0))
    assert told == ["click", "drag"]
