"""The slider above the cards: their size, and how much they say."""

import pytest
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.widgets import Widgets
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.ui.board.card_size import LEAST, MOST, density_for
from hailuo_desktop.ui.board.layout import NARROWEST, Density
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.theme import DARK


@pytest.fixture
def widgets(qtbot: QtBot) -> Widgets:
    widgets = Widgets(DARK)
    widgets.window.resize(1920, 1080)
    qtbot.addWidget(widgets.window, before_close_func=lambda window: window.allow_close())
    widgets.cards.show(Storyboard("b", "Fox", tuple(Shot(f"s{n}") for n in range(40))))
    with qtbot.waitExposed(widgets.window):
        widgets.window.show()
    return widgets


@pytest.fixture
def panel(widgets: Widgets) -> BoardPanel:
    """``widgets`` is kept as long: the window takes its panels with it."""
    return widgets.board


def test_a_larger_card_leaves_fewer_in_a_row(panel: BoardPanel) -> None:
    columns: list[int] = []
    for width in (LEAST, 180, 260, MOST):
        panel.card_size.setValue(width)
        columns.append(panel.list.places.columns)
        assert panel.list.places.card >= width
        assert panel.density is density_for(width)
    assert columns == sorted(columns, reverse=True)
    assert columns[0] > columns[-1] >= 1


@pytest.mark.parametrize("density", [Density.SMALL, Density.LARGE])
def test_a_usual_size_is_shown_on_the_slider(panel: BoardPanel, density: Density) -> None:
    panel.card_size.setValue(MOST)
    panel.densities.button(density).click()
    assert panel.card_size.value() == NARROWEST[density]
    assert panel.list.narrowest == 0


def test_a_list_is_as_wide_as_the_panel_whatever_the_slider_says(panel: BoardPanel) -> None:
    panel.card_size.setValue(LEAST)
    panel.set_density(Density.LIST, LEAST)
    assert panel.list.places.columns == 1


def test_a_narrow_panel_has_no_slider(panel: BoardPanel) -> None:
    assert panel.card_size.isVisible()
    panel.resize(240, 600)
    assert not panel.card_size.isVisible()
