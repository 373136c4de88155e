"""Notes of several reviewers beside each other."""

from hailuo_desktop.domain.marks import LONGEST_NOTE
from hailuo_desktop.studio.handoff.review_notes import with_note


def test_a_note_comes_behind_what_is_there_once() -> None:
    first = with_note("mine", " too dark ", "Ada  L.")
    assert first == "mine\nAda L.: too dark"
    assert with_note(first, "too dark", "Ada L.") == first
    assert with_note(first, "no", "") == f"{first}\nno"
    assert with_note("not good", "no", "") == "not good\nno"
    assert with_note("mine", "  ", "Ada") == "mine"


def test_notes_never_grow_beyond_what_a_take_holds() -> None:
    assert len(with_note("x" * LONGEST_NOTE, "more", "Ada")) == LONGEST_NOTE
