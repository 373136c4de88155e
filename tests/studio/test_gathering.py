"""What was dropped, sorted by what it is."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.studio.gathering import gather, natural


def test_numbers_in_names_count_as_numbers() -> None:
    names = ["shot 10", "Shot 2", "shot 1b", "shot 1", "10", "9", "a"]
    assert sorted(names, key=natural) == ["9", "10", "a", "shot 1", "shot 1b", "Shot 2", "shot 10"]


@given(st.lists(st.text()))
def test_any_names_can_be_put_in_order(names: list[str]) -> None:
    keys = [natural(name) for name in names]
    keys.sort()
    assert all(one <= other for one, other in pairwise(keys))


def test_each_folder_keeps_its_files_together(tmp_path: Path) -> None:
    for name in ("scene 10/1.png", "scene 2/2.png", "scene 2/1.png", "scene 5.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    found = gather([tmp_path / name for name in ("scene 10", "scene 5.png", "scene 2")])
    names = [path.relative_to(tmp_path).as_posix() for path in found.stills]
    assert names == ["scene 2/1.png", "scene 2/2.png", "scene 5.png", "scene 10/1.png"]


def test_a_folder_that_gives_nothing_is_told_and_spoils_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "sea.png").write_bytes(b"")
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "loop.png").symlink_to("loop.png")
    long = tmp_path / ("x" * 300)  # no system lets anybody look at that
    found = gather([long, tmp_path / "empty", tmp_path / "links", tmp_path / "sea.png"])
    assert [path.name for path in found.stills] == ["sea.png"]
    assert [sentence.split("”")[0] for sentence in found.useless] == [
        "There is nothing in “empty",
        "There is nothing in “links",
        f"“{long.name}",
    ]


def test_files_are_sorted_by_kind_and_a_folder_is_what_lies_in_it(tmp_path: Path) -> None:
    for name in ("b2.PNG", "b10.jpg", "clip.mp4", "list.csv", "text.txt", ".hidden.png", "x.db"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "deeper.png").mkdir()
    lonely = tmp_path / "no suffix"
    lonely.write_bytes(b"")
    found = gather([tmp_path])
    assert [path.name for path in found.stills] == ["b2.PNG", "b10.jpg"]
    assert [path.name for path in found.films] == ["clip.mp4"]
    assert [path.name for path in found.texts] == ["text.txt"]
    assert found.batches == ()
    assert [path.name for path in found.lists] == ["list.csv"]
    given = gather([tmp_path / "list.csv", lonely, tmp_path / "gone.png"])
    assert [path.name for path in given.batches] == ["list.csv"]
    assert [path.name for path in given.stills] == ["gone.png", "no suffix"]


def put(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"")
    return folder


def test_a_list_among_stills_is_offered(tmp_path: Path) -> None:
    put(tmp_path, "1.png", "2.png", "shots.csv", "~$shots.xlsx", "notes.txt")
    found = gather([tmp_path])
    assert [path.name for path in found.lists] == ["shots.csv"]
    assert [path.name for path in found.stills] == ["1.png", "2.png"]
    rest = found.without(tmp_path)
    assert (rest.stills, rest.texts) == ((), ())


@pytest.mark.parametrize("name", ["shots.csv", "shots.xlsx", "film.fountain", "film.fdx"])
def test_a_list_alone_in_a_folder_is_what_it_is(tmp_path: Path, name: str) -> None:
    found = gather([put(tmp_path / "folder", name)])
    assert [path.name for path in found.batches] == [name]
    assert (found.lists, found.useless) == ((), ())


def test_what_lies_one_level_down_is_taken_where_nothing_lies_above(tmp_path: Path) -> None:
    put(tmp_path / "film", "a/2.png", "b/day/1.png", "a/1.png", ".git/x.png")
    found = gather([tmp_path / "film"])
    names = [path.relative_to(tmp_path / "film").as_posix() for path in found.stills]
    assert names == ["a/1.png", "a/2.png", "b/day/1.png"]
    assert found.useless == ()


def test_what_lies_deeper_is_said_where_something_lies_above(tmp_path: Path) -> None:
    put(tmp_path / "film", "1.png", "stills/2.png", "empty/x.db")
    found = gather([tmp_path / "film"])
    assert [path.name for path in found.stills] == ["1.png"]
    assert found.useless == (
        "What lies deeper in “film” was left out (“stills”): drop that by itself.",
    )


def test_a_table_of_another_program_is_named_and_spoils_nothing(tmp_path: Path) -> None:
    (tmp_path / "list.numbers").mkdir()
    for name in ("sea.png", "list.ods"):
        (tmp_path / name).touch()
    found = gather([tmp_path / name for name in ("list.numbers", "list.ods", "sea.png")])
    assert [path.name for path in found.stills] == ["sea.png"]
    assert [words.split("”")[0] for words in found.useless] == ["“list.numbers", "“list.ods"]
