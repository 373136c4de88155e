"""How long the queue may still take, in words."""

import pytest

from hailuo_desktop.ui.queue.finish import left


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0.0, "about a minute left"),
        (59.0, "about a minute left"),
        (61.0, "about 2 min left"),
        (3540.0, "about 59 min left"),
        (3541.0, "about 1 h left"),
        (3700.0, "about 1 h 10 min left"),
        (7200.0, "about 2 h left"),
    ],
)
def test_minutes_are_rounded_up_and_hours_coarsely(seconds: float | None, words: str) -> None:
    assert left(seconds) == words
