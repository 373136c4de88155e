"""How long to wait before the same again: pure, with the chance passed in."""

import random
from collections.abc import Callable

Jitter = Callable[[float], float]  # a delay in seconds → the delay to use

BASE = 2.0  # seconds
CAP = 120.0  # seconds: long enough to be gentle, short enough to notice a return
LONGEST = 3600.0  # seconds: what a service may ask for at once


def delay(attempt: int, retry_after: float | None, jitter: Jitter, cap: float = CAP) -> float:
    """Seconds before attempt ``attempt + 1``; what the service asked for comes first."""
    if retry_after is not None:
        return min(LONGEST, max(0.0, retry_after))
    return jitter(min(cap, BASE * 2.0 ** min(attempt, 12)))


def jitter(seconds: float) -> float:
    """Up to a tenth earlier or later, so that many apps do not ask in step."""
    return seconds * random.uniform(0.9, 1.1)  # noqa: S311 - no secret hangs on it
