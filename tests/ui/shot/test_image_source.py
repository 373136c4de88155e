"""Everything that a file manager, a browser or the clipboard may hand over."""

import base64
import os
from pathlib import Path
from socket import gethostname

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from hailuo_desktop.ui.shot.image_source import (
    FromData,
    FromFile,
    FromUrl,
    from_address,
    holds_cells,
    may_hold_pictures,
    sources_of,
)

PIXEL = base64.b64encode(b"\x89PNG pixels").decode()
DATA_URL = f"data:image/png;base64,{PIXEL}"


def mime(**values: object) -> QMimeData:
    result = QMimeData()
    for kind, value in values.items():
        match kind, value:
            case "urls", list():
                result.setUrls([QUrl(str(each)) for each in value])
            case "image", QImage():
                result.setImageData(value)
            case _, bytes():
                result.setData(f"image/{kind}", value)
            case "html", str():
                result.setHtml(value)
            case _:
                result.setText(str(value))
    return result


def test_files_come_as_paths_in_their_order(tmp_path: Path) -> None:
    paths = [tmp_path / "one — ü 雪.png", tmp_path / "two#3%20.jpg"]
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert sources_of(dropped) == tuple(FromFile(path) for path in paths)


def test_a_browser_picture_comes_with_its_bytes_and_its_name() -> None:
    dropped = mime(urls=["https://a.example/pics/sea%20view.webp?x=1"], png=b"\x89PNG")
    assert sources_of(dropped) == (FromData(b"\x89PNG", "sea view.png"),)


def test_of_several_forms_the_one_without_loss_is_taken() -> None:
    assert sources_of(mime(jpeg=b"jpeg", png=b"png")) == (FromData(b"png", "Pasted picture.png"),)


def test_a_picture_without_bytes_is_encoded(red: QImage) -> None:
    (found,) = sources_of(mime(image=red))
    assert isinstance(found, FromData)
    assert QImage.fromData(found.data).size() == red.size()


def test_the_picture_of_a_link_comes_before_the_link() -> None:
    html = '<a href="https://a.example/page"><img alt="" src="https://a.example/x.png?a=1&amp;b=2">'
    dropped = mime(urls=["https://a.example/page"], html=html)
    assert sources_of(dropped) == (FromUrl("https://a.example/x.png?a=1&b=2"),)


@pytest.mark.parametrize(
    "dropped",
    [
        pytest.param(mime(html=f"<img src='{DATA_URL}'>"), id="html"),
        pytest.param(mime(text=f"  {DATA_URL}\n"), id="text"),
        pytest.param(mime(html=f'<img alt="a > b" src="{DATA_URL}">'), id="sign"),
        pytest.param(mime(html=f"<p><IMG SRC={DATA_URL}>"), id="unquoted"),
        pytest.param(mime(html=f"<img src={DATA_URL.replace('data', 'DATA')}><![no>"), id="odd"),
    ],
)
def test_a_data_address_holds_its_bytes(dropped: QMimeData) -> None:
    assert sources_of(dropped) == (FromData(b"\x89PNG pixels", "Pasted picture.png"),)


def test_all_pictures_of_a_page_come_in_their_order_and_each_once() -> None:
    html = "".join(f'<p>{n}<img src="https://a.example/{n}.png">' for n in (2, 1, 2))
    assert sources_of(mime(html=html)) == (
        FromUrl("https://a.example/2.png"),
        FromUrl("https://a.example/1.png"),
    )


@pytest.mark.parametrize("kind", ["avif", "heic", "tiff", "bmp", "gif"])
def test_bytes_that_a_frame_can_be_made_from_are_taken(kind: str) -> None:
    dropped = mime(**{kind: b"some bytes"})
    assert sources_of(dropped) == (FromData(b"some bytes", f"Pasted picture.{kind}"),)
    assert may_hold_pictures(dropped)


@pytest.mark.parametrize("host", ["", "localhost", gethostname().lower()])
def test_a_file_may_name_this_computer_and_hold_any_bytes(host: str) -> None:
    address = f"file://{host}/stills/sea%E9%20%231.png"
    dropped = QMimeData()
    dropped.setData("text/uri-list", f"# two\r\n{address}\r\n".encode())
    path = Path(QUrl(address).toLocalFile())  # on Windows: names are text, hosts are others
    if os.name != "nt":
        path = Path(os.fsdecode(b"/stills/sea\xe9 #1.png"))
    assert sources_of(dropped) == (FromFile(path),)


def test_addresses_become_requests_for_them() -> None:
    assert sources_of(mime(urls=["https://a.example/1.png", "http://b.example/2"])) == (
        FromUrl("https://a.example/1.png"),
        FromUrl("http://b.example/2"),
    )


@pytest.mark.parametrize(
    "text",
    ["", "a gull", "https://", "ftp://a.example/x.png", "data:text/html,<b>", "data:image/png"],
)
def test_other_text_is_no_picture(text: str) -> None:
    assert sources_of(mime(text=text)) == ()
    assert not may_hold_pictures(mime(text=text))


def test_a_file_address_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a b.png"
    assert "a%20b" in file.as_uri()
    assert from_address(file.as_uri()) == FromFile(file)


def test_two_words_with_an_address_are_text() -> None:
    assert sources_of(mime(text="see https://a.example/x.png")) == ()


TABLE = "<html><body><table><tr><td>A boat</td></tr></table></body></html>"


@pytest.mark.parametrize(
    ("html", "text", "is_cells"),
    [
        (TABLE, "A boat\r\n", True),
        ("", "01\tA boat\r\n", True),
        ("<google-sheets-html-origin><style></style>", "A boat", True),
        ("<p>A boat</p>", "A boat", False),
        (TABLE + '<img src="https://a.example/b.png">', "A boat", False),
        (TABLE, "", False),
    ],
)
def test_cells_are_meant_as_text_though_a_picture_of_them_comes_along(
    html: str, text: str, is_cells: bool
) -> None:
    mime = QMimeData()
    mime.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    mime.setText(text)
    mime.setHtml(html)
    assert holds_cells(mime) is is_cells
    assert bool(sources_of(mime)) is not is_cells
