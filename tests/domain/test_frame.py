"""Frame rules, to the pixel and to the byte."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.frame import (
    Crop,
    Frame,
    ImageFacts,
    crop_to,
    frame_problems,
    pair_problems,
)
from hailuo_desktop.domain.problem import Field

FACTS = ImageFacts("png", 1366, 768, 1000)
EDGE = st.integers(1, 12000)


def codes(width: int, height: int, orientation: int = 1) -> list[str]:
    facts = replace(FACTS, width=width, height=height, orientation=orientation)
    return [each.code for each in frame_problems(facts, Field.FIRST_FRAME)]


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_the_three_formats_are_taken(kind: str) -> None:
    assert frame_problems(replace(FACTS, format=kind), Field.FIRST_FRAME) == []


@pytest.mark.parametrize("kind", ["gif", "heic", "avif", "bmp", "tiff", "pdf", "svg", "JPEG", ""])
def test_every_other_format_is_refused(kind: str) -> None:
    (only,) = frame_problems(replace(FACTS, format=kind), Field.LAST_FRAME)
    assert (only.code, only.field, only.values["format"]) == (
        "image_format",
        Field.LAST_FRAME,
        kind,
    )


def test_20_million_bytes_are_taken_and_one_more_is_not() -> None:
    assert frame_problems(replace(FACTS, size=20_000_000), Field.FIRST_FRAME) == []
    (only,) = frame_problems(replace(FACTS, size=20_000_001), Field.FIRST_FRAME)
    assert only.code == "image_bytes"


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (301, 301, []),
        (300, 301, ["image_short_edge"]),
        (301, 300, ["image_short_edge"]),
        (1505, 602, []),
        (1506, 602, ["image_too_wide"]),
        (602, 1505, []),
        (602, 1506, ["image_too_tall"]),
        (2500, 1000, []),
        (2501, 1000, ["image_too_wide"]),
        (2498, 999, ["image_too_wide"]),
        (2497, 999, []),
        (1000, 2500, []),
        (1000, 2501, ["image_too_tall"]),
        (750, 300, ["image_short_edge"]),
        (751, 300, ["image_short_edge", "image_too_wide"]),
    ],
)
def test_edges_and_shapes_are_kept_to_the_pixel(
    width: int, height: int, expected: list[str]
) -> None:
    assert codes(width, height) == expected


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_measured_as_it_is_seen(orientation: int) -> None:
    lying = codes(1000, 2501, orientation)
    assert lying == (["image_too_tall"] if orientation <= 4 else ["image_too_wide"])


@given(EDGE, EDGE)
def test_a_shape_and_its_turned_self_fare_alike(width: int, height: int) -> None:
    swap = {"image_too_wide": "image_too_tall", "image_too_tall": "image_too_wide"}
    assert codes(width, height) == [swap.get(c, c) for c in codes(height, width)]
    assert codes(width, height, 6) == codes(height, width)


@given(EDGE, EDGE)
def test_no_shape_is_both_too_wide_and_too_tall(width: int, height: int) -> None:
    assert not {"image_too_wide", "image_too_tall"} <= set(codes(width, height))


def test_a_crop_keeps_the_middle_and_says_what_is_lost() -> None:
    wide, square = FACTS, replace(FACTS, width=768)
    kept = crop_to(wide, square)
    assert (kept.x, kept.width, kept.height) == (0.0, 1.0, pytest.approx(768 / 1366))
    assert kept.y == pytest.approx((1 - kept.height) / 2)
    assert kept.lost == pytest.approx(1 - 768 / 1366)
    other = crop_to(square, wide)
    assert (other.y, other.height, other.width) == (0.0, 1.0, pytest.approx(768 / 1366))


@given(EDGE, EDGE, EDGE, EDGE)
def test_a_crop_has_the_first_frames_shape_and_lies_inside(a: int, b: int, c: int, d: int) -> None:
    first, last = replace(FACTS, width=a, height=b), replace(FACTS, width=c, height=d)
    kept = crop_to(first, last)
    assert max(kept.width, kept.height) == 1.0
    assert 0 <= kept.x <= kept.x + kept.width <= 1 + 1e-9
    assert 0 <= kept.y <= kept.y + kept.height <= 1 + 1e-9
    assert kept.width * c / (kept.height * d) == pytest.approx(a / b)
    assert 0 <= kept.lost < 1


def test_a_crop_is_measured_on_upright_pictures() -> None:
    turned = replace(FACTS, width=768, height=1366, orientation=6)
    assert crop_to(FACTS, turned).lost == 0
    assert pair_problems(FACTS, turned) == []


@pytest.mark.parametrize(("height", "told"), [(768, False), (779, False), (790, True)])
def test_a_loss_that_nobody_sees_is_not_told(height: int, told: bool) -> None:
    assert bool(pair_problems(FACTS, replace(FACTS, height=height))) is told


def test_the_loss_is_told_in_percent() -> None:
    (only,) = pair_problems(FACTS, replace(FACTS, width=768))
    assert (only.code, only.field, only.values["percent"]) == (
        "last_frame_cropped",
        Field.LAST_FRAME,
        44,
    )


def test_a_cropped_frame_is_judged_by_what_is_left() -> None:
    frame = Frame("a" * 64, "a.png", replace(FACTS, orientation=6), Crop(0.1, 0.2, 0.5, 0.5))
    assert (frame.seen.width, frame.seen.height, frame.seen.orientation) == (384, 683, 1)
    assert frame.key != replace(frame, crop=None).key == "a" * 64
