"""Retry-After in both of its forms, and in none."""

import pytest

from hailuo_desktop.evolink.retry import pause, retry_after

NOW = 1_793_000_000.0  # Mon, 26 Oct 2026 07:33:20 GMT


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
    assert retry_after(header, NOW) == seconds


def test_pauses_grow() -> None:
    assert [pause(1), pause(2)] == [1.5, 3.0]
