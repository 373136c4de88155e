"""What was dropped, sorted by what it is."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.studio.gathering import gather, natural, prompts_in, read_text


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
    assert found.batches == ()  # a folder is opened for its pictures, not for what it may hold else
    given = gather([tmp_path / "list.csv", lonely, tmp_path / "gone.png"])
    assert [path.name for path in given.batches] == ["list.csv"]
    assert [path.name for path in given.stills] == ["gone.png", "no suffix"]


@pytest.mark.parametrize(
    ("text", "prompts"),
    [
        ("", []),
        ("\ufeffone\r\ntwo\rthree\n", ["one", "two", "three"]),
        ("first\nparagraph\n\n  \nsecond", ["first\nparagraph", "second"]),
        ("\n\nalone\n\n", ["alone"]),
        ("no\0thing\n\0", ["nothing"]),
    ],
)
def test_prompts_are_lines_or_paragraphs(text: str, prompts: list[str]) -> None:
    assert prompts_in(text) == prompts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_texts_are_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "text.txt"
    file.write_text("Über – ein Boot", encoding=encoding)
    assert read_text(file) == "Über – ein Boot"
