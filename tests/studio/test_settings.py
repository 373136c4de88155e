"""Every setting by its name, its type and its default."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.studio.settings import (
    BOARD_VIEW,
    CAP,
    EXPORT,
    PARALLEL,
    PROXY,
    SETTINGS,
    BoardView,
    EngineMemory,
    ExportChoice,
    Setting,
    Settings,
    named,
    unusable,
)

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


class Storage:
    def __init__(self, **values: object) -> None:
        self.values = dict(values)

    def get(self, name: str, default: object) -> object:
        return self.values.get(name, default)

    def put(self, name: str, value: object) -> None:
        self.values[name] = value


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda each: each.name)
def test_each_has_a_default_of_its_own_type_and_says_where_it_is_used(
    setting: Setting[Any],
) -> None:
    assert setting.used
    settings = Settings(Storage())
    assert settings.get(setting) == setting.default
    settings.put(setting, setting.default)
    assert settings.get(setting) == setting.default


@given(ANYTHING)
def test_whatever_lies_on_disk_gives_a_value_that_can_be_one(value: object) -> None:
    for setting in SETTINGS:
        found = Settings(Storage(**{setting.name: value})).get(setting)
        assert setting.kind.validate_python(found) == found


def test_what_is_put_comes_back() -> None:
    storage = Storage()
    left = BoardView("s1", 40, "large", "boat", ("ready",), ("T2V", "FLF"))
    Settings(storage).put(BOARD_VIEW.of("b"), left)
    assert storage.values["board.left.b"]["kinds"] == ["ready"]  # type: ignore[index]
    assert Settings(storage).get(BOARD_VIEW.of("b")) == left
    assert Settings(storage).get(BOARD_VIEW.of("c")) == BoardView()


def test_what_a_newer_version_adds_is_left_out_and_what_lacks_has_its_default() -> None:
    storage = Storage(export={"folder": "/films", "codec": "av1"})
    assert Settings(storage).get(EXPORT) == ExportChoice(folder="/films")


def test_a_cap_below_nothing_is_no_cap() -> None:
    assert Settings(Storage(**{"queue.cap": -5})).get(CAP) == 0


def test_the_engine_remembers_under_registered_names_alone() -> None:
    memory = EngineMemory(Settings(Storage()))
    memory.put("engine.balance@x", [1.0, "20"])
    assert memory.get("engine.balance@x", None) == [1.0, "20"]
    assert memory.get("queue.paused", False) is False
    with pytest.raises(KeyError):
        memory.put("somewhere.else", 1)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda each: each.name)
def test_each_lies_where_it_belongs(setting: Setting[Any]) -> None:
    library, own = Storage(), Storage()
    Settings(library, own).put(setting, setting.default)
    assert list((own if setting.personal else library).values) == [setting.name]
    assert not (library if setting.personal else own).values


def test_who_follows_hears_the_value_now_and_each_that_comes() -> None:
    settings, heard = Settings(Storage()), list[int]()
    settings.put(PARALLEL, 5)
    settings.follow(PARALLEL, heard.append)
    settings.put(PARALLEL, 7)
    assert heard == [5, 7]


@given(ANYTHING)
def test_what_cannot_be_a_value_is_named_and_what_can_is_not(value: object) -> None:
    for setting in SETTINGS:
        if setting.is_family or value is None:
            continue
        said = unusable(Settings(Storage(**{setting.name: value})))
        assert bool(said) is not setting.fits(value)
        assert all(setting.name in sentence for sentence in said)


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        ("", ""),
        (" Direct ", "direct"),
        ("proxy:8080", "http://proxy:8080"),
        ("socks://localhost:1080", "socks5://localhost:1080"),
    ],
)
def test_a_proxy_is_kept_as_requests_take_it(choice: str, kept: str) -> None:
    assert PROXY.kind.validate_python(choice) == kept


@pytest.mark.parametrize("choice", ["http://me:secret@proxy:1", "a b", "ftp://x", "http://[", 8080])
def test_a_proxy_that_cannot_be_one_or_holds_a_secret_is_not_kept(choice: object) -> None:
    assert not PROXY.fits(choice)


def test_no_two_settings_can_be_mixed_up() -> None:
    for setting in SETTINGS:
        assert named(setting.name).used == setting.used
