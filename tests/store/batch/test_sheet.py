"""Tables as spreadsheets save them."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from hailuo_desktop.store.batch.columns import guessed
from hailuo_desktop.store.batch.model import BatchError
from hailuo_desktop.store.batch.sheet import UNPACKED, cell_text, csv_sheet, xlsx_sheet


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(mark: str) -> None:
    sheet = csv_sheet(f"name{mark}prompt\n01{mark}A boat\n".encode(), guessed)
    assert sheet.header == ("name", "prompt")
    assert sheet.rows == ((2, ("01", "A boat")),)


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
@pytest.mark.parametrize("line", ["sep={}\r\n", "SEP={}\n", '"sep={}"\r\n', "\ufeffsep={}\r\n"])
def test_a_line_that_names_the_delimiter_is_no_row(line: str, mark: str) -> None:
    text = f'{line.format(mark)}name{mark}prompt\r\n01{mark}"A boat, a sea; a gull"\r\n'
    sheet = csv_sheet(text.encode(), guessed)
    assert sheet.header == ("name", "prompt")
    assert sheet.rows == ((2, ("01", "A boat, a sea; a gull")),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encodings_of_spreadsheets_are_read(encoding: str) -> None:
    assert csv_sheet("prompt\nÜber dem Meer\n".encode(encoding), guessed).rows[0][1] == (
        "Über dem Meer",
    )


def test_the_signs_of_windows_are_read() -> None:
    words = "Zoë – “très près” … 5 €, l’œil"
    assert csv_sheet(f'prompt\r\n"{words}"\r\n'.encode("cp1252"), guessed).rows[0][1] == (words,)


@pytest.mark.parametrize("data", [b"prompt\nA\x81B", "prompt\nÜber".encode() + b"\xc3"])
def test_another_or_a_damaged_encoding_is_named_with_the_way_out(data: bytes) -> None:
    with pytest.raises(BatchError, match=r"not UTF-8 \(byte \d+\): save it as “CSV UTF-8”"):
        csv_sheet(data, guessed)


def test_empty_rows_do_not_count_and_rows_keep_their_numbers() -> None:
    assert [number for number, _ in csv_sheet(b"prompt\n\n , \nA\n\nB\n", guessed).rows] == [4, 6]


def test_rows_are_counted_as_a_spreadsheet_shows_them() -> None:
    data = b'name,prompt\n1,"two\nlines"\n\n2,b\n'
    assert [number for number, _ in csv_sheet(data, guessed).rows] == [2, 4]


def test_a_delimiter_inside_quotes_is_none() -> None:
    sheet = csv_sheet(b'"Shot, code, or name";Prompt\n1;a, b\n', guessed)
    assert sheet.header == ("Shot, code, or name", "Prompt")
    assert sheet.rows == ((2, ("1", "a, b")),)


def test_an_empty_table_is_named() -> None:
    with pytest.raises(BatchError, match="the table is empty"):
        csv_sheet(b"\n\n", guessed)


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
    sheet = xlsx_sheet(tmp_path / "shots.xlsx", guessed)
    assert sheet.header == ("Shot", "Prompt", "Seconds")
    # A formula that no program has computed has no value yet.
    assert sheet.rows == ((2, ("1", "A boat\nleaves", "6")), (4, ("2", "", "10")))


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\3\4 broken"])
def test_what_is_no_workbook_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.xlsx"
    file.write_bytes(content)
    with pytest.raises(BatchError, match=r"“broken\.xlsx” is no workbook that can be read"):
        xlsx_sheet(file, guessed)


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


def workbook(file: Path, *pages: list[list[object]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(pages):
        page = book.create_sheet(f"Page {number}")
        for row in rows:
            page.append(row)
    book.save(file)
    return file


def test_the_sheet_with_a_known_header_is_taken(tmp_path: Path) -> None:
    cover: list[list[object]] = [["My film"], ["by me"]]
    shots: list[list[object]] = [["Prompt"], ["A boat"]]
    file = workbook(tmp_path / "book.xlsx", cover, [], shots, [["Prompt"], ["Later"]])
    assert xlsx_sheet(file, guessed).rows == ((2, ("A boat",)),)
    assert xlsx_sheet(file, lambda header: {}).header == ("My film",)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_a_workbook_that_is_broken_inside_is_named(tmp_path: Path, part: str) -> None:
    good = zipfile.ZipFile(workbook(tmp_path / "good.xlsx", [["Prompt"]]))
    file = tmp_path / "broken.xlsx"
    with good, zipfile.ZipFile(file, "w") as broken:
        for name in good.namelist():
            broken.writestr(name, b"<oops" if name == part else good.read(name))
    with pytest.raises(BatchError, match=r"“broken\.xlsx” is no workbook that can be read"):
        xlsx_sheet(file, guessed)


def test_damaged_bytes_are_named(tmp_path: Path) -> None:
    file = workbook(tmp_path / "broken.xlsx", [[f"Prompt {n}" for n in range(50)]])
    with zipfile.ZipFile(file) as book:
        info = book.getinfo("xl/worksheets/sheet1.xml")
    data = bytearray(file.read_bytes())
    at = info.header_offset + 30 + len(info.filename) + 5
    data[at : at + 20] = b"\xff" * 20
    file.write_bytes(data)
    with pytest.raises(BatchError, match=r"“broken\.xlsx” is no workbook that can be read"):
        xlsx_sheet(file, guessed)


def test_a_workbook_that_unpacks_to_a_flood_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bomb, bomb.open("a", "w") as part:
        for _ in range(UNPACKED // 1_000_000 + 1):
            part.write(bytes(1_000_000))
    with pytest.raises(BatchError, match="far too large for a list of shots"):
        xlsx_sheet(file, guessed)


@pytest.mark.parametrize("title", ["My film", '"My film; v2";;', "My film\n\nby me"])
def test_a_title_above_the_header_is_no_header(title: str) -> None:
    sheet = csv_sheet(f"{title}\n\nShot;Prompt\n01;A boat, at sea\n".encode(), guessed)
    assert sheet.header == ("Shot", "Prompt")
    assert [cells for _, cells in sheet.rows] == [("01", "A boat, at sea")]


def test_a_shot_is_not_taken_for_a_header() -> None:
    """One word that might name a column does not make one of a row."""
    sheet = csv_sheet(b"Bild,Worte\na.png,still\nb.png,fast\n", guessed)
    assert sheet.header == ("Bild", "Worte")


def test_a_single_column_of_prompts_may_hold_any_sign() -> None:
    sheet = csv_sheet(b"prompt\nA boat; at sea | at night\n", guessed)
    assert sheet.rows == ((2, ("A boat; at sea | at night",)),)


def test_a_title_above_the_header_of_a_workbook_is_no_header(tmp_path: Path) -> None:
    page: list[list[object]] = [["My film"], [], ["Shot", "Prompt"], ["01", "A boat"]]
    sheet = xlsx_sheet(workbook(tmp_path / "book.xlsx", page), guessed)
    assert sheet.header == ("Shot", "Prompt")
    assert sheet.rows == ((4, ("01", "A boat")),)


def test_what_stands_beside_the_named_columns_of_a_workbook_can_be_seen(tmp_path: Path) -> None:
    page: list[list[object]] = [["Shot", "Prompt"], ["01", "A boat", "", "slowly"]]
    sheet = xlsx_sheet(workbook(tmp_path / "book.xlsx", page), guessed)
    assert sheet.header == ("Shot", "Prompt", "", "")
    assert sheet.rows == ((2, ("01", "A boat", "", "slowly")),)
