"""Marks and cost of a take, in words."""

from hailuo_desktop.formats import number
from hailuo_desktop.translate import Marked, mark, n, t

from .marks import Marks, Verdict
from .prices import stated
from .take import Failed, Take

_VERDICTS: dict[Verdict, Marked] = {
    Verdict.UNDECIDED: mark("undecided"),
    Verdict.KEPT: mark("kept"),
    Verdict.REJECTED: mark("rejected"),
}
NOT_STATED = mark("cost not stated")


def verdict_word(verdict: Verdict) -> str:
    """“kept”, “rejected” or “undecided”."""
    return t(_VERDICTS[verdict])


def cost_words(take: Take) -> str:
    """As the service stated it; empty where there is nothing to cost yet, or nothing was bought."""
    cost = stated(take)
    if take.bought_nothing or (cost is None and not take.reached):
        return ""
    if cost is None:
        return t(NOT_STATED)
    if take.cost.used is None or isinstance(take.state, Failed):
        return n(
            "{credits} credit reserved",
            "{credits} credits reserved",
            _count(cost),
            credits=number(cost),
        )
    return n("{credits} credit", "{credits} credits", _count(cost), credits=number(cost))


def stars_words(stars: int) -> str:
    """“3 stars”, or that there are none."""
    return n("{count} star", "{count} stars", stars) if stars else t("no stars")


def marks_told(verdict: Verdict, marks: Marks) -> list[str]:
    """All that a take carries, for a screen reader."""
    told = [] if verdict is Verdict.UNDECIDED else [verdict_word(verdict)]
    if marks.stars:
        told.append(stars_words(marks.stars))
    if marks.binned is not None:
        told.append(t("film in the system's bin"))
    if marks.note:
        told.append(t("note: {note}", note=" ".join(marks.note.split())))
    return told


def _count(cost: object) -> int:
    """Which form of “credit” a number takes: only one itself is one."""
    return 1 if cost == 1 else 2
