"""A confirm hears fresh presses alone."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.confirm_guard import CONFIRM, ConfirmGuard

Interval = Callable[[int], None]


class Confirm(QDialog):
    def __init__(self) -> None:
        super().__init__()
        self.pay, self.field, self.paid = QPushButton("Pay"), QLineEdit(), 0
        self.pay.setDefault(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.pay)
        self.pay.clicked.connect(self._pay)
        self._guard = ConfirmGuard(self, self.pay)

    def _pay(self) -> None:
        self.paid += 1


@pytest.fixture
def confirm(qtbot: QtBot) -> Confirm:
    made = Confirm()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def interval(qapp: QApplication) -> Iterator[Interval]:
    before = qapp.doubleClickInterval()
    yield qapp.setDoubleClickInterval
    qapp.setDoubleClickInterval(before)


@pytest.mark.parametrize("key", CONFIRM)
@pytest.mark.parametrize("place", ["pay", "field"])
def test_a_key_that_is_held_pays_nothing(
    qapp: QApplication, confirm: Confirm, interval: Interval, key: Qt.Key, place: str
) -> None:
    interval(0)
    widget = getattr(confirm, place)
    for _ in range(3):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            none = Qt.KeyboardModifier.NoModifier
            qapp.sendEvent(widget, QKeyEvent(kind, key, none, "", True))
    assert confirm.paid == 0


def test_a_second_tap_right_after_it_has_opened_pays_nothing(
    confirm: Confirm, interval: Interval
) -> None:
    interval(60_000)
    confirm.pay.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(confirm.pay, key)
        QTest.keyClick(confirm.field, key)
    QTest.mouseClick(confirm.pay, Qt.MouseButton.LeftButton)
    assert confirm.paid == 0
    assert confirm.field.text() == " "  # what is written is none of its business


def test_a_fresh_press_pays(confirm: Confirm, interval: Interval) -> None:
    interval(0)
    QTest.keyClick(confirm.pay, Qt.Key.Key_Return)
    QTest.keyClick(confirm.field, Qt.Key.Key_Return)
    QTest.keyClick(confirm.pay, Qt.Key.Key_Space)
    QTest.mouseClick(confirm.pay, Qt.MouseButton.LeftButton)
    assert confirm.paid == 4
