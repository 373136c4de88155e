"""Where a command is being written, and what choosing one makes of the prompt."""

import pytest

from hailuo_desktop.ui.shot.completion import finish, unfinished_at


@pytest.mark.parametrize(
    ("before", "typed"),
    [
        ("[", ""),
        ("slowly [Pa", "Pa"),
        ("[Pan left, Zo", "Zo"),
        ("[Pan left,", ""),
        ("🐦 [ti", "ti"),
    ],
)
def test_a_command_is_being_written(before: str, typed: str) -> None:
    found = unfinished_at(before, len(before))
    assert found is not None
    assert (found.typed, found.closed) == (typed, False)


@pytest.mark.parametrize("before", ["", "Pan", "[Pan left]", "[Pan left] and", "[\nPan"])
def test_no_command_is_being_written(before: str) -> None:
    assert unfinished_at(before, len(before)) is None


@pytest.mark.parametrize(
    ("before", "after", "result", "cursor"),
    [
        ("a [pa", "", "a [Pan left]", 12),
        ("a [pa", " b", "a [Pan left] b", 12),
        ("a [pa", "] b", "a [Pan left] b", 12),
        ("a [Zoom in,", "]", "a [Zoom in,Pan left]", 20),
        ("a [pa", ",Zoom in]", "a [Pan left,Zoom in]", 11),
        ("🐦[", "", "🐦[Pan left]", 11),
    ],
)
def test_finishing_closes_what_is_open(before: str, after: str, result: str, cursor: int) -> None:
    prompt = before + after
    found = unfinished_at(prompt, len(before))
    assert found is not None
    edit = finish(prompt, found, "Pan left")
    assert (edit.apply(prompt), edit.cursor) == (result, cursor)
