"""Tables as spreadsheets save them."""

import pytest

from hailuo_desktop.store.batch.columns import guessed
from hailuo_desktop.store.batch.model import BatchError
from hailuo_desktop.store.batch.sheet import MOST_ROWS, csv_sheet
from hailuo_desktop.store.batch.table import from_sheet


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
    words = "Über dem Meer fährt ein Boot, Möwen schreien, süße Lüfte wehen"
    assert csv_sheet(f'prompt\n"{words}"\n'.encode(encoding), guessed).rows[0][1] == (words,)


def test_the_signs_of_windows_are_read() -> None:
    words = "Zoë – “très près” … 5 €, l’œil"
    assert csv_sheet(f'prompt\r\n"{words}"\r\n'.encode("cp1252"), guessed).rows[0][1] == (words,)


@pytest.mark.parametrize("data", [b"prompt\nA\x81B", "prompt\nÜber".encode() + b"\xc3"])
def test_another_or_a_damaged_encoding_is_named_with_the_way_out(data: bytes) -> None:
    with pytest.raises(BatchError, match=r"save it as “CSV UTF-8”"):
        csv_sheet(data, guessed)


def test_a_table_of_a_million_rows_is_refused_by_its_limit() -> None:
    with pytest.raises(BatchError, match="more than 20\u2009000 rows"):
        csv_sheet(b"prompt\n" + b"a\n" * 1_000_000, guessed)
    assert len(csv_sheet(b"prompt\n" + b"a\n" * (MOST_ROWS - 1), guessed).rows) == MOST_ROWS - 1


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_lines_end_as_each_system_ends_them(end: str) -> None:
    sheet = csv_sheet(f"name;prompt{end}01;A boat{end}02;A gull{end}".encode(), guessed)
    assert [cells for _, cells in sheet.rows] == [("01", "A boat"), ("02", "A gull")]


@pytest.mark.parametrize(
    "header",
    ["name,\u00a0prompt", "name,prompt\u200b", "ＮＡＭＥ,\ufeffPrompt ", "name,\u2060PROMPT"],
)
def test_what_is_invisible_in_a_header_does_not_count(header: str) -> None:
    sheet = csv_sheet(f"{header}\n01,A boat\n".encode(), guessed)
    assert guessed(sheet.header) == {0: "name", 1: "prompt"}
    assert from_sheet(sheet, "b").shots[0].prompt == "A boat"


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
