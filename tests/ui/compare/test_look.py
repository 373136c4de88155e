"""How sides are looked at: values of the modes, and no flip that flashes."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.compare.flash import FlashGuard
from hailuo_desktop.ui.compare.look import ALTERNATES, Look
from hailuo_desktop.ui.compare.modes import GAINS, Mode


class Time:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_at_most_three_flips_are_made_in_any_second() -> None:
    time = Time()
    guard, made = FlashGuard(time), list[float]()
    for _ in range(300):
        if guard.wait() == 0.0:
            guard.flip()
            made.append(time.now)
        time.now += 0.05
    assert len(made) > 40
    assert all(
        later - earlier >= 1.0 - 1e-6 for earlier, later in zip(made, made[3:], strict=False)
    )


def test_a_flip_that_comes_too_soon_is_put_off_and_said(qapp: object, qtbot: QtBot) -> None:
    owner, told = QObject(), list[bool]()
    look = Look(owner)
    look.slowed.connect(lambda: told.append(look.flipped))
    for expected in (True, False, True):
        look.flip()
        assert look.flipped is expected
    look.flip()
    look.flip()
    assert look.flipped is True
    assert told == [True]
    qtbot.waitUntil(lambda: look.flipped is False)


def test_flips_by_themselves_are_slower_than_one_flash_a_second(qapp: object) -> None:
    assert 2 * ALTERNATES > 1000
    owner = QObject()
    look = Look(owner)
    look.choose(Mode.FLIP)
    look.alternate(True)
    assert look.alternates
    look.choose(Mode.WIPE)
    assert not look.alternates
    look.alternate(True)
    look.rest()
    assert not look.alternates


@pytest.mark.parametrize("mode", [Mode.WIPE, Mode.DIFFERENCE, Mode.CUT])
def test_each_mode_keeps_a_value_of_its_own_within_bounds(qapp: object, mode: Mode) -> None:
    owner = QObject()
    look = Look(owner)
    look.choose(mode)
    for _ in range(200):
        look.nudge(1)
    assert look.value == look.most
    look.choose(Mode.TILES)
    assert look.value is None
    look.put(7)
    look.choose(mode)
    assert look.value == look.most
    for _ in range(200):
        look.nudge(-1)
    assert look.value == 0
    assert look.gain in GAINS
