"""Workbooks: what one sees in them, and what one does not."""

import io
import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from hailuo_desktop.store.batch.columns import batch_of, guessed
from hailuo_desktop.store.batch.model import BatchError
from hailuo_desktop.store.batch.sheet import MOST_ROWS, Known, Sheet
from hailuo_desktop.store.batch.workbook import UNPACKED, xlsx_sheets


def first(file: Path, known: Known) -> Sheet:
    return xlsx_sheets(file, known)[0]


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
    sheet = first(tmp_path / "shots.xlsx", guessed)
    assert sheet.header == ("Shot", "Prompt", "Seconds")
    # A formula that no program has computed has no value yet, and its row says so.
    assert sheet.rows == ((2, ("1", "A boat\nleaves", "6")), (4, ("2", "", "10")))


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\3\4 broken"])
def test_what_is_no_workbook_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.xlsx"
    file.write_bytes(content)
    with pytest.raises(BatchError, match=r"“broken\.xlsx” is no workbook that can be read"):
        first(file, guessed)


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
    assert first(file, guessed).rows == ((2, ("A boat",)),)
    assert first(file, lambda header: {}).header == ("My film",)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_a_workbook_that_is_broken_inside_is_named(tmp_path: Path, part: str) -> None:
    good = zipfile.ZipFile(workbook(tmp_path / "good.xlsx", [["Prompt"]]))
    file = tmp_path / "broken.xlsx"
    with good, zipfile.ZipFile(file, "w") as broken:
        for name in good.namelist():
            broken.writestr(name, b"<oops" if name == part else good.read(name))
    with pytest.raises(BatchError, match=r"“broken\.xlsx” is no workbook that can be read"):
        first(file, guessed)


def test_damaged_bytes_are_named(tmp_path: Path) -> None:
    file = workbook(tmp_path / "broken.xlsx", [[f"Prompt {n}" for n in range(50)]])
    with zipfile.ZipFile(file) as book:
        info = book.getinfo("xl/worksheets/sheet1.xml")
    data = bytearray(file.read_bytes())
    at = info.header_offset + 30 + len(info.filename) + 5
    data[at : at + 20] = b"\xff" * 20
    file.write_bytes(data)
    with pytest.raises(BatchError, match=r"“broken\.xlsx” is no workbook that can be read"):
        first(file, guessed)


