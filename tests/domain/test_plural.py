"""Numbers of things, in words."""

import pytest

from hailuo_desktop.domain.plural import counted


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 takes"), (1, "1 take"), (2, "2 takes"), (1000, "1000 takes")]
)
def test_one_is_no_plural(number: int, words: str) -> None:
    assert counted(number, "take") == words
