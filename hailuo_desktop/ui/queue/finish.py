"""When the queue may be through, in words that do not jump about."""

from math import ceil

HOUR = 60  # minutes
COARSE = 10  # minutes: beyond an hour, nobody knows it better


def left(seconds: float | None) -> str:
    """“about 12 min left”; empty where nothing is known."""
    if seconds is None:
        return ""
    return f"{about(seconds)} left"


def about(seconds: float) -> str:
    minutes = ceil(seconds / 60)
    if minutes <= 1:
        return "about a minute"
    if minutes < HOUR:
        return f"about {minutes} min"
    hours, rest = divmod(ceil(minutes / COARSE) * COARSE, HOUR)
    return f"about {hours} h {rest} min" if rest else f"about {hours} h"
