"""Tasks of the rehearsed service: how far each is at a moment."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

PENDING = 4.0  # seconds until a task is taken up
LENGTH = {6: 40.0, 10: 70.0}  # seconds that a clip of so many seconds takes; life needs minutes
PRICE = {("512p", 6): 10.0, ("512p", 10): 16.0, ("768p", 6): 20.0, ("768p", 10): 40.0}
PRICE_1080 = 40.0


@dataclass
class Task:
    """``created`` is unix seconds; ``film`` is where the encoder puts the video."""

    id: str
    key: str
    body: dict[str, Any]
    created: float
    film: Path
    error: str = ""
    settled: bool = False

    @property
    def duration(self) -> int:
        return int(self.body.get("duration", 6))

    @property
    def quality(self) -> str:
        return str(self.body.get("quality", "768p"))

    @property
    def price(self) -> float:
        """Made up, as the rehearsal's credits are: the real prices are not published."""
        return PRICE.get((self.quality, self.duration), PRICE_1080)

    def status(self, elapsed: float) -> str:
        """``elapsed`` in the service's own seconds, which may run faster than ours."""
        if self.error:
            return "failed"
        if elapsed < PENDING:
            return "pending"
        if elapsed < LENGTH[self.duration] or not self.film.exists():
            return "processing"
        return "completed"

    def progress(self, elapsed: float) -> int:
        match self.status(elapsed):
            case "completed":
                return 100
            case "processing":
                share = (elapsed - PENDING) / (LENGTH[self.duration] - PENDING)
                return max(1, min(99, round(100 * share)))
            case _:
                return 0
