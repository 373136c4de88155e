"""Ways to begin: each can be left out, all of them at once, and none is in the way."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui import theme
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.welcome.panel import Offer, WelcomePanel


@pytest.fixture
def panel(qtbot: QtBot, icons: Icons) -> WelcomePanel:
    panel = WelcomePanel(tuple(Offer), icons, theme.DARK)
    qtbot.addWidget(panel)
    panel.resize(900, 150)
    panel.show()
    return panel


def test_each_offer_is_one_button(panel: WelcomePanel) -> None:
    heard: list[Offer] = []
    panel.chosen.connect(heard.append)
    for button in panel.buttons.values():
        button.click()
    assert heard == [*Offer]


def test_what_is_done_is_gone_and_after_the_last_one_the_panel(
    panel: WelcomePanel, qtbot: QtBot
) -> None:
    left: list[bool] = []
    panel.left.connect(lambda: left.append(True))
    first, *others = Offer
    panel.done(first)
    panel.done(first)
    assert not panel.buttons[first].isVisible()
    assert panel.buttons[others[0]].isVisible()
    assert left == []
    for offer in others:
        panel.done(offer)
    assert left == [True]


def test_it_is_closed_by_its_button_and_by_escape(panel: WelcomePanel, qtbot: QtBot) -> None:
    left: list[bool] = []
    panel.left.connect(lambda: left.append(True))
    panel.close_button.click()
    qtbot.keyClick(panel.buttons[Offer.KEY], Qt.Key.Key_Escape)
    assert left == [True, True]


def test_everything_on_it_fits_and_has_a_name(panel: WelcomePanel, qtbot: QtBot) -> None:
    panel.resize(704, panel.heightForWidth(704))
    qtbot.waitUntil(lambda: panel.buttons[Offer.KEY].geometry().width() > 0)
    for button in panel.buttons.values():
        assert button.width() >= button.minimumSizeHint().width()
        assert button.text()
    assert panel.close_button.accessibleName()
    assert panel.accessibleName() == "Welcome"
