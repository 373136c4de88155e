"""Batches as CSV, however the spreadsheet wrote them."""

from pathlib import Path

import pytest

from hailuo_desktop.store.batch.model import BatchError
from hailuo_desktop.store.batch.read import read
from hailuo_desktop.store.batch.table import from_csv

TABLE = "name,prompt,duration,prompt_optimizer\nS1,A boat,6,no\nS2,Ü “storm”,10,yes\n"


def refused(data: bytes) -> tuple[str, ...]:
    with pytest.raises(BatchError) as error:
        from_csv(data, "table")
    assert all("\n" not in problem for problem in error.value.problems)
    return error.value.problems


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("comma", [",", ";", "\t"])
def test_every_common_way_to_write_it_is_read(coding: str, ending: str, comma: str) -> None:
    mark = "\ufeff" if coding in ("utf-16-le", "utf-16-be") else ""
    data = (mark + TABLE.replace(",", comma).replace("\n", ending)).encode(coding)
    first, second = from_csv(data, "table").shots
    assert (first.name, first.prompt, first.duration) == ("S1", "A boat", 6)
    assert not first.prompt_optimizer
    assert (second.prompt, second.duration) == ("Ü “storm”", 10)


def test_a_text_in_quotes_may_hold_anything() -> None:
    data = b'prompt,name\r\n"first,\r\nsecond; ""third""",S1\r\n'
    (shot,) = from_csv(data, "table").shots
    assert shot.prompt == 'first,\r\nsecond; "third"'


def test_another_coding_is_refused_in_words() -> None:
    (problem,) = refused(TABLE.encode() + b"\xff")
    assert "save it as “CSV UTF-8”" in problem


def test_every_bad_cell_is_named_by_its_row() -> None:
    data = b"prompt,duration,takes,prompt_optimizer\nA,six,1,yes\nB,6,0,maybe\nC,6,1,no\n"
    found = refused(data)
    assert len(found) == 3
    assert found[0].startswith("row 2: duration")
    assert found[0] == "row 2: duration: give a whole number (found: 'six')."
    assert {problem.split(":")[1].strip().split(" ")[0] for problem in found[1:]} == {
        "takes",
        "prompt_optimizer",
    }
    assert all(problem.startswith("row 3: ") for problem in found[1:])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the table is empty"),
        (b"\n\n  ,\n", "the table is empty"),
        (b"prompt,colour\nA,red\n", "no column “colour”"),
        (b"prompt,prompt\nA,B\n", "stands twice"),
        (b"prompt\n", "has no shots"),
        (b"prompt,name\nA,B,C\n", "more cells than columns"),
        (b'prompt\n"A', "opened and never closed"),
        (b'prompt\n"A "big" boat"', "has to stand twice"),
        (b"takes\n0\n", "give 1 or more"),
        (b"duration\n" + b"9" * 9000 + b"\n", "duration"),
        ("duration\n²\n".encode(), "duration"),
        (b"duration\n6.5\n", "duration"),
    ],
)
def test_what_is_no_table_is_told(data: bytes, words: str) -> None:
    assert words in " ".join(refused(data))


def test_a_text_of_any_length_is_read_for_the_rules_to_judge() -> None:
    (shot,) = from_csv(b"prompt\n" + b"x" * 200_000, "a").shots
    assert len(shot.prompt) == 200_000


def test_what_nobody_can_see_is_no_part_of_a_text() -> None:
    data = 'name,prompt\n"\x1b[31mA\nB","A\0 boat\x0bleaves\x07\u2028👩\u200d👧"\n'
    (shot,) = from_csv(data.encode(), "a").shots
    assert (shot.name, shot.prompt) == ("[31mA B", "A boat\nleaves\n👩\u200d👧")


def test_pictures_lie_beside_the_table(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"mine")
    (tmp_path / "table.csv").write_text("first_frame\na.png\n", "utf-8")
    found = read(tmp_path / "table.csv")
    assert found.name == "table"
    first = found.entries[0].first
    assert first is not None
    assert first.read() == b"mine"
