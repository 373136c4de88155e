"""Crops never leave the picture and keep the ratio that they are held to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.frame import Crop
from hailuo_desktop.ui.crop.geometry import (
    LEAST,
    WHOLE,
    Picture,
    dragged,
    fitted,
    grown,
    moved,
    zoomed,
)

EPSILON = 1e-9
pictures = st.builds(Picture, st.integers(301, 8000), st.integers(301, 8000))
ratios = st.floats(0.4, 2.5)
somewhere = st.floats(-2, 3)


@st.composite
def crops(draw: st.DrawFn) -> Crop:
    width, height = draw(st.floats(0.1, 1)), draw(st.floats(0.1, 1))
    return Crop(
        draw(st.floats(0, 1)) * (1 - width), draw(st.floats(0, 1)) * (1 - height), width, height
    )


def inside(crop: Crop) -> bool:
    return (
        crop.x >= -EPSILON
        and crop.y >= -EPSILON
        and crop.x + crop.width <= 1 + EPSILON
        and crop.y + crop.height <= 1 + EPSILON
        and min(crop.width, crop.height) > 0
    )


def ratio_of(picture: Picture, crop: Crop) -> float:
    return crop.width * picture.width / (crop.height * picture.height)


@given(pictures, ratios, crops())
def test_a_fitted_crop_has_the_ratio_and_the_centre(
    picture: Picture, ratio: float, around: Crop
) -> None:
    crop = fitted(picture, ratio, around)
    assert ratio_of(picture, crop) == pytest.approx(ratio)
    assert crop.x + crop.width / 2 == pytest.approx(around.x + around.width / 2)
    assert inside(crop)
    touches = (crop.width, crop.height)
    assert touches[0] == pytest.approx(around.width) or touches[1] == pytest.approx(around.height)


@given(pictures, ratios, crops())
def test_a_grown_crop_is_as_large_as_the_picture_allows(
    picture: Picture, ratio: float, crop: Crop
) -> None:
    found = grown(picture, ratio, crop)
    assert inside(found)
    assert max(found.width, found.height) == pytest.approx(1)
    assert ratio_of(picture, found) == pytest.approx(ratio)


@given(crops(), somewhere, somewhere)
def test_a_moved_crop_keeps_its_size_and_stays_inside(crop: Crop, dx: float, dy: float) -> None:
    found = moved(crop, dx, dy)
    assert (found.width, found.height) == (crop.width, crop.height)
    assert inside(found)


@given(crops(), st.floats(0.001, 1000))
def test_a_zoomed_crop_keeps_its_shape(crop: Crop, factor: float) -> None:
    found = zoomed(crop, factor)
    assert found.width / found.height == pytest.approx(crop.width / crop.height)
    assert inside(found)
    assert min(found.width, found.height) >= LEAST - EPSILON


@given(crops(), st.booleans(), st.booleans(), somewhere, somewhere, st.none() | st.floats(0.3, 3))
def test_a_dragged_corner_leaves_the_opposite_one_where_it_is(
    crop: Crop, right: bool, lower: bool, x: float, y: float, shape: float | None
) -> None:
    found = dragged(crop, right, lower, x, y, shape)
    assert inside(found)
    stays = crop.x if right else crop.x + crop.width
    assert (found.x if right else found.x + found.width) == pytest.approx(stays, abs=1e-6)
    if shape is not None:
        assert found.width / found.height == pytest.approx(shape, rel=1e-6)


def test_a_corner_goes_where_it_is_drawn() -> None:
    found = dragged(WHOLE, True, True, 0.5, 0.25, None)
    assert found == Crop(0.0, 0.0, 0.5, 0.25)
    assert dragged(WHOLE, False, False, 0.5, 0.25, None) == Crop(0.5, 0.25, 0.5, 0.75)
