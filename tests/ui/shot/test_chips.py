"""Every command has its chip; a click says which, and whether it is to join."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.camera import BY_NAME, COMMANDS, Command
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.shot.chips import Chips, chip_tip
from hailuo_desktop.ui.theme import DARK, LIGHT

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def chips(qtbot: QtBot, icons: Icons) -> Chips:
    widget = Chips(icons, DARK)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each.slug)
def test_a_chip_says_what_it_is(chips: Chips, command: Command) -> None:
    chip = chips.chip(command)
    assert chip.text() == chip.accessibleName() == command.name
    assert chip.accessibleDescription()
    assert f"[{command.name}]" in chip.toolTip()
    assert not chip.icon().isNull()
    assert chip.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_no_two_commands_are_explained_alike() -> None:
    assert len({chip_tip(command).split("<br>")[1] for command in COMMANDS}) == 15


def test_a_click_and_a_shift_click(chips: Chips, qtbot: QtBot) -> None:
    chosen: list[tuple[Command, bool]] = []
    chips.chosen.connect(lambda command, join: chosen.append((command, join)))
    pan, zoom = BY_NAME["Pan left"], BY_NAME["Zoom in"]
    qtbot.mouseClick(chips.chip(pan), LEFT)
    qtbot.mouseClick(chips.chip(zoom), LEFT, SHIFT)
    assert chosen == [(pan, False), (zoom, True)]


def test_a_chip_is_reached_and_pressed_by_keyboard(chips: Chips, qtbot: QtBot) -> None:
    chosen: list[Command] = []
    chips.chosen.connect(lambda command, join: chosen.append(command))
    first = chips.chip(COMMANDS[0])
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    second = chips.chip(COMMANDS[1])
    assert chips.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert chosen == [COMMANDS[1]]


def test_the_lit_are_those_of_the_group(chips: Chips) -> None:
    lit = [BY_NAME["Pan left"], BY_NAME["Tilt up"]]
    chips.light(lit)
    assert [command for command in COMMANDS if chips.chip(command).isChecked()] == lit
    chips.light(())
    assert not any(chips.chip(command).isChecked() for command in COMMANDS)


def test_the_glyphs_follow_the_theme(chips: Chips) -> None:
    def drawn() -> object:
        return chips.chip(COMMANDS[0]).icon().pixmap(16, 16).toImage()

    before = drawn()
    chips.set_theme(LIGHT)
    assert drawn() != before
