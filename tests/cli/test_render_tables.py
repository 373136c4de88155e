"""What a table does not say of itself is said by an option, or said to the artist."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.cli.conftest import Program


def workbook(folder: Path) -> Path:
    """Two sheets, the second in front, with a row that is hidden there."""
    book = Workbook()
    for title, words in (("v1", ("old",)), ("v2", ("a", "b", "c"))):
        page: Any = book.active if title == "v1" else book.create_sheet(title)
        page.title = title
        for word in ("prompt", *words):
            page.append([word])
    book["v2"].row_dimensions[3].hidden = True
    book.active = book["v2"]
    book.save(folder / "book.xlsx")
    return folder / "book.xlsx"


@pytest.mark.parametrize(
    ("options", "ready", "notes"),
    [
        ((), "2 shots", 2),
        (("--hidden-rows",), "3 shots", 1),
        (("--sheet", "V1"), "1 shot", 0),
        (("--sheet", "v2", "--hidden-rows"), "3 shots", 0),
    ],
)
def test_of_a_workbook_one_reads_what_one_sees(
    program: Program, tmp_path: Path, options: tuple[str, ...], ready: str, notes: int
) -> None:
    said = program("render", workbook(tmp_path), "--output", "out", "--dry-run", *options)
    assert said.code == 0
    assert f"is ready: {ready};" in said.out
    assert said.out.count("[batch_note]") == notes


def test_a_sheet_that_is_not_there_is_named(program: Program, tmp_path: Path) -> None:
    said = program("render", workbook(tmp_path), "--output", "out", "--sheet", "v9")
    assert said.code == 2
    assert "there is no sheet “v9”: give one of “v2”, “v1”" in said.out + said.err


def test_an_encoding_in_doubt_is_refused_until_it_is_named(
    program: Program, tmp_path: Path
) -> None:
    batch = tmp_path / "shots.csv"
    batch.write_bytes("prompt\nlà\n".encode("cp1252"))
    said = program("render", batch, "--output", "out", "--dry-run")
    assert said.code == 2
    assert "“là” in cp1252" in said.out + said.err
    named = program("render", batch, "--output", "out", "--dry-run", "--encoding", "cp1252")
    assert (named.code, "1 shot" in named.out) == (0, True)
