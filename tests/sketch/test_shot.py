"""A shot as a sketch: it starts on its still, moves by its words, and ends on its last frame."""

import numpy as np
import pytest
from numpy.typing import NDArray

from hailuo_desktop.sketch.shot import ShotSketch

Pixels = NDArray[np.uint8]
WIDTH, HEIGHT = 160, 90


def ramp(width: int = WIDTH, height: int = HEIGHT) -> Pixels:
    """Brighter to the right in red, and to the foot in green."""
    across = np.broadcast_to(np.linspace(0, 255, width)[None, :], (height, width))
    down = np.broadcast_to(np.linspace(0, 255, height)[:, None], (height, width))
    return np.stack([across, down, np.zeros((height, width))], -1).astype(np.uint8)


def shot(prompt: str, first: Pixels | None = None, last: Pixels | None = None) -> ShotSketch:
    return ShotSketch(prompt, WIDTH, HEIGHT, first, last)


def middle(pixels: Pixels) -> tuple[float, float]:
    red, green, _ = pixels.reshape(-1, 3).mean(0)
    return float(red), float(green)


@pytest.mark.parametrize("prompt", ["", "[Push in]", "[Shake]", "[Pan left,Tilt up]", "[nothing]"])
def test_a_shot_starts_on_exactly_its_still(prompt: str) -> None:
    assert np.array_equal(shot(prompt, ramp()).at(0), ramp())


def test_a_still_camera_stays_still() -> None:
    still = shot("[Static shot]", ramp())
    assert all(np.array_equal(still.at(time), ramp()) for time in (0.3, 0.7, 1.0))


@pytest.mark.parametrize(
    ("prompt", "red", "green"),
    [
        ("[Pan right]", 1, 0),
        ("[Truck left]", -1, 0),
        ("[Tilt down]", 0, 1),
        ("[Pedestal up]", 0, -1),
        ("[Pan left,Tilt down]", -1, 1),
    ],
)
def test_the_camera_goes_where_it_is_sent(prompt: str, red: int, green: int) -> None:
    moving = shot(prompt, ramp())
    (red0, green0), (red1, green1) = middle(moving.at(0)), middle(moving.at(1))
    assert np.sign(round((red1 - red0) / 4)) == red
    assert np.sign(round((green1 - green0) / 4)) == green


def test_moves_in_brackets_of_their_own_follow_each_other() -> None:
    moving = shot("[Pan right] [Pan left]", ramp())
    assert middle(moving.at(0.5))[0] > middle(moving.at(0))[0] + 8
    assert middle(moving.at(1))[0] == pytest.approx(middle(moving.at(0))[0], abs=2)


def test_two_frames_blend_and_end_on_the_last() -> None:
    last = ramp()[::-1, ::-1].copy()
    between = shot("[Push in]", ramp(), last)
    assert np.array_equal(between.at(0), ramp())
    assert np.array_equal(between.at(1), last)
    assert not np.array_equal(between.at(0.5), ramp())


def test_words_without_a_picture_are_a_card() -> None:
    card = shot("A fox runs.").at(0)
    assert card.shape == (HEIGHT, WIDTH, 3)
    assert not np.array_equal(card, shot("Another fox.").at(0))


def test_a_still_of_another_shape_is_cropped_and_fills_the_picture() -> None:
    tall = ramp(200, 400)
    assert shot("", tall).at(0).shape == (HEIGHT, WIDTH, 3)
    assert middle(shot("", tall).at(0)) == pytest.approx((127, 127), abs=3)
