"""Numbers, sizes, dates and times as people read them."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop import formats
from hailuo_desktop.translate import speak
from tests.fakes.catalogue import catalogue

WHEN = datetime(2026, 11, 29, 14, 5).astimezone()


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(NullTranslations())


@pytest.mark.parametrize(
    ("value", "most", "least", "text"),
    [
        (0, 1, 0, "0"),
        (12, 1, 0, "12"),
        (Decimal("12.50"), 1, 0, "12.5"),
        (Decimal("12.00"), 1, 0, "12"),
        (Decimal("1234567.25"), 1, 0, "1\u2009234\u2009567.2"),
        (-0.04, 1, 0, "0"),
        (Decimal("-0.04"), 1, 1, "0.0"),
        (-1234, 0, 0, "-1\u2009234"),
        (2, 1, 1, "2.0"),
        (Decimal("2.250"), formats.EXACT, 0, "2.25"),
        (Decimal("1E+3"), formats.EXACT, 0, "1\u2009000"),
        (float("nan"), 0, 0, "nan"),
    ],
)
def test_a_number_in_english(value: formats.Number, most: int, least: int, text: str) -> None:
    assert formats.number(value, most, least) == text


def test_the_house_writes_english_its_own_way() -> None:
    assert formats.size(2_400_000) == "2.4 MB"
    assert formats.percent(39.6) == "40 %"
    assert formats.seconds(6) == "6 s"
    assert formats.date(WHEN) == "2026-11-29"
    assert formats.time(WHEN) == "14:05"
    assert formats.date_and_time(WHEN.timestamp()) == "2026-11-29 14:05"


@pytest.mark.parametrize(
    ("language", "number", "day", "time"),
    [
        ("de", "1.234.567,5", "29.11.2026", "14:05"),
        ("fr", "1\u202f234\u202f567,5", "29 nov. 2026", "14:05"),
        ("hi", "12,34,567.5", "29 नव॰ 2026", "2:05 pm"),
        ("pt-BR", "1.234.567,5", "29 de nov. de 2026", "14:05"),
        ("zh_Hans", "1,234,567.5", "2026年11月29日", "14:05"),
    ],
)
def test_each_language_has_its_own(language: str, number: str, day: str, time: str) -> None:
    speak(catalogue({}, language))
    assert formats.number(Decimal("1234567.5"), 1) == number
    assert formats.date(WHEN) == day
    assert formats.time(WHEN).replace("\u202f", " ") == time


def test_a_unit_and_an_order_are_translated_like_any_sentence() -> None:
    speak(catalogue({"{megabytes} MB": "{megabytes} Mo", "{date} {time}": "{date} à {time}"}, "fr"))
    assert formats.size(2_400_000) == "2,4 Mo"
    assert formats.date_and_time(WHEN) == "29 nov. 2026 à 14:05"


@pytest.mark.parametrize("language", ["xx", "tlh_Qo'noS", "en_GB", "en-US", "!"])
def test_a_language_that_nobody_knows_is_written_as_english(language: str) -> None:
    speak(catalogue({}, language))
    assert formats.number(1234.5) == "1\u2009234.5"


@pytest.mark.parametrize(
    ("length", "text"),
    [(-1, "0:00"), (0, "0:00"), (7.9, "0:07"), (750, "12:30"), (3599, "59:59"), (3723, "1:02:03")],
)
def test_a_counter(length: float, text: str) -> None:
    assert formats.clock(length) == text


def test_english_loads_nothing_more() -> None:
    line = (
        "import sys; from hailuo_desktop import formats as f; "
        "f.number(1); f.date_and_time(0); f.size(1); sys.exit('babel' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", line], check=False).returncode == 0


VALUES = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9)) | (
    st.integers(-(10**15), 10**15)
)


@given(VALUES)
def test_an_exact_number_can_be_read_back(value: Decimal | int) -> None:
    text = formats.number(value)
    assert Decimal(text.replace(formats.THIN, "")) == value


@given(VALUES, st.integers(0, 3))
def test_a_number_is_never_off_by_more_than_half_of_its_last_digit(
    value: Decimal | int, most: int
) -> None:
    shown = Decimal(formats.number(value, most).replace(formats.THIN, ""))
    assert abs(shown - value) <= Decimal(5).scaleb(-most - 1)


@given(VALUES, st.integers(0, 3), st.sampled_from(["de", "fr", "hi", "ar", "he", "zh_Hant", "sw"]))
def test_the_digits_are_the_same_in_every_language(
    value: Decimal | int, most: int, language: str
) -> None:
    english = formats.number(value, most)
    speak(catalogue({}, language))
    there = formats.number(value, most)
    speak(NullTranslations())
    assert [c for c in there if c.isdecimal()] == [c for c in english if c.isdecimal()]


@given(st.floats())
def test_no_number_fails(value: float) -> None:
    for language in ("en", "de"):
        speak(catalogue({}, language))
        formats.number(value, 1)
        formats.percent(value)
    speak(NullTranslations())


@given(st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_moment_is_the_same_as_its_seconds(when: datetime) -> None:
    assert formats.date_and_time(when) == formats.date_and_time(when.timestamp())
