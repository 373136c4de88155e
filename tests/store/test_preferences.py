"""The artist's own settings on disk: readable, whole, and never lost for a missing comma."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.errors import LibraryError
from hailuo_desktop.store.preferences import Preferences

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "own" / "settings.json"


def test_what_is_put_is_there_at_the_next_start(file: Path) -> None:
    Preferences(file).put("appearance.theme", "dark")
    assert Preferences(file).get("appearance.theme", "") == "dark"
    assert json.loads(file.read_text("utf-8")) == {"appearance.theme": "dark"}
    assert [each.name for each in file.parent.iterdir()] == ["settings.json"]


def test_what_another_window_has_put_meanwhile_stays(file: Path) -> None:
    one, other = Preferences(file), Preferences(file)
    one.put("a", 1)
    other.put("b", 2)
    assert json.loads(file.read_text("utf-8")) == {"a": 1, "b": 2}


@given(st.dictionaries(st.text(), JSON))
def test_whatever_a_name_and_a_value_are_they_come_back(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]
) -> None:
    file = tmp_path_factory.mktemp("own") / "settings.json"
    for name, value in values.items():
        Preferences(file).put(name, value)
    assert {name: Preferences(file).get(name, "?") for name in values} == values


@pytest.mark.parametrize("text", ["{", "[1]", "null", '{"a": 1,}', "\ufffd", "[" * 100_000])
def test_a_file_that_cannot_be_read_is_kept_aside(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    preferences = Preferences(file)
    assert preferences.unreadable
    assert preferences.get("a", "default") == "default"
    preferences.put("a", 2)
    assert not preferences.unreadable
    assert json.loads(file.read_text("utf-8")) == {"a": 2}
    assert (file.parent / preferences.aside_name).read_text("utf-8") == text


def test_what_cannot_be_written_is_not_changed(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("a file where a folder should be")
    preferences = Preferences(tmp_path / "own" / "settings.json")
    assert not preferences.unreadable
    with pytest.raises(LibraryError):
        preferences.put("a", 1)
    assert preferences.get("a", "default") == "default"


def test_half_a_character_is_kept(file: Path) -> None:
    Preferences(file).put("folder", "a\udcffb")
    assert Preferences(file).get("folder", "") == "a\udcffb"
    file.read_text("utf-8")
