"""Ten links of a chain: a still that goes from film to film keeps its colours."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from hailuo_desktop.media.delta_e import delta_e, lab
from hailuo_desktop.media.film import last_frame
from hailuo_desktop.simulator.film import Job, make
from hailuo_desktop.sketch.pixels import Mark
from tests.fakes.pictures import picture

LINKS = 10
VISIBLE = 1.0  # ΔE00: what an eye can just tell, side by side


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
