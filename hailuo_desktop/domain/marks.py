"""What the artist thinks of a take: kept, rejected or undecided; stars; a note; in and out."""

from dataclasses import dataclass, replace
from enum import Enum

from .take import Completed, Take

MOST_STARS = 5
LONGEST_NOTE = 4000  # characters


class Verdict(Enum):
    """What the artist thinks of a take."""

    UNDECIDED = "undecided"
    KEPT = "kept"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Marks:
    """``stars`` is 1 to 5, or 0 for none. ``first`` and ``last`` are the in and the out point:
    numbers of pictures in the film, from 0, both included; None for its beginning or end.

    ``binned`` is when the film went to the system's bin by the artist's word, in unix seconds:
    it is not fetched again by itself. Whether a take is kept is the shot's to say, since of each
    shot one take is: ask ``verdict``.
    """

    rejected: bool = False
    stars: int = 0
    note: str = ""
    first: int | None = None
    last: int | None = None
    binned: float | None = None


NO_MARKS = Marks()


def verdict(take_id: str, kept: str, marks: Marks) -> Verdict:
    """``kept`` is the id of the take that its shot keeps, or empty."""
    if kept and take_id == kept:
        return Verdict.KEPT
    return Verdict.REJECTED if marks.rejected else Verdict.UNDECIDED


def undecided(take: Take, kept: str, marks: Marks) -> bool:
    """Whether there is a film that the artist has said nothing about yet."""
    done = isinstance(take.state, Completed) and marks.binned is None
    return done and verdict(take.id, kept, marks) is Verdict.UNDECIDED


def rated(marks: Marks, stars: int) -> Marks:
    """The marks with so many stars, held between none and the most."""
    return replace(marks, stars=max(0, min(stars, MOST_STARS)))


def noted(marks: Marks, note: str) -> Marks:
    """With that note, as long as one may be and in whole characters."""
    whole = note.encode("utf-8", "replace").decode("utf-8")
    return replace(marks, note=whole[:LONGEST_NOTE])


def trimmed(marks: Marks, first: int | None, last: int | None) -> Marks:
    """With in and out; an out before the in is none."""
    start = first if first is not None and first > 0 else None
    before = last is not None and last < (start or 0)
    return replace(marks, first=start, last=None if before else last)
