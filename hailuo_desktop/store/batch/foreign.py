"""Lists of shots in files that are not read here: what they are, and the way out.

What a file is called and what it holds differ as often as not: programs save plain text as .xls,
and a web page that wants a login is downloaded under the name of the table.
"""

import zipfile
from pathlib import Path

from hailuo_desktop.domain.batch_files import CSV, TSV, XLSX
from hailuo_desktop.domain.film_files import FILMS
from hailuo_desktop.domain.frame import CONVERTIBLE_PICTURES, PICTURES
from hailuo_desktop.translate import Marked, mark, t

from .directory import directory_size
from .model import BatchError
from .package import BROKEN, MOST_DIRECTORY

_HEAD = 4096  # bytes: what a file is stands at its beginning
_OPEN_DOCUMENT = mark("“{file}” is a table of OpenDocument: save it as .xlsx or .csv.")
_NUMBERS = mark("“{file}” is a table of Numbers: export it as Excel (.xlsx) or CSV.")
_EXCEL = mark("“{file}” is a workbook of another kind of Excel: save it as .xlsx or .csv.")
_LINK = mark(
    "“{file}” is a link: open it, download what it leads to (a table as .xlsx or .csv), and give "
    "that file."
)
_DOCUMENT = mark(
    "“{file}” is a document and no table: save its list as .csv or .xlsx, or paste the text on a "
    "board in the window."
)
_TEXT = mark(
    "“{file}” is a text: drop it on a board in the window to make a shot of each line, or save it "
    "as .csv with a column “prompt”."
)
_TABS = mark("“{file}” is named as a text: if it is a table with tabs, name it .tsv.")
_PAGE = mark(
    "“{file}” is a web page and no table: download the table itself, as .xlsx or .csv (you may "
    "have to log in)."
)
_FOOTAGE = mark("“{file}” is a picture or a film: drop it on a board in the window.")
_PACKED = mark("“{file}” is packed: unpack it, and give what was in it.")

_BY_SUFFIX: dict[str, Marked] = {
    **dict.fromkeys((".ods", ".fods", ".ots", ".sxc", ".et"), _OPEN_DOCUMENT),
    **dict.fromkeys((".xls", ".xlsb", ".xlt", ".xltx", ".xltm", ".xlw"), _EXCEL),
    ".numbers": _NUMBERS,
    **dict.fromkeys((".gsheet", ".gdoc", ".url", ".webloc", ".desktop", ".lnk"), _LINK),
    **dict.fromkeys(
        (".doc", ".docx", ".odt", ".rtf", ".pdf", ".pages", ".pptx", ".key"), _DOCUMENT
    ),
    **dict.fromkeys((".htm", ".html", ".mht", ".mhtml"), _PAGE),
}
_ALONE: dict[str, Marked] = {  # a board in the window takes them
    **dict.fromkeys((".txt", ".md"), _TEXT),
    ".tab": _TABS,
    **dict.fromkeys((".gz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".tgz"), _PACKED),
    **dict.fromkeys((*PICTURES, *CONVERTIBLE_PICTURES, *FILMS), _FOOTAGE),
}
_BY_HEAD: tuple[tuple[bytes, Marked], ...] = (
    (b"%PDF-", _DOCUMENT),
    (b"{\\rtf", _DOCUMENT),
    (b"\x89PNG\r\n", _FOOTAGE),
    (b"\xff\xd8\xff", _FOOTAGE),
    (b"\x1f\x8b\x08", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"Rar!\x1a", _PACKED),
)
_PAGES = (b"<!doctype html", b"<html", b"<head", b"<table")
_ADDRESS = b"://docs.google.com/"
_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0"  # a file of Excel 97, or an encrypted one of any later


def foreign(name: str) -> str:
    """What a file of that name is and what to do with it; "" where the name says nothing of it."""
    said = _BY_SUFFIX.get(Path(name).suffix.lower())
    return t(said, file=name) if said else ""


def not_read(path: Path) -> str:
    """As ``foreign``, for a file that is to be a whole batch by itself."""
    said = _ALONE.get(path.suffix.lower())
    return t(said, file=path.name) if said else foreign(path.name)


def table_suffix(path: Path) -> str:
    """What a table is by what it holds: .csv, .tsv or .xlsx; BatchError where it holds another
    thing than a table, OSError as from the file."""
    head = _head(path)
    if head.startswith(_ZIP):
        _expect_workbook(path)
    if head.startswith((_ZIP, _COMPOUND)):
        return XLSX  # whoever reads workbooks says what is wrong with it
    _expect_text(path, head)
    return TSV if path.suffix.lower() == TSV else CSV


def expect_script(path: Path) -> None:
    """BatchError where a script holds no text, OSError as from the file."""
    head = _head(path)
    if head.startswith((_ZIP, _COMPOUND)):
        raise BatchError(t(_DOCUMENT, file=path.name))
    _expect_text(path, head)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def _expect_text(path: Path, head: bytes) -> None:
    said = next((words for mark_of, words in _BY_HEAD if head.startswith(mark_of)), None)
    beginning = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if beginning.startswith(_PAGES):
        said = _PAGE
    if beginning.startswith(b"{") and _ADDRESS in head:
        said = _LINK
    if said:
        raise BatchError(t(said, file=path.name))


def _expect_workbook(path: Path) -> None:
    if directory_size(path) > MOST_DIRECTORY:
        return  # refused where it is read
    try:
        with zipfile.ZipFile(path) as book:
            names = book.namelist()
            kind = book.read("mimetype")[:100] if "mimetype" in names else b""
    except BROKEN:
        return  # said where it is read
    if b"opendocument" in kind:
        raise BatchError(t(_OPEN_DOCUMENT, file=path.name))
    if any(name.endswith(".iwa") for name in names):
        raise BatchError(t(_NUMBERS, file=path.name))
    if "word/document.xml" in names:
        raise BatchError(t(_DOCUMENT, file=path.name))
