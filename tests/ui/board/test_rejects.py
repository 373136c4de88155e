"""Files that could not be used, one below the other, with what mends them."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.board.rejects import Reject, Rejects
from hailuo_desktop.ui.theme import DARK
from tests.fakes.table import drawn_icons
from tests.fakes.tabs import between


def test_the_tab_key_leads_from_fix_to_fix_before_it_leaves(qtbot: QtBot) -> None:
    window, rejects, after = QWidget(), Rejects(drawn_icons(), DARK), QLineEdit()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(rejects)
    layout.addWidget(after)
    rejects.show_rejects([Reject(name, "is too large.", f"Fix {name}") for name in "abc"])
    buttons = rejects.fix_buttons()
    assert [each.text() for each in buttons] == ["Fix a", "Fix b", "Fix c"]
    assert [each for each in between(rejects.close_button, after) if each in buttons] == buttons
