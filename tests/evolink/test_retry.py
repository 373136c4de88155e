"""Retry-After in both of its forms, and in none."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from hailuo_desktop.evolink.retry import pause, retry_after

DATE = "Mon, 26 Oct 2026 07:33:20 GMT"


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0),
        ("7", 7.0),
        (" 1.5 ", 1.5),
        ("-3", 0.0),
        ("1e999", 86_400.0),
        ("999999999", 86_400.0),
        ("Mon, 26 Oct 2026 07:34:20 GMT", 60.0),
        ("Mon, 26 Oct 2026 09:34:20 +0200", 60.0),
        ("Mon, 26 Oct 2026 07:34:20 -0000", 60.0),
        ("Mon, 26 Oct 2026 07:00:00 GMT", 0.0),
        ("nan", None),
        ("soon", None),
        ("Mon, 99 Foo 2026", None),
        ("Mon, 26 Oct 99999 07:34:20 GMT", None),
        ("Mon, 01 Jan 0001 00:00:00 +2300", 0.0),
        ("", None),
        (None, None),
    ],
)
def test_a_wait_is_read(header: str | None, seconds: float | None) -> None:
    headers = {"date": DATE} if header is None else {"date": DATE, "retry-after": header}
    assert retry_after(headers) == seconds


@pytest.mark.parametrize("hours", [-48, -5, -1, 1, 5, 48])
def test_a_clock_that_is_off_changes_no_wait(hours: int) -> None:
    """The service's clock and ours are apart: the answer's own date tells how long it means."""
    answered = datetime.now(UTC) + timedelta(hours=hours)
    until = answered + timedelta(seconds=45)
    headers = {"date": format_datetime(answered, usegmt=True)}
    headers["retry-after"] = format_datetime(until, usegmt=True)
    assert retry_after(headers) == 45.0


@pytest.mark.parametrize("hours", [1, 5, 48])
def test_by_our_own_clock_alone_no_wait_is_long(hours: int) -> None:
    until = datetime.now(UTC) + timedelta(hours=hours)
    assert retry_after({"retry-after": format_datetime(until, usegmt=True)}) == 600.0


def test_pauses_grow() -> None:
    assert [pause(1), pause(2)] == [1.5, 3.0]
