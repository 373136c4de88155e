"""Sharpness, luma and colour of two pictures: figures that can be worked out by hand."""

import numpy as np
import pytest
from PySide6.QtGui import QImage

from hailuo_desktop.domain.drift import told
from hailuo_desktop.media.drift import drift
from hailuo_desktop.media.pixels import image_from
from hailuo_desktop.sketch.colours import Pixels

WIDE, HIGH = 64, 48


def flat(red: int, green: int, blue: int, size: tuple[int, int] = (WIDE, HIGH)) -> QImage:
    return image_from(np.full((size[1], size[0], 3), (red, green, blue), np.uint8))


def board(one: int, other: int) -> Pixels:
    """Every pixel of another shade than its four neighbours."""
    odd = np.indices((HIGH, WIDE)).sum(0) % 2
    return np.repeat(np.where(odd, other, one).astype(np.uint8)[..., None], 3, 2)


def test_the_same_picture_has_not_drifted() -> None:
    picture = image_from(board(40, 200))
    found = drift(picture, picture)
    assert found.one == found.other
    assert found.delta_e == 0.0


@pytest.mark.parametrize(
    ("colour", "luma"),
    [((255, 255, 255), 1.0), ((255, 0, 0), 0.2126), ((0, 255, 0), 0.7152), ((0, 0, 255), 0.0722)],
)
def test_luma_is_weighted_as_bt_709_says(colour: tuple[int, int, int], luma: float) -> None:
    assert drift(flat(*colour), flat(0, 0, 0)).one.luma == pytest.approx(luma, abs=1e-5)


def test_sharpness_is_the_variance_of_the_laplacian() -> None:
    """Of a chessboard of 100 and 110 each value is ±4 × 10: the variance is 1600."""
    found = drift(image_from(board(100, 110)), flat(105, 105, 105))
    assert found.one.sharpness == pytest.approx(1600.0)
    assert found.other.sharpness == pytest.approx(0.0, abs=1e-6)


def test_colour_is_compared_over_areas_so_that_grain_does_not_count() -> None:
    assert drift(image_from(board(100, 110)), flat(105, 105, 105)).delta_e == pytest.approx(0.0)
    # From L* 50 to L* 100: 50 ÷ (1 + 0.015 × 25² ÷ √(20 + 25²)).
    assert drift(flat(119, 119, 119), flat(255, 255, 255)).delta_e == pytest.approx(36.5, abs=0.1)


def test_the_larger_picture_is_measured_at_the_size_of_the_smaller() -> None:
    large, small = flat(200, 30, 30, (4 * WIDE, 4 * HIGH)), flat(200, 30, 30)
    for pair in ((large, small), (small, large)):
        assert drift(*pair).delta_e == pytest.approx(0.0, abs=0.01)


def test_a_picture_of_a_pixel_is_measured_too() -> None:
    found = drift(flat(9, 9, 9, (1, 1)), flat(9, 9, 9))
    assert found.one.sharpness == found.other.sharpness == 0.0


def test_the_figures_are_told_in_one_line() -> None:
    words = told(drift(image_from(board(100, 110)), image_from(board(102, 108))), "A", "B")
    assert words == (
        "A → B: sharpness 1 600 → 576 (−64 %) · luma 41.2 % → 41.2 % · ΔE₀₀ 0.0".replace(
            "1 600", "1\u2009600"
        )
    )
    assert "(" not in told(drift(flat(0, 0, 0), flat(9, 9, 9)), "A", "B")
