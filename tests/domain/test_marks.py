"""What a take is to the artist."""

import pytest

from hailuo_desktop.domain.marks import (
    LONGEST_NOTE,
    NO_MARKS,
    Marks,
    Verdict,
    noted,
    rated,
    trimmed,
    undecided,
    verdict,
)
from hailuo_desktop.domain.take import Completed, Pending
from tests.fakes.any_take import take

REJECTED = Marks(rejected=True)
DONE = take("t", Completed("t.mp4"))


@pytest.mark.parametrize(
    ("kept", "marks", "said"),
    [
        ("", NO_MARKS, Verdict.UNDECIDED),
        ("t", NO_MARKS, Verdict.KEPT),
        ("other", NO_MARKS, Verdict.UNDECIDED),
        ("", REJECTED, Verdict.REJECTED),
        ("t", REJECTED, Verdict.KEPT),  # the shot says which one is used
    ],
)
def test_a_take_is_kept_rejected_or_undecided(kept: str, marks: Marks, said: Verdict) -> None:
    assert verdict("t", kept, marks) is said


def test_only_a_film_that_is_there_waits_for_a_word() -> None:
    assert undecided(DONE, "", NO_MARKS)
    assert undecided(DONE, "", Marks(stars=3))
    assert not undecided(DONE, "t", NO_MARKS)
    assert not undecided(DONE, "", REJECTED)
    assert not undecided(DONE, "", Marks(binned=1.0))
    assert not undecided(take("t", Pending()), "", NO_MARKS)


@pytest.mark.parametrize(("given", "stars"), [(-1, 0), (0, 0), (3, 3), (5, 5), (9, 5)])
def test_stars_are_none_to_five(given: int, stars: int) -> None:
    assert rated(NO_MARKS, given).stars == stars


def test_a_note_is_whole_characters_of_a_bounded_length() -> None:
    assert noted(NO_MARKS, "hands \ud83d").note == "hands ?"
    assert len(noted(NO_MARKS, "x" * 10_000).note) == LONGEST_NOTE


@pytest.mark.parametrize(
    ("given", "found"),
    [((None, None), (None, None)), ((0, 5), (None, 5)), ((3, 3), (3, 3)), ((4, 2), (4, None))],
)
def test_in_comes_before_out(
    given: tuple[int | None, int | None], found: tuple[int | None, int | None]
) -> None:
    marks = trimmed(NO_MARKS, *given)
    assert (marks.first, marks.last) == found
