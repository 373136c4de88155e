"""Word by word: what a reader calls a change is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.word_diff import Change, Piece, change_in_short, word_diff

SAME, REMOVED, ADDED = Change.SAME, Change.REMOVED, Change.ADDED


@given(st.text(max_size=80), st.text(max_size=80))
def test_both_texts_can_be_read_from_the_pieces(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert "".join(p.text for p in pieces if p.change is not ADDED) == before
    assert "".join(p.text for p in pieces if p.change is not REMOVED) == after
    assert all(piece.text for piece in pieces)


def test_a_word_changes_as_a_whole() -> None:
    assert word_diff("A boat at night", "A boat at midnight") == (
        Piece(SAME, "A boat at "),
        Piece(REMOVED, "night"),
        Piece(ADDED, "midnight"),
    )


def test_a_camera_command_is_one_word() -> None:
    assert word_diff("Sea [Push in]", "Sea [Pull out]") == (
        Piece(SAME, "Sea "),
        Piece(REMOVED, "[Push in]"),
        Piece(ADDED, "[Pull out]"),
    )


def test_scripts_without_blanks_change_by_the_character() -> None:
    assert word_diff("夜の海", "朝の海") == (
        Piece(REMOVED, "夜"),
        Piece(ADDED, "朝"),
        Piece(SAME, "の海"),
    )


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("A boat", "A boat", ""),
        ("A boat", "A  boat ", ""),
        ("A boat at night", "A boat at dawn", "“night” → “dawn”"),
        ("A boat", "A boat in fog", "+ “in fog”"),
        ("A red boat", "A boat", "− “red”"),
        ("a b c d e f g", "1 b 2 d 3 f 4", "“a” → “1” · “c” → “2” · …"),
    ],
)
def test_the_first_changes_fit_a_line(before: str, after: str, words: str) -> None:
    assert change_in_short(before, after) == words
