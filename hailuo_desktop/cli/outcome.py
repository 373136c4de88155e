"""How a render ended: the exit code and the counts behind it."""

from dataclasses import dataclass

from hailuo_desktop.domain.plural import counted
from hailuo_desktop.domain.take import Cancelled, Completed, Failed, Submitting, Take, Uncertain

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
            f"Take {take.id[:12]} may be charged: decide with `hailuo-desktop settle "
            f"{take.id[:12]}` and --resubmit, --abandon or --task TASK_ID."
            for take in self.uncertain
        ]
        return [sentence for sentence in said if sentence]

    def _count(self, *states: type) -> int:
        return sum(isinstance(take.state, states) for take in self.takes)

    def _ended(self) -> str:
        if not self.takes:
            return ""
        counts = (
            (self.completed, "done"),
            (self.failed, "failed"),
            (len(self.waiting), "waiting"),
        )
        parts = ", ".join(f"{count} {what}" for count, what in counts if count)
        goes_on = len(self.waiting) > len(self.uncertain)
        again = " Run the same command again to go on with those that wait." if goes_on else ""
        return f"{counted(len(self.takes), 'take')}: {parts}.{again}"

    def _stopped(self) -> str:
        if not self.takes:
            return "Stopped. Nothing was sent."
        there = sum(take.at_service for take in self.takes)
        asking = self._count(Submitting)
        here = len(self.waiting) - there - asking - len(self.uncertain)
        counts = (
            (self.completed, "done"),
            (there, "at the service, where it goes on and is charged"),
            (asking, "just being sent, to be looked for next time"),
            (here, "waiting here, not sent"),
        )
        parts = "; ".join(f"{counted(count, 'take')} {what}" for count, what in counts if count)
        return f"Stopped: {parts}. Run the same command again to collect them."
