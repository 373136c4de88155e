"""The formula is the published one, pitfalls and all."""

import numpy as np
import pytest

from hailuo_desktop.media.delta_e import delta_e, lab

# Pairs of the paper that corrects the formula's pitfalls: L*, a*, b* twice, and their ΔE00.
KNOWN = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0011), 7.2195),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("one", "other", "expected"), KNOWN)
def test_the_measure_is_the_published_one(
    one: tuple[float, ...], other: tuple[float, ...], expected: float
) -> None:
    assert float(delta_e(np.array(one), np.array(other))) == pytest.approx(expected, abs=1e-4)


def test_white_grey_and_black_have_no_colour() -> None:
    shades = lab(np.array([[0, 0, 0], [119, 119, 119], [255, 255, 255]], np.uint8))
    assert shades[:, 0] == pytest.approx([0.0, 50.0, 100.0], abs=0.1)
    assert shades[:, 1:] == pytest.approx(np.zeros((3, 2)), abs=0.01)
