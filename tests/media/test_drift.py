"""Ten links of a chain: a still that goes from film to film keeps its colours."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from hailuo_desktop.media.film import last_frame
from hailuo_desktop.simulator.film import Job, make
from hailuo_desktop.sketch.pixels import Mark
from tests.fakes.delta_e import delta_e, lab
from tests.fakes.pictures import picture

LINKS = 10
VISIBLE = 1.0  # ΔE00: what an eye can just tell, side by side

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


def pixels(image: QImage) -> NDArray[np.uint8]:
    flat = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(bytes(flat.constBits()), np.uint8).reshape(flat.height(), -1)
    return rows[:, : flat.width() * 3].reshape(flat.height(), flat.width(), 3)


def still(width: int, height: int) -> QImage:
    """A gradient, loud and quiet colours side by side, fine lines and a little grain."""
    found = pixels(picture(width, height, "#c04030", "#2090d0")).astype(int)
    levels = [16, 128, 240]
    swatches = np.stack(np.meshgrid(levels, levels, levels), -1).reshape(3, 9, 3)
    high, wide = height // 12, width // 9
    found[: high * 3, : wide * 9] = np.kron(swatches, np.ones((high, wide, 1), int))
    found[-height // 5 :: 4] -= 40
    found += np.random.default_rng(1).integers(-2, 3, (height, width, 1))
    made = found.clip(0, 255).astype(np.uint8)
    return QImage(made.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888).copy()


@pytest.mark.parametrize(("quality", "edge", "ends"), [("512p", 512, 1), ("768p", 768, 2)])
def test_ten_links_of_a_still_drift_less_than_an_eye_can_see(
    tmp_path: Path, quality: str, edge: int, ends: int
) -> None:
    here = tmp_path / "still.png"
    assert still(edge, edge).save(str(here))
    start = here
    for link in range(LINKS):
        film = tmp_path / f"{link}.mp4"
        make(Job("[Static shot]", (str(here),) * ends, quality, 1, str(film)))
        here = tmp_path / f"{link}.png"
        assert last_frame(film).save(str(here))
    drift = delta_e(*(lab(pixels(QImage(str(each)))) for each in (start, here)))
    black = np.zeros((edge, edge, 3), np.uint8)
    marked = Mark(edge, edge).on(black).any(axis=2)  # it is put on anew with each link
    assert drift[~marked].mean() < VISIBLE
