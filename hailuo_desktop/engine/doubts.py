"""Doubts in a row: a service that loses every answer is not fed a whole batch."""

from hailuo_desktop.domain.reason import reason

from .events import Cause, Halt
from .gate import Gate

IN_A_ROW = 3  # answers that say nothing, one after the other, before the rest waits


class Doubts:
    """Told once for each such row: when the artist goes on, the count begins anew."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._row = 0

    def answered(self) -> None:
        """A POST came back with its task."""
        self._row = 0

    def doubted(self) -> None:
        """A POST left, and what became of it is not known."""
        self._row += 1
        if self._row >= IN_A_ROW:
            self._gate.stop(Halt(Cause.ANSWERS, (reason("answers_unknown", count=self._row),)))
            self._row = 0
