"""Marks and cost in words: what is not stated is said so, and never guessed."""

from decimal import Decimal

import pytest

from hailuo_desktop.domain.mark_words import cost_words, marks_told
from hailuo_desktop.domain.marks import NO_MARKS, Marks, Verdict
from hailuo_desktop.domain.money import Charge, Cost
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import Cancelled, Completed, Failed, Pending, Queued, State
from tests.fakes.any_take import take

DONE = Completed("t.mp4")
NO, CHARGED = Failed(plain("no")), Failed(plain("no"), charge=Charge.YES)


@pytest.mark.parametrize(
    ("state", "cost", "words"),
    [
        (DONE, Cost(), "cost not stated"),
        (DONE, Cost(Decimal(20), Decimal(19)), "19 credits"),
        (DONE, Cost(None, Decimal(1)), "1 credit"),
        (DONE, Cost(Decimal("1.5")), "1.5 credits reserved"),
        (Pending(), Cost(Decimal(20)), "20 credits reserved"),
        (Pending(), Cost(), "cost not stated"),
        (Queued(), Cost(), ""),
        (NO, Cost(Decimal(20)), ""),
        (CHARGED, Cost(Decimal(20)), "20 credits reserved"),
        (Cancelled(), Cost(), ""),
    ],
)
def test_a_cost_is_told_as_it_was_stated(state: State, cost: Cost, words: str) -> None:
    submitted = None if isinstance(state, Queued) else 5.0
    assert cost_words(take("t", state, cost=cost, submitted=submitted)) == words


def test_a_screen_reader_hears_every_mark() -> None:
    marks = Marks(stars=1, note="the\nhand", binned=4.0)
    told = ["rejected", "1 star", "film in the system's bin", "note: the hand"]
    assert marks_told(Verdict.REJECTED, marks) == told
    assert marks_told(Verdict.UNDECIDED, NO_MARKS) == []
