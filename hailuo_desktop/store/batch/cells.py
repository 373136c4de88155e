"""One cell of a spreadsheet as a person reads it on the screen."""

import re
from datetime import date, datetime, time, timedelta

# What spreadsheets of all languages put where a result should be: #REF!, #BEZUG!, #N/A, Err:502.
_ERROR = re.compile(r"#[^\W\d_][\w/ÄÖÜäöü]*[!?]|#N/A|#NV|#N/D|#Н/Д|Err:\d{3}", re.IGNORECASE)
_PLACES = re.compile(r"[0#]+\.(0+)")
_NOUGHTS = re.compile("0+")
_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\x7f\ufeff]")
MOST_DIGITS = 15  # that a spreadsheet keeps of a number: what lies behind them is noise


def cell_text(value: object, shown_as: str = "General") -> str:
    """A cell as one would type it: 6 and not 6.0, true and not True; ``shown_as`` is its format.

    A time keeps the parts that are shown: 0:06 where there are no seconds, 00:06 as mm:ss.
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return _number(value, shown_as)
        case datetime():
            day, at = value.date().isoformat(), value.time()
            return f"{day} {_time(_seconds(at), shown_as)}" if at != time() else day
        case date():
            return value.isoformat()
        case time():
            return _time(_seconds(value), shown_as)
        case timedelta():
            return _time(round(value.total_seconds()), shown_as)
        case _:
            return lines(str(value))


def lines(text: str) -> str:
    """A text with ends of lines as they are here, and without what no text holds."""
    text = re.sub("\r\n?|[\v\f\u2028\u2029]", "\n", text)
    return _CONTROLS.sub("", text)


def is_error(text: str) -> bool:
    """Whether a cell holds what a spreadsheet writes in place of a result."""
    return bool(_ERROR.fullmatch(text.strip()))


def _number(value: float, shown_as: str) -> str:
    """With the noughts that it is shown with, as in the codes 007 and 1.10."""
    text = f"{value:.{MOST_DIGITS}g}"
    if value != int(value) and (places := _PLACES.fullmatch(shown_as)):
        return f"{value:.{len(places[1])}f}"
    whole = str(int(value)) if value == int(value) and abs(value) < 10**MOST_DIGITS else text
    return whole.zfill(len(shown_as)) if _NOUGHTS.fullmatch(shown_as) else whole


def _seconds(at: time) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second + round(at.microsecond / 1_000_000)


def _time(seconds: int, shown_as: str) -> str:
    sign, seconds = "-" * (seconds < 0), abs(seconds)
    hours, minutes = f"{seconds // 3600}", f"{seconds // 60 % 60:02}"
    if "s" not in shown_as.lower():
        return f"{sign}{hours}:{minutes}" if ":" in shown_as else f"{sign}{hours}:{minutes}:00"
    if "h" not in shown_as.lower():
        return f"{sign}{seconds // 60:02}:{seconds % 60:02}"
    return f"{sign}{hours}:{minutes}:{seconds % 60:02}"
