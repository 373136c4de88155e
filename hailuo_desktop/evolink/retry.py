"""When to try a free reading again."""

import math
import time
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

READS = 3  # tries of a reading that costs nothing
LONGEST = 30.0  # seconds that a Retry-After may hold one reading up
ONE_DAY = 86_400.0
UNSURE = 600.0  # seconds, at most, of a wait that only this computer's clock tells


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds from the Retry-After of an answer's headers, given as seconds or as an HTTP date.

    A date counts from the answer's own, since this computer's clock may be set at any time. Where
    there is only that clock, a wait by it is never long.
    """
    asked = headers.get("retry-after")
    if not asked:
        return None
    try:
        return _within(float(asked), ONE_DAY)
    except ValueError:
        answered = _moment(headers.get("date", ""))
    if math.isnan(answered):
        return _within(_moment(asked) - time.time(), UNSURE)
    return _within(_moment(asked) - answered, ONE_DAY)


def answered_at(headers: Mapping[str, str]) -> float | None:
    """Unix seconds of an answer by the clock of whoever gave it; None where it does not say."""
    moment = _moment(headers.get("date", ""))
    return None if math.isnan(moment) else moment


def _within(seconds: float, most: float) -> float | None:
    return None if math.isnan(seconds) else min(max(0.0, seconds), most)


def _moment(date: str) -> float:
    """Unix seconds."""
    try:
        when = parsedate_to_datetime(date)
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return math.nan


def pause(attempt: int) -> float:
    """Seconds before the next try of a reading, as the vendor's own client waits."""
    return 1.5 * attempt
