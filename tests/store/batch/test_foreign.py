"""What is no list of ours is named for what it is, with the way out; never taken for a shot."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from hailuo_desktop.app.carry.opened_table import opened
from hailuo_desktop.store.batch.foreign import foreign
from hailuo_desktop.store.batch.model import BatchError
from hailuo_desktop.store.batch.read import read

CSV = b"name,prompt\nA,A boat\n"
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LINK = b'{"url":"https://docs.google.com/spreadsheets/d/abc","doc_id":"abc"}'


def why(file: Path) -> str:
    with pytest.raises(BatchError) as error:
        read(file)
    (problem,) = error.value.problems
    assert file.name in problem
    return problem


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.ods", "save it as .xlsx or .csv"),
        ("a.XLS", "save it as .xlsx or .csv"),
        ("a.xlsb", "save it as .xlsx or .csv"),
        ("a.numbers", "export it as Excel"),
        ("a.gsheet", "download what it leads to"),
        ("a.url", "download what it leads to"),
        ("a.docx", "save its list as .csv"),
        ("a.txt", "drop it on a board"),
        ("a.tab", "name it .tsv"),
        ("a.csv.gz", "unpack it"),
        ("a.html", "download the table itself"),
        ("a.png", "drop it on a board"),
        ("a.mkv", "drop it on a board"),
        ("a.yaml", "is no batch"),
    ],
)
def test_each_kind_has_its_way_out(tmp_path: Path, name: str, words: str) -> None:
    file = tmp_path / name
    file.write_bytes(CSV)
    assert words in why(file)


def test_a_table_that_the_mac_saves_as_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.numbers" / "Index").mkdir(parents=True)
    assert "export it as Excel" in why(tmp_path / "a.numbers")


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".xlsx"])
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xef\xbb\xbf\n<!DOCTYPE HTML><html>Sign in", "is a web page"),
        (b"%PDF-1.7", "is a document"),
        (b"\x89PNG\r\n\x1a\n", "drop it on a board"),
        (OLD_EXCEL, "of Excel 97"),
        (LINK, "download what it leads to"),
        (b"\x1f\x8b\x08\x00", "unpack it"),
    ],
)
def test_what_a_table_holds_counts_more_than_its_name(
    tmp_path: Path, suffix: str, data: bytes, words: str
) -> None:
    file = tmp_path / f"a{suffix}"
    file.write_bytes(data)
    assert words in why(file)
    with pytest.raises(BatchError) as error:  # and the same in the window
        opened(file)
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("member", "data", "words"),
    [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument"),
        ("Index/Document.iwa", "", "Numbers"),
        ("word/document.xml", "", "is a document"),
    ],
)
def test_tables_of_other_programs_are_known_by_what_is_in_them(
    tmp_path: Path, member: str, data: str, words: str
) -> None:
    file = tmp_path / "a.csv"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(member, data)
    assert words in why(file)


def test_a_workbook_that_is_called_a_csv_is_read_and_so_is_the_reverse(tmp_path: Path) -> None:
    book = Workbook()
    page: Any = book.active
    page.append(["prompt"])
    page.append(["A boat"])
    book.save(tmp_path / "a.csv")
    (tmp_path / "b.xlsx").write_bytes(CSV)
    for name in ("a.csv", "b.xlsx"):
        assert [each.shot.prompt for each in read(tmp_path / name).entries] == ["A boat"]
        assert opened(tmp_path / name).sheet.rows


@pytest.mark.parametrize("suffix", [".fountain", ".fdx"])
@pytest.mark.parametrize("data", [b"{\\rtf1 A boat}", OLD_EXCEL, b"%PDF-1.7", b"<html>"])
def test_a_document_is_no_script(tmp_path: Path, suffix: str, data: bytes) -> None:
    file = tmp_path / f"a{suffix}"
    file.write_bytes(data)
    assert "a document" in why(file) or "a web page" in why(file)


@pytest.mark.parametrize("name", ["a.txt", "a.png", "a.mp4", "a", "a.csv"])
def test_what_a_board_takes_is_not_turned_away(name: str) -> None:
    assert foreign(name) == ""
