"""Why a file cannot become a frame: codes with values, one sentence for each."""

from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.frame import ImageFacts, frame_problems
from hailuo_desktop.domain.picture_words import refusals
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.words import sentence


def still(
    width: int = 1366, height: int = 768, size: int = 1000, kind: str = "png", turned: int = 1
) -> ImageFacts:
    return ImageFacts(kind, width, height, size, turned)


def test_a_refused_file_is_named_with_every_rule_that_it_breaks() -> None:
    facts = still(800, 100)
    assert worded(refusals("<b>strip</b>.png", frame_problems(facts, Field.FIRST_FRAME))) == (
        "“<b>strip</b>.png” is 800 × 100 px and its short edge must be longer than 300 px: use a "
        "larger version, of 301 px or more on the short edge. "
        "“<b>strip</b>.png” is 800 × 100 px and may not be wider than 5:2: crop its sides to at "
        "most 250 px in width."
    )


def test_of_a_foreign_format_nothing_else_is_said() -> None:
    facts = still(1, 1, kind="gif")
    assert worded(refusals("dance.png", frame_problems(facts, Field.FIRST_FRAME))) == (
        "“dance.png” is in GIF format and a frame must be JPEG, PNG or WebP: save it as PNG or "
        "JPEG."
    )


def test_a_file_a_byte_too_large_is_not_called_20_megabytes() -> None:
    broken = frame_problems(still(size=20_000_001), Field.FIRST_FRAME)
    assert "is just over 20 MB" in worded(refusals("big.png", broken))


def test_an_unknown_format_needs_no_name() -> None:
    broken = frame_problems(still(kind=""), Field.FIRST_FRAME)
    assert "is no picture that is known here" in worded(refusals("a.xyz", broken))


def test_pixels_are_those_that_are_seen() -> None:
    broken = frame_problems(still(1001, 400, turned=6), Field.FIRST_FRAME)
    assert "is 400 × 1001 px" in worded(refusals("phone.jpg", broken))


@given(
    st.integers(1, 9000),
    st.integers(1, 9000),
    st.integers(1, 60_000_000),
    st.sampled_from(["png", "gif", ""]),
)
def test_a_file_is_told_of_as_the_frame_of_a_shot_is(
    width: int, height: int, size: int, kind: str
) -> None:
    broken = frame_problems(still(width, height, size, kind), Field.FIRST_FRAME)
    in_a_shot = [sentence(each).replace("The first frame", "“a.png”") for each in broken]
    told = worded(refusals("a.png", broken))
    assert told == (in_a_shot[0] if "is in GIF" in told or not kind else " ".join(in_a_shot))
