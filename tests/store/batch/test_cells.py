"""Cells as a person reads them."""

from datetime import date, datetime, time, timedelta

import pytest

from hailuo_desktop.store.batch.cells import cell_text, is_error, lines


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (6.0, "6"),
        (6.5, "6.5"),
        (7, "7"),
        (date(2026, 1, 2), "2026-01-02"),
    ],
)
def test_cells_read_as_one_would_type_them(value: object, text: str) -> None:
    assert cell_text(value) == text


@pytest.mark.parametrize(
    ("value", "shown_as", "text"),
    [
        (time(0, 6), "h:mm", "0:06"),
        (time(0, 0, 6), "h:mm:ss", "0:00:06"),
        (time(0, 0, 6), "mm:ss", "00:06"),
        (timedelta(seconds=10), "[hh]:mm:ss", "0:00:10"),
        (datetime(2026, 1, 3, 9, 30), "yyyy-mm-dd h:mm", "2026-01-03 9:30"),  # noqa: DTZ001 - a cell has no zone
        (datetime(2026, 1, 3), "d-mmm", "2026-01-03"),  # noqa: DTZ001 - a cell has no zone
        (7, "000", "007"),
        (1.1, "0.00", "1.10"),
        (6.0, "0.000", "6"),
        (0.1 + 0.2, "General", "0.3"),
        (12345678901234567890.0, "General", "1.23456789012346e+19"),
    ],
)
def test_a_cell_reads_as_it_is_shown(value: object, shown_as: str, text: str) -> None:
    assert cell_text(value, shown_as) == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\v", "\f", "\u2028", "\u2029"])
def test_a_line_ends_in_one_way(end: str) -> None:
    assert lines(f"A boat{end}leaves\x01\0") == "A boat\nleaves"


@pytest.mark.parametrize("text", ["#REF!", " #n/a ", "#WERT!", "#ССЫЛКА!", "#NV", "Err:502"])
def test_an_error_is_known_in_any_language(text: str) -> None:
    assert is_error(text)


@pytest.mark.parametrize("text", ["#1", "# Scene", "A #REF! boat", "#hashtag", "Err: no", "!"])
def test_a_text_is_no_error(text: str) -> None:
    assert not is_error(text)
