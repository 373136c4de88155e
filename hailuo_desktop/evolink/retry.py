"""When to try a free reading again."""

import math
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

READS = 3  # tries of a reading that costs nothing
LONGEST = 30.0  # seconds that a Retry-After may hold one reading up
ONE_DAY = 86_400.0


def retry_after(header: str | None, now: float) -> float | None:
    """Seconds from a Retry-After header, given as seconds or as an HTTP date."""
    if not header:
        return None
    try:
        seconds = float(header)
    except ValueError:
        seconds = _until(header, now)
    return None if math.isnan(seconds) else min(max(0.0, seconds), ONE_DAY)


def _until(date: str, now: float) -> float:
    try:
        when = parsedate_to_datetime(date)
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
        return (when - datetime.fromtimestamp(now, UTC)).total_seconds()
    except (ValueError, OverflowError):
        return math.nan


def pause(attempt: int) -> float:
    """Seconds before the next try of a reading, as the vendor's own client waits."""
    return 1.5 * attempt
