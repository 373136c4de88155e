"""A card looks the same however it comes to be painted: at once, in strips, in another font."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QFont, QImage, QRegion

from hailuo_desktop.domain.shot import Link
from hailuo_desktop.domain.standing import Standing
from hailuo_desktop.domain.storyboard import with_shots
from hailuo_desktop.ui.board.layout import DENSITIES, Density
from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.board.pictures import Wanted
from tests.ui.board.conftest import STILL, Takes, board

STRIP = 5  # logical pixels


def show_all_kinds(model: BoardModel, takes: Takes) -> None:
    """With a picture that is still to come, a link, a kept take, accents that stand out."""
    at = board(6)
    takes.standings["s3"] = Standing(done=1, used="t", kept=True)
    model.show(
        with_shots(
            at,
            [
                replace(at.shots[1], first=STILL),
                replace(at.shots[2], first_link=Link("s0")),
                replace(at.shots[3], name="Ă̂́ÅỮ", prompt="قارب 船 🚢 Ä̂́ " * 20),
                replace(at.shots[4], prompt=""),
            ],
        )
    )


def painted(panel: BoardPanel, strip: int) -> QImage:
    port = panel.list.viewport()
    image = QImage(port.size(), QImage.Format.Format_RGB32)
    for top in range(0, port.height(), strip):
        at = QRect(0, top, port.width(), strip)
        port.render(image, QPoint(0, top), QRegion(at))
    return image


@pytest.mark.parametrize("density", DENSITIES)
def test_strips_of_cards_make_up_the_whole(
    panel: BoardPanel, model: BoardModel, takes: Takes, density: Density
) -> None:
    show_all_kinds(model, takes)
    panel.set_density(density)
    assert painted(panel, STRIP) == painted(panel, panel.list.viewport().height())


def test_another_font_is_used_for_the_codes_too(
    panel: BoardPanel, model: BoardModel, takes: Takes
) -> None:
    show_all_kinds(model, takes)
    usual = panel.list.font()
    before = painted(panel, 1000)
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() * 2)
    panel.list.setFont(larger)
    bold, metrics = panel._look.bold(larger)
    assert bold.pointSizeF() == larger.pointSizeF()
    assert bold.weight() == QFont.Weight.DemiBold
    assert metrics.height() > panel.list.fontMetrics().height() * 0.9
    assert painted(panel, 1000) != before
    panel.list.setFont(usual)
    assert painted(panel, 1000) == before


def test_a_shot_from_one_still_to_another_shows_both(panel: BoardPanel, model: BoardModel) -> None:
    first, last = (replace(STILL, digest=digest) for digest in ("a" * 64, "b" * 64))
    at = board(2)
    model.show(with_shots(at, [replace(at.shots[0], first=first, last=last)]))
    asked: list[Wanted] = []
    panel.pictures.wanted.connect(asked.extend)
    painted(panel, 1000)
    panel.pictures._ask()
    for want in asked:
        colour = QColor("red" if want.frame == first else "blue")
        image = QImage(want.width, want.height, QImage.Format.Format_RGB32)
        image.fill(colour)
        panel.pictures.put(want, image)
    card = panel.list.visualRect(model.index(0))
    picture = painted(panel, 1000)
    middle = card.top() + 30
    assert picture.pixelColor(card.left() + 20, middle) == QColor("red")
    assert picture.pixelColor(card.right() - 20, middle) == QColor("blue")


def test_the_number_of_films_stands_on_the_picture(
    panel: BoardPanel, model: BoardModel, takes: Takes
) -> None:
    model.show(board(2))
    before = painted(panel, 1000)
    takes.standings["s0"] = Standing(done=1, used="t", number=1)
    model.takes_changed("s0")
    one = painted(panel, 1000)
    takes.standings["s0"] = Standing(done=12, used="t", number=12)
    model.takes_changed("s0")
    many = painted(panel, 1000)
    corner = panel.list.visualRect(model.index(0))
    badge = QRect(corner.right() - 40, corner.top() + 6, 32, 18)
    assert one.copy(badge) == before.copy(badge)
    assert many.copy(badge) != one.copy(badge)
