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
    ],
)
def test_prompts_are_lines_or_paragraphs(text: str, prompts: list[str]) -> None:
    assert prompts_in(text) == prompts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_texts_are_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "text.txt"
    file.write_text("Über – ein Boot", encoding=encoding)
    assert read_text(file) == "Über – ein Boot"
