"""How a render ended: the exit code and the counts behind it."""

from dataclasses import dataclass

from hailuo_desktop.domain.plural import counted
from hailuo_desktop.domain.take import Cancelled, Completed, Failed, Submitting, Take, Uncertain
from hailuo_desktop.formats import listed
from hailuo_desktop.translate import n, t

DONE, SOME_FAILED, INVALID, SOME_WAIT, STOPPED = 0, 1, 2, 3, 130


@dataclass(frozen=True)
class Outcome:
    """``takes`` are those of this run; ``error`` is what kept it from running."""

    code: int
    takes: tuple[Take, ...] = ()
    error: str = ""

    @property
    def completed(self) -> int:
        return self._count(Completed)

    @property
    def failed(self) -> int:
        return self._count(Failed, Cancelled)

    @property
    def waiting(self) -> list[Take]:
        return [take for take in self.takes if not take.settled]

    @property
    def uncertain(self) -> list[Take]:
        return [take for take in self.takes if isinstance(take.state, Uncertain)]

    def sentences(self) -> list[str]:
        """What a person should know at the end, and what to type next."""
        said = [self._stopped() if self.code == STOPPED else self._ended()]
        said += [
            t(
                "Take {take} may be charged: decide with `hailuo-desktop settle {take}` and "
                "--resubmit, --abandon or --task TASK_ID.",
                take=take.id[:12],
            )
            for take in self.uncertain
        ]
        return [sentence for sentence in said if sentence]

    def _count(self, *states: type) -> int:
        return sum(isinstance(take.state, states) for take in self.takes)

    def _ended(self) -> str:
        if not self.takes:
            return ""
        done, failed, waiting = self.completed, self.failed, len(self.waiting)
        facts = (
            n("{count} done", "{count} done", done) if done else "",
            n("{count} failed", "{count} failed", failed) if failed else "",
            n("{count} waiting", "{count} waiting", waiting) if waiting else "",
        )
        takes = counted(len(self.takes), "take")
        said = t("{takes}: {facts}.", takes=takes, facts=listed(filter(None, facts)))
        if waiting == len(self.uncertain):
            return said
        return " ".join((said, t("Run the same command again to go on with those that wait.")))

    def _stopped(self) -> str:
        if not self.takes:
            return t("Stopped. Nothing was sent.")
        there = sum(take.at_service for take in self.takes)
        asking = self._count(Submitting)
        here = len(self.waiting) - there - asking - len(self.uncertain)
        facts = (
            _done(self.completed) if self.completed else "",
            _there(there) if there else "",
            _asking(asking) if asking else "",
            _here(here) if here else "",
        )
        again = t("Run the same command again to collect them.")
        return " ".join(filter(None, (t("Stopped."), *facts, again)))


def _done(count: int) -> str:
    return n("{count} take is done.", "{count} takes are done.", count)


def _there(count: int) -> str:
    return n(
        "{count} take is at the service, where it goes on and is charged.",
        "{count} takes are at the service, where they go on and are charged.",
        count,
    )


def _asking(count: int) -> str:
    return n(
        "{count} take was just being sent, and is looked for next time.",
        "{count} takes were just being sent, and are looked for next time.",
        count,
    )


def _here(count: int) -> str:
    return n(
        "{count} take waits here and was not sent.",
        "{count} takes wait here and were not sent.",
        count,
    )
