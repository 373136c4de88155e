"""Every rule, at its edge, before a credit is spent."""

from dataclasses import replace

import pytest

from hailuo_desktop.domain.catalog import HAILUO_02, HAILUO_23, HAILUO_23_FAST, MODELS, Mode
from hailuo_desktop.domain.frame import Crop, Frame, ImageFacts
from hailuo_desktop.domain.problem import Field, Severity
from hailuo_desktop.domain.rules import problems, ready, request_of
from hailuo_desktop.domain.shot import Shot

STILL = Frame("a" * 64, "a.png", ImageFacts("png", 1366, 768, 1000))
OTHER = Frame("b" * 64, "b.jpg", ImageFacts("jpeg", 1366, 768, 1000))
BAD = Frame("c" * 64, "c.png", ImageFacts("png", 300, 300, 1000))
T2V = Shot("s", prompt="A fox.")
I2V = Shot("s", first=STILL)
FLF = Shot("s", first=STILL, last=OTHER)


def codes(shot: Shot) -> list[tuple[str, Field]]:
    return [(each.code, each.field) for each in problems(shot, MODELS[shot.model])]


@pytest.mark.parametrize("shot", [T2V, I2V, FLF])
def test_a_fit_shot_has_no_problems(shot: Shot) -> None:
    assert codes(shot) == []
    assert ready(shot, HAILUO_02)


@pytest.mark.parametrize("prompt", ["", " ", "\n\t ", "\u3000", "\xa0"])
def test_text_to_video_needs_words(prompt: str) -> None:
    assert codes(replace(T2V, prompt=prompt)) == [("prompt_missing", Field.PROMPT)]
    assert codes(replace(I2V, prompt=prompt)) == codes(replace(FLF, prompt=prompt)) == []


def test_hailuo_23_needs_words_beside_a_frame_too() -> None:
    assert codes(replace(I2V, model=HAILUO_23.id)) == [("prompt_missing", Field.PROMPT)]
    assert codes(replace(I2V, model=HAILUO_23_FAST.id)) == []


@pytest.mark.parametrize("letter", ["a", "é", "狐", "🦊"])
def test_2000_characters_are_counted_as_code_points(letter: str) -> None:
    assert codes(replace(T2V, prompt=letter * 2000)) == []
    long = problems(replace(T2V, prompt=letter * 2001), HAILUO_02)
    assert [(each.code, each.values["length"], each.values["limit"]) for each in long] == [
        ("prompt_too_long", 2001, 2000)
    ]


def test_half_a_character_cannot_be_sent() -> None:
    assert codes(replace(T2V, prompt="a\udc4d")) == [("prompt_unsendable", Field.PROMPT)]


@pytest.mark.parametrize(
    ("shot", "code", "where"),
    [
        (replace(T2V, quality="512p"), "quality_illegal", Field.QUALITY),
        (replace(FLF, quality="512p"), "quality_illegal", Field.QUALITY),
        (replace(I2V, quality="2k"), "quality_illegal", Field.QUALITY),
        (replace(T2V, quality="1080p", duration=10), "duration_illegal", Field.DURATION),
        (replace(I2V, quality="1080p", duration=10), "duration_illegal", Field.DURATION),
        (replace(FLF, quality="1080p", duration=10), "duration_illegal", Field.DURATION),
        (replace(T2V, duration=5), "duration_illegal", Field.DURATION),
        (replace(FLF, model=HAILUO_23.id, prompt="x"), "mode_unsupported", Field.MODEL),
        (replace(T2V, model=HAILUO_23_FAST.id), "mode_unsupported", Field.MODEL),
    ],
)
def test_an_illegal_combination_is_named_beside_its_field(
    shot: Shot, code: str, where: Field
) -> None:
    assert codes(shot) == [(code, where)]
    assert not ready(shot, MODELS[shot.model])


def test_512p_is_legal_with_one_frame_alone() -> None:
    assert codes(replace(I2V, quality="512p", duration=10)) == []


def test_a_last_frame_alone_is_an_unfinished_pair() -> None:
    shot = replace(T2V, last=STILL)
    assert shot.mode is Mode.FLF
    assert codes(shot) == [("first_frame_missing", Field.FIRST_FRAME)]


def test_a_bad_frame_is_named_in_its_own_slot() -> None:
    assert codes(replace(FLF, first=BAD))[0] == ("image_short_edge", Field.FIRST_FRAME)
    assert codes(replace(FLF, last=BAD))[0] == ("image_short_edge", Field.LAST_FRAME)


def test_a_crop_is_a_warning_and_does_not_block() -> None:
    square = replace(OTHER, facts=replace(OTHER.facts, width=768))
    (only,) = problems(replace(FLF, last=square), HAILUO_02)
    assert (only.code, only.severity) == ("last_frame_cropped", Severity.WARNING)
    assert ready(replace(FLF, last=square), HAILUO_02)


@pytest.mark.parametrize(
    ("kind", "size", "told"),
    [
        ("jpeg", 10_000_000, False),
        ("jpeg", 10_000_001, True),
        ("webp", 20_000_000, True),
        ("jpeg", 20_000_001, False),  # that is an error, and enough
        ("png", 15_000_000, False),  # it is packed before it is sent
    ],
)
def test_a_heavy_frame_is_a_warning_and_does_not_block(kind: str, size: int, told: bool) -> None:
    frame = Frame("d" * 64, "d", ImageFacts(kind, 1366, 768, size))
    found = [
        each
        for each in problems(replace(I2V, first=frame), HAILUO_02)
        if each.code == "image_heavy"
    ]
    assert [(each.field, each.blocks) for each in found] == [(Field.FIRST_FRAME, False)] * told


def test_a_crop_of_a_heavy_frame_is_encoded_anew_and_light() -> None:
    frame = Frame("d" * 64, "d", ImageFacts("jpeg", 1366, 768, 15_000_000), Crop(0, 0, 0.9, 0.9))
    assert codes(replace(I2V, first=frame)) == []


def test_all_problems_are_told_at_once() -> None:
    shot = Shot("s", prompt="\ud800" + "a" * 2000, last=BAD, quality="4k")
    assert {code for code, _ in codes(shot)} == {
        "prompt_too_long",
        "prompt_unsendable",
        "quality_illegal",
        "first_frame_missing",
        "image_short_edge",
    }


def test_a_request_is_the_shot_frozen() -> None:
    request = request_of(replace(FLF, prompt="A fox. [Push in]", prompt_optimizer=False))
    assert (request.model, request.mode, request.prompt) == (
        "MiniMax-Hailuo-02",
        Mode.FLF,
        "A fox. [Push in]",
    )
    assert request.frames == (STILL, OTHER)
    assert (request.quality, request.duration) == ("768p", 6)


@pytest.mark.parametrize("shot", [T2V, I2V, FLF])
def test_only_the_parameters_of_the_mode_are_sent(shot: Shot) -> None:
    request = request_of(replace(shot, fast_pretreatment=True, prompt_optimizer=False))
    both = (("prompt_optimizer", False), ("fast_pretreatment", True))
    assert request.parameters == (both[:1] if shot.mode is Mode.FLF else both)


def test_the_fast_model_has_one_parameter() -> None:
    request = request_of(replace(I2V, model=HAILUO_23_FAST.id, fast_pretreatment=True))
    assert request.parameters == (("prompt_optimizer", True),)


@pytest.mark.parametrize("shot", [Shot("s"), replace(T2V, quality="512p"), replace(T2V, last=BAD)])
def test_a_shot_that_is_not_ready_is_never_frozen(shot: Shot) -> None:
    with pytest.raises(ValueError, match="is not ready"):
        request_of(shot)
