"""How much goes on at once and how often the service is asked, changed while it runs."""

from .admission import Admission
from .limits import Limits


class Pace:
    def __init__(self, limits: Limits, admission: Admission) -> None:
        self._limits = limits
        self._admission = admission

    def change(self, in_flight: int, poll: float) -> None:
        """So many takes at once, asked after every so many seconds, from now on."""
        self._limits.in_flight, self._limits.poll = in_flight, poll
        self._admission.widen(in_flight)

    @property
    def places(self) -> int:
        return self._limits.in_flight
