"""What clicks, arrows and a rubber band choose."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from tests.ui.board.conftest import heard, press

Key = Qt.Key
Mod = Qt.KeyboardModifier
NONE = Mod.NoModifier


def test_arrows_go_from_card_to_card_and_shift_takes_all_between(
    qtbot: QtBot, panel: BoardPanel
) -> None:
    told = heard(panel.shot_selected)
    press(qtbot, panel, Key.Key_Right)
    assert panel.selected() == ["s1"]
    press(qtbot, panel, Key.Key_Down, Mod.ShiftModifier)
    columns = panel.list.places.columns
    assert panel.selected() == [f"s{n}" for n in range(1, 2 + columns)]
    press(qtbot, panel, Key.Key_Home)
    press(qtbot, panel, Key.Key_End)
    assert told[-1] == ("s5",)
    press(qtbot, panel, Key.Key_A, Mod.ControlModifier)
    assert len(panel.selected()) == 6


def test_clicks_choose_cards(qtbot: QtBot, panel: BoardPanel, model: BoardModel) -> None:
    def click(row: int, modifiers: Mod = NONE) -> None:
        place = panel.list.visualRect(model.index(row)).center()
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, modifiers, place)

    click(1)
    assert panel.selected() == ["s1"]
    click(3, Mod.ControlModifier)
    assert panel.selected() == ["s1", "s3"]
    click(4)
    assert panel.selected() == ["s4"]


def test_a_shift_click_on_cards_takes_all_from_the_first(
    qtbot: QtBot, panel: BoardPanel, model: BoardModel
) -> None:
    view = panel.list
    first = view.visualRect(model.index(1)).center()
    last = view.visualRect(model.index(4)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, first)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Mod.ShiftModifier, last)
    assert panel.selected() == ["s1", "s2", "s3", "s4"]


def test_a_rubber_band_chooses_what_it_touches(
    qtbot: QtBot, panel: BoardPanel, model: BoardModel
) -> None:
    port = panel.list.viewport()
    start = QPoint(port.width() - 2, port.height() - 2)
    end = panel.list.visualRect(model.index(4)).center()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, NONE, start)
    qtbot.mouseMove(port, start - QPoint(20, 20))
    qtbot.mouseMove(port, end)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, NONE, end)
    assert "s4" in panel.selected()
    assert "s0" not in panel.selected()
