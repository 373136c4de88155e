"""Tables as spreadsheets save them."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from hailuo_desktop.store.batch.model import BatchError
from hailuo_desktop.store.batch.sheet import cell_text, csv_sheet, xlsx_sheet


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_delimiter_is_found(mark: str) -> None:
    sheet = csv_sheet(f"name{mark}prompt\n01{mark}A boat\n".encode())
    assert sheet.header == ("name", "prompt")
    assert sheet.rows == ((2, ("01", "A boat")),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encodings_of_spreadsheets_are_read(encoding: str) -> None:
    assert csv_sheet("prompt\nÜber dem Meer\n".encode(encoding)).rows[0][1] == ("Über dem Meer",)


def test_another_encoding_is_named_with_the_way_out() -> None:
    with pytest.raises(BatchError, match=r"not UTF-8 \(byte 7\): save it as “CSV UTF-8”"):
        csv_sheet("prompt\nÜber".encode("latin-1"))


def test_empty_rows_do_not_count_and_rows_keep_their_numbers() -> None:
    assert [number for number, _ in csv_sheet(b"prompt\n\n , \nA\n\nB\n").rows] == [4, 6]


def test_an_empty_table_is_named() -> None:
    with pytest.raises(BatchError, match="the table is empty"):
        csv_sheet(b"\n\n")


def test_a_workbook_is_read_as_it_looks(tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (
        ["Shot", "Prompt", "Seconds"],
        [1, "A boat\nleaves", 6.0],
        [None] * 3,
        [2, "=1+1", 10],
    ):
        page.append(row)
    book.save(tmp_path / "shots.xlsx")
    sheet = xlsx_sheet(tmp_path / "shots.xlsx")
    assert sheet.header == ("Shot", "Prompt", "Seconds")
    # A formula that no program has computed has no value yet.
    assert sheet.rows == ((2, ("1", "A boat\nleaves", "6")), (4, ("2", "", "10")))


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\3\4 broken"])
def test_what_is_no_workbook_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.xlsx"
    file.write_bytes(content)
    with pytest.raises(BatchError, match=r"“broken\.xlsx” is no workbook that can be read"):
        xlsx_sheet(file)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (6.0, "6"),
        (6.5, "6.5"),
        (7, "7"),
        (date(2026, 1, 2), "2026-01-02"),
    ],
)
def test_cells_read_as_one_would_type_them(value: object, text: str) -> None:
    assert cell_text(value) == text
