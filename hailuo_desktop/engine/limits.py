"""How much the engine does at once, and how often it asks."""

from dataclasses import dataclass
from decimal import Decimal

from hailuo_desktop.domain.service import UPLOAD_MARGIN


@dataclass
class Limits:
    """Times are seconds. EvoLink publishes no numbers: these are gentle ones.

    ``submissions`` is one at a time, so that no two answers can be lost together and
    mistaken for one another. ``poll`` follows the vendor's own client (8 s for video);
    ``spacing`` keeps all reads together at one request a second; ``upload_margin`` is how
    long an uploaded frame must still live to be used again; ``credits`` is the cap on
    what is spent, if there is one. ``poll`` and ``in_flight`` may change meanwhile.
    """

    uploads: int = 3
    submissions: int = 1
    in_flight: int = 20
    downloads: int = 3
    poll: float = 8.0
    first_read_at_most: float = 120.0
    upload_margin: float = UPLOAD_MARGIN
    credits: Decimal | None = None

    @property
    def spacing(self) -> float:
        return min(1.0, self.poll / 8)

    @property
    def patience(self) -> float:
        """How long a task may stay unknown to the service before we believe it."""
        return 75 * self.poll
