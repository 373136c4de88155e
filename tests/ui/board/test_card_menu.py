"""What the menu of the cards offers."""

from dataclasses import replace

import pytest

from hailuo_desktop.domain.shot import Link
from hailuo_desktop.domain.storyboard import with_shot
from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel


@pytest.mark.parametrize(
    ("chosen", "shown", "hidden"),
    [
        (["s0"], "Use last frame of the shot before", "Chain selected shots"),
        (["s0", "s1"], "Chain selected shots", "Use last frame of the shot before"),
        (["s5"], "Unlink", "Use last frame of the shot before"),
        (["s5"], "Wait for a kept take", "Take any finished take"),
    ],
)
def test_the_menu_offers_what_makes_sense(
    panel: BoardPanel, model: BoardModel, chosen: list[str], shown: str, hidden: str
) -> None:
    at = model.board
    model.show(with_shot(at, replace(at.shot("s5"), first_link=Link("s4"))))
    panel.select_all_of(chosen)
    words = [action.text().partition("\t")[0] for action in panel.menu().actions()]
    assert shown in words
    assert hidden not in words


def test_every_entry_of_the_menu_does_something(panel: BoardPanel, model: BoardModel) -> None:
    at = model.board
    model.show(with_shot(at, replace(at.shot("s5"), first_link=Link("s4"))))
    for chosen in (["s5"], ["s0", "s5"], []):
        panel.list.clearSelection()
        if chosen:
            panel.select_all_of(chosen)
        for action in panel.menu().actions():
            if action.text() and action.menu() is None:
                action.trigger()
