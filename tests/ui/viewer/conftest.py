"""A viewer on a screen."""

import pytest
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.viewer.film_decoders import FilmDecoders
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import DARK
from hailuo_desktop.ui.viewer.viewer import Viewer


@pytest.fixture
def viewer(qtbot: QtBot, icons: Icons, decoders: FilmDecoders) -> Viewer:
    widget = Viewer(ActionSet(), icons, DARK, decoders.open)
    qtbot.addWidget(widget, before_close_func=lambda each: each.player.release())
    widget.resize(480, 480)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    return widget
