"""Frame rates as editors know them: exact fractions, with whole-numbered timecode."""

from fractions import Fraction

# Frames a second, as SMPTE and the editors count them; the odd ones are 1000/1001 of a whole.
STANDARD = (
    *(Fraction(n * 1000, 1001) for n in (24, 30, 60, 120)),
    *(Fraction(n) for n in (12, 15, 24, 25, 30, 48, 50, 60, 100, 120)),
)
USUAL = Fraction(25)  # of the service's films, where nothing says otherwise
_NEAR = Fraction(1, 2500)  # of a rate: 24 and 23.976 are 1/1000 apart


def standard(rate: Fraction) -> Fraction:
    """The standard rate that a file's own average comes to, or that average as it is."""
    near = min(STANDARD, key=lambda each: abs(each - rate))
    return near if abs(near - rate) <= near * _NEAR else rate.limit_denominator(1001)


def timebase(rate: Fraction) -> int:
    """Frames that a second of timecode counts: 24 of 23.976."""
    return max(1, -(-rate.numerator // rate.denominator))


def is_ntsc(rate: Fraction) -> bool:
    """Whether it runs 1000/1001 as fast as its timecode says."""
    return rate == Fraction(timebase(rate) * 1000, 1001)


def said(rate: Fraction) -> str:
    """As editors write it: 25, 23.976, 29.97."""
    return f"{float(rate):.3f}".rstrip("0").rstrip(".")


def rescaled(frames: int, rate: Fraction, to: Fraction) -> int:
    """So many frames at one rate as frames at another, to the nearest."""
    return frames if rate == to else round(frames * to / rate)


def timecode(frames: int, rate: Fraction) -> str:
    """“01:00:02:12”, without drop frames."""
    base = timebase(rate)
    seconds, rest = divmod(frames, base)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours % 24:02}:{minute:02}:{second:02}:{rest:02}"
