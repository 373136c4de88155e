"""What somebody types as a path is one, or is refused with the reason."""

from pathlib import Path

import pytest

from hailuo_desktop.studio.typed_path import BadPath, typed_path


def test_a_home_is_found() -> None:
    assert typed_path("~/films") == Path.home() / "films"


@pytest.mark.parametrize("text", ["shots.csv", "a/ b.csv", "/nothing/there", "a\udcffb"])
def test_what_is_not_there_yet_may_be_some_day(text: str) -> None:
    assert typed_path(text) == Path(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        (" ", "empty"),
        ("~nobody that is known/x", "nobody's home"),
        ("a\0b", "can be no file"),
        ("x" * 5000, "can be no file"),
    ],
)
def test_what_can_be_none_is_named(text: str, words: str) -> None:
    with pytest.raises(BadPath, match=words) as error:
        typed_path(text)
    assert len(str(error.value)) < 200
