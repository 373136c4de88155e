"""What a board looks like outside of the library."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.catalog import HAILUO_02
from hailuo_desktop.domain.frame import Crop, Frame, ImageFacts
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.store.batch.columns import guessed
from hailuo_desktop.store.batch.model import COLUMNS, Batch, BatchShot, from_json
from hailuo_desktop.store.batch.read import read
from hailuo_desktop.store.batch.table import from_csv
from hailuo_desktop.store.batch.workbook import xlsx_sheets
from hailuo_desktop.store.batch.writing import (
    batch_of,
    member_names,
    to_csv,
    to_json,
    write_template,
)


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


def test_half_a_character_in_a_name_does_not_spoil_the_file_either() -> None:
    board = Storyboard("b", "B \ud83d", (Shot("s", name="\ud83d", scene="\ud83d"),))
    batch = batch_of(board, lambda frame: frame.name)
    found = from_json(to_json(batch).encode(), "b")
    assert (found.name, found.shots[0].name) == ("B \ufffd", "\ufffd")
    assert "\ufffd" in to_csv(batch).decode("utf-8-sig")


def frame(name: str, digest: str, kind: str = "png") -> Frame:
    return Frame(digest, name, ImageFacts(kind, 1280, 720, 7))


@pytest.mark.parametrize(
    ("name", "kind", "member"),
    [
        ("boat.png", "png", "boat.png"),
        ("Boot im Nebel.JPEG", "jpeg", "Boot im Nebel.JPEG"),
        ("photo.heic", "jpeg", "photo.jpg"),
        ("夜 🌙.webp", "webp", "夜 🌙.webp"),
        ("../..\\C:evil\n.png", "png", "_C_evil.png"),
        ("CON.png", "png", "_CON.png"),
        ("", "png", "frame.png"),
        ("x" * 300 + ".png", "png", "x" * 120 + ".png"),
    ],
)
def test_a_still_keeps_its_name_in_a_package(name: str, kind: str, member: str) -> None:
    assert member_names([frame(name, "1", kind)]) == {"1": f"images/{member}"}


def test_stills_of_one_name_are_told_apart() -> None:
    frames = [frame("a.png", "1"), frame("A.png", "2"), frame("a 2.png", "3"), frame("a.png", "4")]
    assert list(member_names(frames).values()) == [
        "images/a.png",
        "images/A 2.png",
        "images/a 2 2.png",
        "images/a 3.png",
    ]


def test_a_crop_is_written_to_the_last_digit() -> None:
    crop = Crop(1 / 3, 0.1 + 0.2, 0.123456789, 1 / 7)
    shot = Shot("s", first=replace(frame("a.png", "1"), crop=crop))
    table = to_csv(batch_of(Storyboard("b", "B", (shot,)), lambda frame: frame.name))
    assert from_csv(table, "b").shots[0].first_crop == (crop.x, crop.y, crop.width, crop.height)


def test_the_table_names_every_field_and_opens_in_a_spreadsheet() -> None:
    board = Storyboard("b", "B", (Shot("s", prompt='A, b; "c"', model=HAILUO_02.id),))
    data = to_csv(batch_of(board, lambda frame: frame.name))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").splitlines()[0].split(",") == list(COLUMNS)


def test_the_template_is_a_valid_batch_but_for_its_pictures(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx")
    assert xlsx_sheets(tmp_path / "template.xlsx", guessed)[0].header == COLUMNS
    found = read(tmp_path / "template.xlsx")
    assert [entry.shot.name for entry in found.entries] == ["01", "02", "03"]
    assert [*tmp_path.iterdir()] == [tmp_path / "template.xlsx"]


SIGNS = [*"=+-@'\",;|\t\n\r a0é雪🦊\xa0\u2028\ufeff\0", "[Push in]"]
WORDS = st.lists(st.sampled_from(SIGNS), max_size=9).map("".join)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), min_size=1, max_size=3))
def test_a_table_brings_every_word_back_to_the_letter(texts: list[tuple[str, ...]]) -> None:
    shots = [BatchShot(name=n, prompt=p, notes=o, scene=s) for n, p, o, s in texts]
    batch = Batch(name="b", shots=shots)
    assert from_csv(to_csv(batch), "b") == batch
