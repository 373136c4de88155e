"""Which shots ``--shots`` means."""

import pytest

from hailuo_desktop.cli.selection import BadSelection, selection


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (None, [1, 2, 3, 4, 5]),
        ("1", [1]),
        ("1,3-5", [1, 3, 4, 5]),
        (" 2 - 3 , 1 ", [1, 2, 3]),
        ("3,3,2-4", [2, 3, 4]),
    ],
)
def test_places_and_spans(text: str | None, places: list[int]) -> None:
    assert selection(text, 5) == places


@pytest.mark.parametrize(
    "text", ["", "0", "6", "1-", "-2", "x", "2-1", "1,,2", "1.5", "²", "1-2-3"]
)
def test_what_is_no_shot_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(BadSelection, match=r"^--shots.*\.$"):
        selection(text, 5)


def test_a_batch_of_one_shot_is_named_as_that() -> None:
    with pytest.raises(BadSelection, match="has only shot 1"):
        selection("2", 1)
