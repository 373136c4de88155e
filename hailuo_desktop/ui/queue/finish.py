"""When the queue may be through, in words that do not jump about."""

from math import ceil

from hailuo_desktop.translate import t

HOUR = 60  # minutes
COARSE = 10  # minutes: beyond an hour, nobody knows it better


def left(seconds: float | None) -> str:
    """“about 12 min left”; empty where nothing is known."""
    if seconds is None:
        return ""
    minutes, hours, rest = _rounded(seconds)
    if minutes <= 1:
        return t("about a minute left")
    if minutes < HOUR:
        return t("about {minutes} min left", minutes=minutes)
    if rest:
        return t("about {hours} h {minutes} min left", hours=hours, minutes=rest)
    return t("about {hours} h left", hours=hours)


def about(seconds: float) -> str:
    """“about 12 min”."""
    minutes, hours, rest = _rounded(seconds)
    if minutes <= 1:
        return t("about a minute")
    if minutes < HOUR:
        return t("about {minutes} min", minutes=minutes)
    if rest:
        return t("about {hours} h {minutes} min", hours=hours, minutes=rest)
    return t("about {hours} h", hours=hours)


def _rounded(seconds: float) -> tuple[int, int, int]:
    """Whole minutes; and the same as hours and minutes, coarsely."""
    minutes = ceil(seconds / 60)
    return minutes, *divmod(ceil(minutes / COARSE) * COARSE, HOUR)
