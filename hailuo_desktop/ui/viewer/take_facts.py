"""What stands beside a take in its strip, besides the take itself."""

from dataclasses import dataclass

from hailuo_desktop.domain.mark_words import cost_words, marks_told
from hailuo_desktop.domain.marks import NO_MARKS, Marks, Verdict
from hailuo_desktop.domain.state_words import word
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.translate import t


@dataclass(frozen=True)
class TakeFacts:
    """``differs`` says in one line what the take asked for otherwise than the one before it."""

    verdict: Verdict = Verdict.UNDECIDED
    marks: Marks = NO_MARKS
    differs: str = ""


NO_FACTS = TakeFacts()


def state_line(take: Take) -> str:
    """Its state unless it is done, and what it cost."""
    state = "" if isinstance(take.state, Completed) else word(take)
    return " · ".join(filter(None, (state, cost_words(take))))


def told(take: Take, facts: TakeFacts) -> str:
    """All of it in one sentence, for a tip and a screen reader."""
    parts = [word(take), *marks_told(facts.verdict, facts.marks), cost_words(take), facts.differs]
    return t("Take {number}: {facts}", number=take.number, facts=", ".join(filter(None, parts)))
