"""The chosen takes in full, and their verbs."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import Completed, Failed
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.queue.details import Details
from hailuo_desktop.ui.theme import DARK
from tests.fakes.any_take import take
from tests.fakes.tabs import between


def test_the_tab_key_leads_from_verb_to_verb_before_it_leaves(qtbot: QtBot, icons: Icons) -> None:
    window, details, after = QWidget(), Details(icons, DARK), QLineEdit()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(details)
    layout.addWidget(after)
    for state in (Failed(plain("It broke.")), Completed("a.mp4")):
        details.show_takes([take("a", state, task="task-a")])
        buttons = [*details.buttons.values()]
        assert [each for each in between(details, after) if each in buttons] == buttons
