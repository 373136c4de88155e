"""Requests of ours whose answer is not known, and whether a task may be what one of them made."""

from collections.abc import Collection

from hailuo_desktop.domain.found_task import Suspicion
from hailuo_desktop.domain.service import TaskReport
from hailuo_desktop.domain.take import Cancelled, Submitting, Take, Uncertain

from .matching import LONGEST_POST, SKEW
from .ports import World

DAY = 86_400.0  # seconds: as long as a film can be fetched


class OpenAnswers:
    """``posts`` are the takes whose answer is on its way: what they make is no riddle yet."""

    def __init__(self, world: World, posts: Collection[str]) -> None:
        self._world = world
        self._posts = posts

    def suspicion(self, model: str, created: float | None) -> Suspicion:
        """Whether it may be what a request of ours made, and whether that one is still open."""
        found = Suspicion.NONE
        for take in self.all():
            sent = take.submitted
            if sent is None or model not in ("", take.request.model):
                continue
            if created is None or -SKEW <= created - sent <= LONGEST_POST + SKEW:
                if not isinstance(take.state, Cancelled):
                    return Suspicion.ANSWER
                found = Suspicion.GIVEN_UP
        return found

    def all(self) -> list[Take]:
        """Open, or given up so lately that the film could still be fetched."""
        since = self._world.clock.now() - DAY
        return [
            take
            for take in self._world.ledger.unanswered()
            if take.id not in self._posts
            if _is_open(take) or (isinstance(take.state, Cancelled) and take.changed > since)
        ]

    def any_open(self) -> bool:
        """Whether one is neither known nor given up."""
        return any(_is_open(take) for take in self.all())

    def may_be_under_way(self, report: TaskReport) -> bool:
        """Whether it may belong to a POST whose answer is on its way: then it is no stranger's."""
        young = self._world.clock.now() - LONGEST_POST - SKEW
        return bool(self._posts) and (report.created is None or report.created > young)


def _is_open(take: Take) -> bool:
    return isinstance(take.state, Submitting | Uncertain)
