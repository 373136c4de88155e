"""What a board looks like outside of the library."""

import json
from pathlib import Path

from hailuo_desktop.domain.catalog import HAILUO_02
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.store.batch.model import COLUMNS, from_json
from hailuo_desktop.store.batch.read import read
from hailuo_desktop.store.batch.sheet import xlsx_sheet
from hailuo_desktop.store.batch.writing import batch_of, to_csv, to_json, write_template


def test_the_json_says_only_what_is_not_as_usual() -> None:
    board = Storyboard("b", "Board", (Shot("s", prompt="A boat", duration=10),))
    found = json.loads(to_json(batch_of(board, lambda frame: frame.name)))
    assert found == {
        "format": "hailuo-storyboard",
        "version": 1,
        "name": "Board",
        "shots": [{"prompt": "A boat", "duration": 10}],
    }


def test_half_a_character_does_not_spoil_the_file() -> None:
    board = Storyboard("b", "B", (Shot("s", prompt="half \ud83d"),))
    batch = batch_of(board, lambda frame: frame.name)
    assert from_json(to_json(batch).encode(), "b").shots[0].prompt == "half \ufffd"
    assert "half \ufffd" in to_csv(batch).decode("utf-8-sig")


def test_the_table_names_every_field_and_opens_in_a_spreadsheet() -> None:
    board = Storyboard("b", "B", (Shot("s", prompt='A, b; "c"', model=HAILUO_02.id),))
    data = to_csv(batch_of(board, lambda frame: frame.name))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").splitlines()[0].split(",") == list(COLUMNS)


def test_the_template_is_a_valid_batch_but_for_its_pictures(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx")
    assert xlsx_sheet(tmp_path / "template.xlsx", bool).header == COLUMNS
    found = read(tmp_path / "template.xlsx")
    assert [entry.shot.name for entry in found.entries] == ["01", "02", "03"]
    assert [*tmp_path.iterdir()] == [tmp_path / "template.xlsx"]
