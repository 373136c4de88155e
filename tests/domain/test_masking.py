"""What is sent on to somebody else holds neither a key nor the way to a home."""

from pathlib import Path, PureWindowsPath
from typing import cast

import pytest

from hailuo_desktop.domain.masking import masked, without_home, without_key

KEY = "evo/quite+secret=7261"


def test_a_key_goes_whatever_it_looks_like() -> None:
    assert without_key(f"sent with {KEY}", KEY) == "sent with [key]"


@pytest.mark.parametrize("text", ["sk-abc_DEF-123456", "Bearer other/key+9876="])
def test_what_looks_like_a_key_goes_without_being_known(text: str) -> None:
    assert without_key(f"({text})") == "([key])"


def test_other_words_stay() -> None:
    words = "task-unified-1757169743-7cvnl5zw: a disk-shaped risk-free desk"
    assert without_key(words) == words


def test_a_home_becomes_a_tilde_in_paths_and_in_addresses() -> None:
    home = Path("/house/of/mine")
    text = "in /house/of/mine/library and file:///house/of/mine/library"
    assert without_home(text, [home]) == "in ~/library and file://~/library"


def test_a_home_on_windows_goes_in_every_way_to_write_it() -> None:
    home = cast(Path, PureWindowsPath(r"D:\People\mine"))
    text = r'D:\People\mine\a D:/People/mine/a "D:\\People\\mine\\a"'
    assert without_home(text, [home]) == r'~\a ~/a "~\\a"'


def test_a_home_that_is_the_root_tears_no_holes() -> None:
    assert without_home("a/b", [Path("/")]) == "a/b"


def test_both_go_at_once() -> None:
    assert masked(f"{Path.home()}/x {KEY}", KEY) == "~/x [key]"


def test_the_name_of_a_home_stands_in_no_other_path() -> None:
    text = "/media/mine_too/a, /media/anna/films and /media/anna, D:\\anna\\x; anna sings"
    assert without_home(text, [Path("/house/anna")]) == (
        "/media/mine_too/a, /media/[user]/films and /media/[user], D:\\[user]\\x; anna sings"
    )
