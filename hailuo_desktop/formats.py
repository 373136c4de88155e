"""Numbers, sizes, dates and times for people, as the language spoken now writes them.

English is the house's own style and needs nothing: a thin space between thousands, a decimal point,
2026-11-29 and 14:05. For any other language Babel knows how it is done, and is imported only then:
its data is 36 MB on disk, and reading one language takes some 30 ms. The digits are always 0 to 9.
Files, --json and logs never come here.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal, localcontext
from functools import lru_cache, reduce
from math import isfinite
from typing import TYPE_CHECKING

from .translate import language, t

if TYPE_CHECKING:
    from babel import Locale

Number = int | float | Decimal
Moment = float | datetime  # seconds since 1970, or a time that knows its zone
MEGABYTE = 1_000_000  # bytes, as the service and every file window count them
EXACT = 12  # decimals beyond which no price or measure goes
THIN = "\u2009"


def number(value: Number, most: int = EXACT, least: int = 0) -> str:
    """A number with so many decimals at most, and at least; halves go to the even digit."""
    if not isfinite(value):
        return str(value)
    text = f"{value:z,.{most}f}"
    whole, _, decimals = text.partition(".")
    if locale := _locale(language()):
        from babel.numbers import format_decimal

        pattern = locale.decimal_formats[None].pattern.partition(".")[0]
        places = "0" * least + "#" * (most - least)
        exact = Decimal(text.replace(",", ""))
        with localcontext(prec=len(text) + most):  # the usual 28 digits are too few for some
            return format_decimal(exact, f"{pattern}.{places}" if most else pattern, locale)
    decimals = decimals[:least] + decimals[least:].rstrip("0")
    return f"{whole.replace(',', THIN)}{f'.{decimals}' if decimals else ''}"


def size(count: int) -> str:
    """So many bytes: “2.4 MB”, always in megabytes, so that sizes compare at a glance."""
    return t("{megabytes} MB", megabytes=megabytes(count))


def megabytes(count: int) -> str:
    """So many bytes in megabytes, with one decimal, for a sentence that names the unit."""
    return number(count / MEGABYTE, 1, 1)


def percent(hundredths: float) -> str:
    """“40 %”: of 100, without decimals."""
    return t("{number} %", number=number(hundredths, 0))


def seconds(length: Number) -> str:
    """The length of a shot: “6 s”."""
    return t("{number} s", number=number(length))


def clock(length: float) -> str:
    """Whole seconds as a counter shows them: “0:07”, “12:30”, “1:02:03”; the same everywhere."""
    minutes, rest = divmod(max(0, int(length)), 60)
    if minutes < 60:
        return f"{minutes}:{rest:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def date(moment: Moment) -> str:
    """The day, by this computer's clock: “2026-11-29”."""
    when = _here(moment)
    if locale := _locale(language()):
        from babel.dates import format_date

        return format_date(when, "medium", locale)
    return f"{when:%Y-%m-%d}"


def day(iso: str) -> str:
    """A day that is told by its ISO date: “2026-11-29”."""
    return date(datetime.fromisoformat(iso).astimezone())


def time(moment: Moment) -> str:
    """Hours and minutes, by this computer's clock: “14:05”."""
    when = _here(moment)
    if locale := _locale(language()):
        from babel.dates import format_time

        return format_time(when, "short", locale=locale)
    return f"{when:%H:%M}"


def date_and_time(moment: Moment) -> str:
    """“2026-11-29 14:05”."""
    return t("{date} {time}", date=date(moment), time=time(moment))


def listed(things: Iterable[str]) -> str:
    """“a, b, c”: facts or names side by side; empty where there is none."""
    said = [*things]
    return reduce(_with, said) if said else ""


def choice(things: Iterable[str]) -> str:
    """“768p or 1080p”, “a, b or c”: what there is to choose from."""
    *front, last = things
    return t("{before} or {last}", before=listed(front), last=last) if front else last


def _with(before: str, next_: str) -> str:
    return t("{before}, {next}", before=before, next=next_)


def _here(moment: Moment) -> datetime:
    when = moment if isinstance(moment, datetime) else datetime.fromtimestamp(moment, UTC)
    return when.astimezone()


@lru_cache
def _locale(name: str) -> "Locale | None":
    """What Babel knows of a language; None for English, and for one that nobody knows."""
    if name.partition("_")[0].partition("-")[0] == "en":
        return None
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
