"""Drawings in layers become one still."""

import pytest
from PySide6.QtGui import QColor, QImage

from hailuo_desktop.media.layers import flattened
from hailuo_desktop.media.still import BadImage
from tests.fakes.pictures import encoded, picture


def sheet(color: str, size: tuple[int, int] = (40, 30)) -> bytes:
    image = QImage(*size, QImage.Format.Format_ARGB32)
    image.fill(QColor(color))
    return encoded(image, "PNG")


def test_a_single_layer_stays_the_file_that_it_is() -> None:
    data = encoded(picture(40, 30), "JPG")
    assert flattened([(data, 1.0)]) == data


def test_layers_lie_over_each_other_on_white() -> None:
    image = QImage.fromData(flattened([(sheet("#00000000"), 1.0), (sheet("#ff0000"), 0.5)]))
    seen = image.pixelColor(5, 5)
    assert (seen.red(), seen.green(), seen.blue()) == pytest.approx((255, 128, 128), abs=2)
    assert not image.hasAlphaChannel()


def test_a_single_layer_that_is_not_all_drawn_lies_on_white() -> None:
    """Alone, what is clear would be black in the film."""
    image = QImage.fromData(flattened([(sheet("#00000000"), 1.0)]))
    assert image.pixelColor(5, 5) == QColor("#ffffff")
    assert not image.hasAlphaChannel()


def test_the_top_layer_hides_what_lies_below() -> None:
    image = QImage.fromData(flattened([(sheet("#ff0000"), 1.0), (sheet("#0000ff"), 1.0)]))
    assert image.pixelColor(5, 5) == QColor("#0000ff")


def test_a_smaller_layer_is_spread_over_the_whole() -> None:
    image = QImage.fromData(flattened([(sheet("#ff0000"), 1.0), (sheet("#0000ff", (4, 3)), 1.0)]))
    assert image.pixelColor(39, 29) == QColor("#0000ff")


@pytest.mark.parametrize("layers", [[], [(b"no picture", 0.5)]])
def test_what_cannot_be_read_is_named(layers: list[tuple[bytes, float]]) -> None:
    with pytest.raises(BadImage, match="layer"):
        flattened(layers)
