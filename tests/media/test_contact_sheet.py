"""The storyboard sheet: real pages, with text that can be selected."""

import re
import sys
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.errors import DiskFull
from hailuo_desktop.media.contact_sheet import Grid, write_contact_sheet
from hailuo_desktop.media.sheet_page import Cell
from tests.fakes.pictures import picture

PROMPT = "A lighthouse 😀 at dusk [Push in] and the sea [Pan left,Pedestal up] below it."


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    """Text on paper needs the application's fonts."""


def cell(prompt: str = PROMPT, image: QImage | None = None, notes: str = "") -> Cell:
    return Cell("01", prompt, "I2V · 768p · 6 s", image, "EXT. SEA", notes)


def streams(file: Path) -> list[bytes]:
    """What the objects of a PDF hold, unpacked."""
    found = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", file.read_bytes(), re.DOTALL)
    unpacked: list[bytes] = []
    for data in found:
        try:
            unpacked.append(zlib.decompress(data))
        except zlib.error:
            unpacked.append(data)
    return unpacked


@pytest.mark.parametrize(
    ("grid", "count", "pages"),
    [(Grid.ONE, 3, 3), (Grid.SIX, 6, 1), (Grid.SIX, 7, 2), (Grid.TWELVE, 25, 3), (Grid.SIX, 0, 1)],
)
def test_so_many_shots_stand_on_a_page(tmp_path: Path, grid: Grid, count: int, pages: int) -> None:
    file = tmp_path / "sheet.pdf"
    assert write_contact_sheet(file, "Board", [cell()] * count, grid) == pages
    assert len(re.findall(rb"/Type /Page\b", file.read_bytes())) == pages
    assert [*tmp_path.iterdir()] == [file]


def test_text_is_text_and_not_a_picture_of_it(tmp_path: Path) -> None:
    """A font goes along with a table that leads from its glyphs back to letters."""
    write_contact_sheet(tmp_path / "s.pdf", "Board", [cell()], Grid.ONE)
    assert any(
        b"beginbfrange" in each or b"beginbfchar" in each for each in streams(tmp_path / "s.pdf")
    )
    assert any(b" Tj" in each or b"TJ" in each for each in streams(tmp_path / "s.pdf"))


def test_pictures_are_on_the_page(tmp_path: Path) -> None:
    write_contact_sheet(tmp_path / "a.pdf", "B", [cell()], Grid.ONE)
    write_contact_sheet(tmp_path / "b.pdf", "B", [cell(image=picture(640, 360))], Grid.ONE)
    images = [
        file.read_bytes().count(b"/Subtype /Image")
        for file in (tmp_path / "a.pdf", tmp_path / "b.pdf")
    ]
    assert images[0] < images[1]


def test_long_words_keep_inside_their_cell_and_notes_find_room(tmp_path: Path) -> None:
    """Nothing is drawn outside of the page, however much is written."""
    long = cell("word " * 400, notes="Keep the horizon low.\n" * 40)
    short = cell("word", notes="Keep.")
    for name, each in (("long", long), ("short", short)):
        write_contact_sheet(tmp_path / f"{name}.pdf", "B", [each] * 12, Grid.TWELVE)
    sizes = {name: len(b"".join(streams(tmp_path / f"{name}.pdf"))) for name in ("long", "short")}
    assert sizes["short"] < sizes["long"] < 20 * sizes["short"]


def opened(file: Path) -> QPdfDocument:
    document = QPdfDocument()
    assert document.load(str(file)) == QPdfDocument.Error.None_
    return document


def test_a_word_without_end_runs_over_nothing(tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    code = Cell("A code that is much too long for the line on which it stands", "x" * 2000, "FLF")
    write_contact_sheet(file, "B", [code] * 12, Grid.TWELVE)
    page = opened(file).render(0, QSize(595, 842))
    for x in (207, 388, 575):  # between the columns and in the margin, in points
        assert len({page.pixel(x, y) for y in range(60, 842)}) == 1
    assert len({page.pixel(100, y) for y in range(60, 842)}) > 1


@pytest.mark.parametrize("grid", list(Grid))
def test_what_is_too_long_ends_with_a_sign_and_no_line_stands_on_another(
    tmp_path: Path, grid: Grid
) -> None:
    for word in ("long ", "🌙 ", "[Push in]"):
        write_contact_sheet(tmp_path / "s.pdf", "B", [cell(word * 9000, notes="Keep.")], grid)
        text = opened(tmp_path / "s.pdf").getAllText(0).text()
        assert "…" in text
        assert "Keep." in text


@pytest.mark.parametrize(
    ("grid", "length"), [(Grid.ONE, 2000), (Grid.SIX, 600), (Grid.TWELVE, 300)]
)
def test_a_prompt_as_people_write_them_stands_there_whole(
    tmp_path: Path, grid: Grid, length: int
) -> None:
    """In smaller letters where it must be; one a page takes the longest that may be sent."""
    prompt = "The keeper climbs the stair with his lamp [Push in], and below him the sea " * 40
    prompt = f"{prompt[: length - 5]} end."
    write_contact_sheet(tmp_path / "s.pdf", "B", [cell(prompt, notes="Low. " * 20)], grid)
    text = " ".join(opened(tmp_path / "s.pdf").getAllText(0).text().split())
    assert prompt in text
    assert ("Low. " * 20).strip() in text
    assert "…" not in text


def test_a_sheet_for_which_there_is_no_room_is_not_there_at_all(tmp_path: Path) -> None:
    if sys.platform == "win32":
        return  # no limit on the size of a file there
    import resource

    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    (tmp_path / "sheet.pdf").write_bytes(b"of yesterday")
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, usual[1]))
    try:
        with pytest.raises(DiskFull, match=r"sheet\.pdf” cannot be written"):
            write_contact_sheet(tmp_path / "sheet.pdf", "B", [cell()] * 9, Grid.ONE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"of yesterday"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(DiskFull, match=r"sheet\.pdf” cannot be written"):
        write_contact_sheet(tmp_path / "none" / "sheet.pdf", "B", [cell()], Grid.ONE)


def test_texts_are_taken_as_they_are(tmp_path: Path, qtbot: QtBot) -> None:
    hostile = Cell("<b>1</b>", "<img src=x> [Nonsense] [", "%s {0}", None, "\x00\u202e", "")
    assert write_contact_sheet(tmp_path / "s.pdf", "<i>B</i>", [hostile], Grid.SIX) == 1
