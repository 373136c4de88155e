"""The end of a log, by its entries: bounded, and without a key."""

import logging
from pathlib import Path

from hailuo_desktop.studio.log_entries import LONGEST, MOST, at_least, entries, read_log

HEAD = "2026-11-29 10:00:00,123"


def test_what_has_no_head_belongs_to_the_entry_before() -> None:
    lines = [
        "half a line",
        f"{HEAD} ERROR hailuo_desktop: a bug",
        "Traceback",
        f"{HEAD} INFO x: y",
    ]
    first, second = entries(lines)
    assert first.text == f"{HEAD} ERROR hailuo_desktop: a bug\nTraceback"
    assert (first.level, second.level) == (logging.ERROR, logging.INFO)
    assert at_least([first, second], logging.WARNING) == first.text


def test_a_long_log_is_read_by_its_end(tmp_path: Path) -> None:
    file = tmp_path / "a.log"
    file.write_text("".join(f"{HEAD} INFO x: line {n}\n" for n in range(30_000)), "utf-8")
    found = read_log(file)
    assert len(found) == MOST
    assert found[-1].text.endswith("line 29999")


def test_no_log_is_an_empty_one(tmp_path: Path) -> None:
    assert read_log(tmp_path / "none") == []


def test_bytes_that_are_no_text_and_keys_are_no_trouble(tmp_path: Path) -> None:
    file = tmp_path / "a.log"
    file.write_bytes(f"{HEAD} INFO x: ".encode() + b"\xff own-key sk-abcdefgh12345\n")
    (entry,) = read_log(file, "own-key")
    assert entry.text.endswith("\ufffd [key] [key]")


def test_what_another_program_answered_is_shown_as_text_of_bounded_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.log"
    file.write_text(f"{HEAD} INFO x: a\tb \x1b[31mred\x07 {'9' * 3 * LONGEST}\n", "utf-8")
    (entry,) = read_log(file)
    assert "a\tb \ufffd[31mred\ufffd 999" in entry.text
    assert len(entry.text) == LONGEST + 1
    assert entry.text.endswith("9…")
