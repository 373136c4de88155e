"""What of the queue is news to somebody who does not look: decided here, shown elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from hailuo_desktop.domain.state_words import described
from hailuo_desktop.domain.take import Completed, Failed, Take, Uncertain
from hailuo_desktop.engine.events import Halt
from hailuo_desktop.translate import n, t


class Kind(Enum):
    TAKE = "take"
    BATCH = "batch"
    DECISION = "decision"
    FAILURE = "failure"  # of one among others that go on: the batch tells of it at its end


@dataclass(frozen=True)
class News:
    """``take`` is the id of the one that it leads to, or nothing."""

    kind: Kind
    title: str
    text: str = ""
    take: str = ""


class Tidings:
    """``tell`` hears each piece of news once; ``in_flight`` counts what still goes on by itself.

    What was settled or uncertain before this run is no news.
    """

    def __init__(self, tell: Callable[[News], object], in_flight: Callable[[], int]) -> None:
        self._tell = tell
        self._in_flight = in_flight
        self._going: set[str] = set()
        self._doubted: set[str] = set()
        self._done: list[Take] = []  # of the batch that goes on
        self._failed = 0
        self._halt: Halt | None = None

    def take_changed(self, take: Take) -> None:
        if isinstance(take.state, Uncertain):
            self._doubt(take)
            return
        self._doubted.discard(take.id)
        if not take.settled:
            self._going.add(take.id)
        elif take.id in self._going:
            self._going.discard(take.id)
            self._settle(take)

    def halted(self, halt: Halt | None) -> None:
        """The same halt is told once, however often it is published."""
        before, self._halt = self._halt, halt
        if halt is not None and before is None:
            self._tell(News(Kind.DECISION, t("The queue stands still"), halt.sentence))

    def _doubt(self, take: Take) -> None:
        if take.id in self._going and take.id not in self._doubted:
            title = t("{shot}, take {number} may be charged", shot=take.name, number=take.number)
            self._tell(News(Kind.DECISION, title, described(take), take.id))
        self._doubted.add(take.id)

    def _settle(self, take: Take) -> None:
        if isinstance(take.state, Completed):
            self._done.append(take)
        self._failed += isinstance(take.state, Failed)
        if not self._in_flight():
            self._tell_batch()
        elif isinstance(take.state, Completed):
            self._tell(News(Kind.TAKE, _is_done(take), "", take.id))
        elif isinstance(take.state, Failed):
            title = t("{shot}, take {number} failed", shot=take.name, number=take.number)
            self._tell(News(Kind.FAILURE, title, described(take), take.id))

    def _tell_batch(self) -> None:
        done, failed = self._done, self._failed
        self._done, self._failed = [], 0
        if len(done) == 1 and not failed:
            self._tell(News(Kind.BATCH, _is_done(done[0]), "", done[0].id))
        elif done or failed:
            text = n("{count} take failed.", "{count} takes failed.", failed) if failed else ""
            title = n("{count} take is done", "{count} takes are done", len(done))
            self._tell(News(Kind.BATCH, title, text, done[-1].id if done else ""))


def _is_done(take: Take) -> str:
    return t("{shot}, take {number} is done", shot=take.name, number=take.number)
