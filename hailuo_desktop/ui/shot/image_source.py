"""Where a dropped or pasted picture comes from; the root reads and checks it."""

import base64
import binascii
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from socket import gethostname
from typing import cast
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from hailuo_desktop.domain.frame import CONVERTIBLE_PICTURES, PICTURES
from hailuo_desktop.translate import t


@dataclass(frozen=True)
class FromFile:
    """A picture that lies on the disk."""

    path: Path


@dataclass(frozen=True)
class FromData:
    """Encoded bytes as they came; ``name`` is for people."""

    data: bytes
    name: str


@dataclass(frozen=True)
class FromUrl:
    """An http(s) address without its bytes."""

    url: str


ImageSource = FromFile | FromData | FromUrl

# In the order of what keeps most of a picture that a browser offers in several ways.
_ENCODED = {"image/png": "png", "image/webp": "webp", "image/jpeg": "jpg"}
# What a frame cannot be, but can be made from; Qt does not offer these as pictures.
_OTHER = ("image/avif", "image/heic", "image/heif", "image/tiff", "image/bmp", "image/gif")
_WEB = ("http", "https")


def sources_of(mime: QMimeData) -> tuple[ImageSource, ...]:
    """Every picture that a drop or the clipboard may hold, the best form of each; or none.

    Files are not looked at: whether one is a picture is the root's to say.
    """
    files = tuple(FromFile(local_path(url)) for url in mime.urls() if url.isLocalFile())
    if files:
        return files
    if holds_cells(mime):
        return ()
    if picture := _picture(mime):
        return (picture,)
    found = (from_address(address) for address in _addresses(mime))
    return tuple(each for each in found if each is not None)


def holds_cells(mime: QMimeData) -> bool:
    """Whether these are cells of a spreadsheet, which brings a picture of them along as well: it
    is their text that is meant."""
    text = mime.text().strip("\r\n")
    if not text or mime.hasUrls() or _shows_images(mime):
        return False
    html = mime.html().lower()
    return "<table" in html or "google-sheets" in html or (mime.hasImage() and "\t" in text)


def on_clipboard() -> tuple[ImageSource, ...]:
    """What could be pasted now."""
    # Qt's own types do not say it, but an empty clipboard has no data at all.
    mime = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
    return () if mime is None else sources_of(mime)


def may_hold_pictures(mime: QMimeData) -> bool:
    """The cheap question, for every move of a drag."""
    return mime.hasImage() or mime.hasUrls() or _shows_images(mime) or bool(sources_of(mime))


def from_address(address: str) -> ImageSource | None:
    """A file:, data: or http(s) address as a source; None for any other text."""
    url = QUrl(address.strip(), QUrl.ParsingMode.StrictMode)
    if url.isLocalFile():
        return FromFile(local_path(url))
    if url.scheme() == "data":
        return _from_data_url(address.strip())
    if url.scheme() in _WEB and url.host():
        return FromUrl(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
    return None


def local_path(url: QUrl) -> Path:
    """The path of a file: address. Some programs write the name of this computer into it, and
    names of files need not be text."""
    if os.name == "nt" or url.host() not in ("", "localhost", gethostname().lower()):
        return Path(url.toLocalFile())
    encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
    return Path(os.fsdecode(unquote_to_bytes(encoded)))


def _picture(mime: QMimeData) -> FromData | None:
    stem = _stem(mime)
    if found := _bytes(mime, _ENCODED):
        return FromData(found[1], f"{stem}.{_ENCODED[found[0]]}")
    if mime.hasImage():
        return _encoded(mime.imageData(), stem)
    if found := _bytes(mime, _OTHER):
        return FromData(found[1], f"{stem}.{found[0].removeprefix('image/')}")
    return None


def _bytes(mime: QMimeData, kinds: Iterable[str]) -> tuple[str, bytes] | None:
    """The first of those kinds that is there."""
    held = ((kind, bytes(mime.data(kind).data())) for kind in kinds)
    return next(((kind, data) for kind, data in held if data), None)


def _encoded(image: object, stem: str) -> FromData | None:
    if not isinstance(image, QImage) or image.isNull():
        return None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue]
    return FromData(bytes(buffer.data().data()), f"{stem}.png")


def _stem(mime: QMimeData) -> str:
    """A name from the address that came along, or a plain one."""
    for address in _addresses(mime):
        stem = PurePosixPath(QUrl(address).path()).stem
        if stem and not address.startswith("data:"):
            return stem[:80]
    return t("Pasted picture")


def _addresses(mime: QMimeData) -> Iterator[str]:
    """The page's pictures before the link that they stand in, each only once."""
    if _shows_images(mime) and (images := _images_in(mime.html())):
        yield from images
    elif mime.hasUrls():
        yield from (
            url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in mime.urls()
        )
    elif mime.hasText() and len(mime.text().split()) == 1:
        yield mime.text().strip()


def _shows_images(mime: QMimeData) -> bool:
    return "<img" in mime.html().lower()  # a whole page takes long to be read


def _images_in(html: str) -> list[str]:
    """The addresses of its pictures, each once and in their order."""
    reader = _Images()
    with suppress(AssertionError):  # it takes some of what is no HTML as a mistake of its own
        reader.feed(html)
    return list(dict.fromkeys(reader.found))


def picture_filters() -> str:
    """For a dialog that asks for files: what is, or can be made, a frame; then everything."""
    patterns = " ".join(f"*{suffix}" for suffix in (*PICTURES, *CONVERTIBLE_PICTURES))
    pictures, every = t("Pictures"), t("All files")
    return f"{pictures} ({patterns});;{every} (*)"


class _Images(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        source = dict(attrs).get("src") if tag == "img" else None
        if source:
            self.found.append(source)


def _from_data_url(address: str) -> FromData | None:
    head, comma, body = address.partition(",")
    kind, *options = head[len("data:") :].lower().split(";")
    if not comma or not kind.startswith("image/"):
        return None
    data = unquote_to_bytes(body)
    if "base64" in options:
        try:
            data = base64.b64decode(data, validate=False)
        except binascii.Error:
            return None
    stem = t("Pasted picture")
    return FromData(data, f"{stem}.{_ENCODED.get(kind, 'image')}")
