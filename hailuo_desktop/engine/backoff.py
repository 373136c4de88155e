"""How long to wait before the same again: pure, with the chance passed in."""

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
