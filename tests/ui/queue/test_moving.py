"""One step up or down in what waits."""

import pytest

from hailuo_desktop.ui.queue.moving import END, one_step


@pytest.mark.parametrize(
    ("chosen", "step", "before"),
    [
        ("c", -1, "b"),
        ("c", 1, "e"),
        ("a", -1, None),
        ("a", 1, "c"),
        ("e", 1, None),
        ("d", 1, END),
        ("ab", -1, None),
        ("ab", 1, "d"),
        ("de", 1, None),
        ("bd", -1, "a"),
        ("bd", 1, END),
        ("ac", -1, "b"),
        ("ce", 1, END),
        ("", 1, None),
        ("abcde", -1, None),
        ("x", 1, None),
    ],
)
def test_what_is_chosen_moves_by_one_place(chosen: str, step: int, before: str | None) -> None:
    assert one_step("abcde", chosen, step) == before
