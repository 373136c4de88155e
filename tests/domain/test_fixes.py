"""What one click mends."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.catalog import MODELS
from hailuo_desktop.domain.fixes import legal_crop, mended
from hailuo_desktop.domain.frame import Crop, Frame, ImageFacts
from hailuo_desktop.domain.lint import lint
from hailuo_desktop.domain.rules import problems
from hailuo_desktop.domain.shot import Shot


def frame(width: int, height: int, crop: Crop | None = None) -> Frame:
    return Frame("d" * 64, "still.png", ImageFacts("png", width, height, 9), crop)


def test_commands_are_spelled_right_and_settings_become_legal() -> None:
    shot = mended(Shot("s", prompt="A boat [push out, Pan lefft] leaves", quality="512p"))
    assert shot.prompt == "A boat [Pull out, Pan left] leaves"
    assert shot.quality == "768p"


def test_a_sound_shot_stays_the_very_same() -> None:
    shot = Shot("s", prompt="A boat [Push in] and [John]", first=frame(1280, 720))
    assert mended(shot) == shot


@pytest.mark.parametrize(("width", "height"), [(3000, 700), (400, 1600), (30000, 301), (301, 9000)])
def test_a_frame_of_an_illegal_shape_keeps_its_centre(width: int, height: int) -> None:
    shot = mended(Shot("s", first=frame(width, height)))
    assert shot.first is not None
    assert shot.first.crop is not None
    crop = shot.first.crop
    assert (crop.x + crop.width / 2, crop.y + crop.height / 2) == pytest.approx((0.5, 0.5))
    codes = [problem.code for problem in problems(shot, MODELS[shot.model])]
    assert not {"image_too_wide", "image_too_tall"} & set(codes)


@given(
    st.integers(2, 40_000),
    st.integers(2, 40_000),
    st.sampled_from([None, Crop(0.2, 0.1, 0.5, 0.8), Crop(0.0, 0.0, 0.05, 1.0)]),
)
def test_every_shape_is_cropped_within_itself(width: int, height: int, crop: Crop | None) -> None:
    still = frame(width, height, crop)
    found = legal_crop(still)
    whole = crop or Crop(0.0, 0.0, 1.0, 1.0)
    if found is not None:
        assert whole.x - 1e-9 <= found.x
        assert found.x + found.width <= whole.x + whole.width + 1e-9
        assert found.y + found.height <= whole.y + whole.height + 1e-9
        seen = replace(still, crop=found).seen
        # A crop of a crop may be off by the one pixel that both have rounded.
        assert 2 * (seen.width - 1) <= 5 * seen.height
        assert 5 * (seen.width + 1) >= 2 * (seen.height - 1)


def test_a_model_that_nobody_knows_is_left_alone() -> None:
    assert mended(Shot("s", prompt="A", model="Other-9", quality="4k")).quality == "4k"


@given(st.text("[]PanlefZomi, \n"))
def test_mending_ends_and_leaves_nothing_that_it_could_mend(prompt: str) -> None:
    assert [found for found in lint(mended(Shot("s", prompt=prompt)).prompt) if found.fix] == []