def test_a_workbook_that_unpacks_to_a_flood_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bomb, bomb.open("a", "w") as part:
        for _ in range(UNPACKED // 1_000_000 + 1):
            part.write(bytes(1_000_000))
    with pytest.raises(BatchError, match="far too large for a list of shots"):
        first(file, guessed)


def test_a_title_above_the_header_of_a_workbook_is_no_header(tmp_path: Path) -> None:
    page: list[list[object]] = [["My film"], [], ["Shot", "Prompt"], ["01", "A boat"]]
    sheet = first(workbook(tmp_path / "book.xlsx", page), guessed)
    assert sheet.header == ("Shot", "Prompt")
    assert sheet.rows == ((4, ("01", "A boat")),)


def test_what_stands_beside_the_named_columns_of_a_workbook_can_be_seen(tmp_path: Path) -> None:
    page: list[list[object]] = [["Shot", "Prompt"], ["01", "A boat", "", "slowly"]]
    sheet = first(workbook(tmp_path / "book.xlsx", page), guessed)
    assert sheet.header == ("Shot", "Prompt", "", "")
    assert sheet.rows == ((2, ("01", "A boat", "", "slowly")),)


def made(file: Path, rows: list[list[Any]], change: Any = None) -> Path:
    """A workbook with one page, changed before it is saved."""
    book = Workbook()
    page: Any = book.active
    page.title = "Shots"
    for row in rows:
        page.append(row)
    if change:
        change(page)
    book.save(file)
    return file


def edited(file: Path, part: str, *changes: tuple[str, str]) -> Path:
    """The same workbook with the text of a part changed."""
    packed = io.BytesIO(file.read_bytes())
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for before, after in changes if name == part or part == "*" else ():
                text = text.replace(before.encode(), after.encode())
            new.writestr(name, text)
    return file


SHOTS = [
    ["name", "prompt", "duration"],
    ["01", "A boat", 6],
    ["02", "A gull", 6],
    ["03", "Sea", 10],
]
PAGE = "xl/worksheets/sheet1.xml"


def test_the_sheet_in_front_comes_first_and_hidden_ones_not_at_all(tmp_path: Path) -> None:
    book = Workbook()
    old: Any = book.active
    old.title = "Old list"
    for title in ("v1", "v2", "Secret"):
        book.create_sheet(title)
    for page in book.worksheets:
        page.append(["prompt"])
        page.append([page.title])
    book["Old list"].sheet_state = "hidden"
    book["Secret"].sheet_state = "veryHidden"
    book.active = book["v2"]
    book.save(tmp_path / "book.xlsx")
    sheets = xlsx_sheets(tmp_path / "book.xlsx", guessed)
    assert [sheet.name for sheet in sheets] == ["v2", "v1"]
    assert [sheet.rows[0][1] for sheet in sheets] == [("v2",), ("v1",)]
    assert "“Old list”, “Secret”" in sheets[0].notes[0]


@given(st.sets(st.integers(2, 4)))
@settings(deadline=None, max_examples=8)
def test_rows_that_a_filter_hides_are_known(hidden: set[int]) -> None:
    with TemporaryDirectory() as folder:

        def hide(page: Any) -> None:
            for row in hidden:
                page.row_dimensions[row].hidden = True

        (sheet,) = xlsx_sheets(made(Path(folder) / "book.xlsx", SHOTS, hide), guessed)
    assert sheet.hidden == hidden
    assert sheet.seen().numbers == {2, 3, 4} - hidden


def test_a_hidden_column_is_read_and_said(tmp_path: Path) -> None:
    def hide(page: Any) -> None:
        page.column_dimensions["C"].hidden = True

    (sheet,) = xlsx_sheets(made(tmp_path / "book.xlsx", SHOTS, hide), guessed)
    assert sheet.notes == ("Hidden columns are read as well: “duration”.",)


def problems_of(file: Path) -> tuple[str, ...]:
    (sheet,) = xlsx_sheets(file, guessed)
    with pytest.raises(BatchError) as error:
        batch_of(sheet, guessed(sheet.header), "b")
    return error.value.problems


@pytest.mark.parametrize("found", ["#REF!", "#N/A", "#DIV/0!", "#NAME?", "#SPILL!", "#BEZUG!"])
def test_an_error_in_place_of_a_result_is_a_problem_of_its_row(tmp_path: Path, found: str) -> None:
    rows = [*SHOTS, [found, "fine", 6], ["05", found, 6]]
    name, prompt = problems_of(made(tmp_path / "book.xlsx", rows))
    assert name == (
        f"row 5: name: this is “{found}”, an error of the spreadsheet: mend the formula there and "
        "save it again."
    )
    assert prompt.startswith("row 6: prompt: this is")


def test_a_formula_without_its_result_is_a_problem_of_its_row(tmp_path: Path) -> None:
    rows = [*SHOTS, ["04", '="A boat "&"leaves"', 6], [None, "=1+1", None], ["06", "typed", 6]]
    found = problems_of(made(tmp_path / "book.xlsx", rows))
    assert [problem[:13] for problem in found] == ["row 5: prompt", "row 6: prompt"]
    assert "open the table in a spreadsheet program and save it there" in found[0]


def test_a_formula_whose_result_is_an_empty_text_is_one(tmp_path: Path) -> None:
    file = made(tmp_path / "book.xlsx", [*SHOTS, ["04", "fine", 6], ['=""', "good", 6]])
    edited(file, PAGE, ('<c r="A6"><f>""</f>', '<c r="A6" t="str"><f>""</f>'))
    (sheet,) = xlsx_sheets(file, guessed)
    assert batch_of(sheet, guessed(sheet.header), "b").shots[-1].name == ""


def test_a_line_break_of_xml_is_one(tmp_path: Path) -> None:
    rows = [["prompt"], ["A boat_x000D_\nleaves"], ["Literal _x005F_x000D_ text"]]
    (sheet,) = xlsx_sheets(made(tmp_path / "book.xlsx", rows), guessed)
    assert sheet.rows[0][1] == ("A boat\nleaves",)


def test_cells_read_as_they_are_shown(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["name", "prompt", "duration"], [7, "a", time(0, 0, 6)]]
    rows += [[date(2026, 1, 3), "b", timedelta(seconds=10)], [datetime(2026, 1, 3), "c", 6.0]]  # noqa: DTZ001 - a cell has no zone

    def show(page: Any) -> None:
        page["A2"].number_format = "000"

    (sheet,) = xlsx_sheets(made(tmp_path / "book.xlsx", rows, show), guessed)
    shots = batch_of(sheet, guessed(sheet.header), "b").shots
    assert [shot.name for shot in shots] == ["007", "2026-01-03", "2026-01-03"]
    assert [shot.duration for shot in shots] == [6, 10, 6]


def test_cells_merged_downwards_speak_for_all_their_rows(tmp_path: Path) -> None:
    rows = [["scene", "prompt"], ["Harbour", "a"], [None, "b"], [None, "c"], ["Sea", "d"]]
    file = made(tmp_path / "book.xlsx", rows, lambda page: page.merge_cells("A2:A4"))
    (sheet,) = xlsx_sheets(file, guessed)
    assert [cells[0] for _, cells in sheet.rows] == ["Harbour", "Harbour", "Harbour", "Sea"]


def test_the_strict_kind_of_workbook_is_read(tmp_path: Path) -> None:
    file = made(tmp_path / "book.xlsx", SHOTS)
    edited(
        file,
        "*",
        (
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            STRICT + "spreadsheetml/main",
        ),
        (
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            STRICT + "officeDocument/relationships",
        ),
    )
    (sheet,) = xlsx_sheets(file, guessed)
    assert sheet.rows[0][1] == ("01", "A boat", "6")


STRICT = "http://purl.oclc.org/ooxml/"


def test_what_a_page_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    file = made(tmp_path / "book.xlsx", SHOTS)
    edited(file, PAGE, ('<dimension ref="A1:C4"', '<dimension ref="A1"'))
    assert len(xlsx_sheets(file, guessed)[0].rows) == 3


def test_lists_to_choose_from_are_no_warning(tmp_path: Path) -> None:
    def choices(page: Any) -> None:
        check = DataValidation(type="list", formula1='"6,10"')
        page.add_data_validation(check)
        check.add("C2:C9")

    file = made(tmp_path / "book.xlsx", SHOTS, choices)
    extra = '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    edited(file, PAGE, ("</worksheet>", extra))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert xlsx_sheets(file, guessed)
    assert told == []


@pytest.mark.parametrize("start", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_workbook_with_a_password_says_so(tmp_path: Path, start: bytes) -> None:
    (tmp_path / "book.xlsx").write_bytes(start + bytes(512))
    with pytest.raises(BatchError, match="protected by a password, or of Excel 97"):
        xlsx_sheets(tmp_path / "book.xlsx", guessed)


def test_more_rows_than_a_list_has_are_refused(tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    page: Any = book.create_sheet()
    for _ in range(MOST_ROWS + 2):
        page.append(["a"])
    book.save(tmp_path / "book.xlsx")
    with pytest.raises(BatchError, match="more than 20\u2009000 rows"):
        xlsx_sheets(tmp_path / "book.xlsx", guessed)


def test_a_long_sheet_beside_the_list_is_said_and_not_read(tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    shots: Any = book.create_sheet("Shots")
    shots.append(["prompt"])
    shots.append(["A boat"])
    long: Any = book.create_sheet("Log")
    for _ in range(MOST_ROWS + 2):
        long.append(["a"])
    book.save(tmp_path / "book.xlsx")
    (sheet,) = xlsx_sheets(tmp_path / "book.xlsx", guessed)
    assert sheet.rows == ((2, ("A boat",)),)
    assert "The sheet “Log” is not read: the table has more than 20\u2009000 rows" in sheet.notes[0]
