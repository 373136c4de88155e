"""Takes that one press of Send has added: how far they have come together, and what they cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from .prices import cost_of
from .state_words import progress_of
from .take import Cancelled, Completed, Failed, Take


@dataclass(frozen=True)
class Batch:
    """At least two takes; ``created`` is when they were added, in unix seconds, and names it."""

    created: float
    takes: tuple[Take, ...]

    @property
    def done(self) -> int:
        return sum(isinstance(take.state, Completed) for take in self.takes)

    @property
    def failed(self) -> int:
        """Those that ended without a film."""
        return sum(isinstance(take.state, Failed | Cancelled) for take in self.takes)

    @property
    def progress(self) -> float:
        """0 to 1: what has settled counts whole."""
        parts = (1.0 if take.settled else progress_of(take) or 0.0 for take in self.takes)
        return sum(parts) / len(self.takes)

    @property
    def cost(self) -> Decimal | None:
        """The credits that the service has stated so far; None where it said nothing."""
        return cost_of(self.takes)


def grouped(takes: Iterable[Take]) -> list[Batch | Take]:
    """Each batch where its first take stands, and by itself whatever was added alone."""
    together: dict[float, list[Take]] = {}
    for take in takes:
        together.setdefault(take.created, []).append(take)
    return [
        Batch(created, tuple(those)) if len(those) > 1 else those[0]
        for created, those in together.items()
    ]
