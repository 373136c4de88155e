"""Where a dropped or pasted picture comes from; the root reads and checks it."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path, PurePosixPath
from typing import cast
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage


@dataclass(frozen=True)
class FromFile:
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
_IMG_SRC = re.compile(r"<img\b[^>]*?\bsrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_WEB = ("http", "https")


def sources_of(mime: QMimeData) -> tuple[ImageSource, ...]:
    """Every picture that a drop or the clipboard may hold, the best form of each; or none.

    Files are not looked at: whether one is a picture is the root's to say.
    """
    files = tuple(FromFile(Path(url.toLocalFile())) for url in mime.urls() if url.isLocalFile())
    if files:
        return files
    if picture := _picture(mime):
        return (picture,)
    found = (from_address(address) for address in _addresses(mime))
    return tuple(each for each in found if each is not None)


def on_clipboard() -> tuple[ImageSource, ...]:
    """What could be pasted now."""
    # Qt's own types do not say it, but an empty clipboard has no data at all.
    mime = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
    return () if mime is None else sources_of(mime)


def may_hold_pictures(mime: QMimeData) -> bool:
    """The cheap question, for every move of a drag."""
    return mime.hasImage() or mime.hasUrls() or bool(sources_of(mime))


def from_address(address: str) -> ImageSource | None:
    """A file:, data: or http(s) address as a source; None for any other text."""
    url = QUrl(address.strip(), QUrl.ParsingMode.StrictMode)
    if url.isLocalFile():
        return FromFile(Path(url.toLocalFile()))
    if url.scheme() == "data":
        return _from_data_url(address.strip())
    if url.scheme() in _WEB and url.host():
        return FromUrl(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
    return None


def _picture(mime: QMimeData) -> FromData | None:
    stem = _stem(mime)
    for kind, suffix in _ENCODED.items():
        data = bytes(mime.data(kind).data())
        if data:
            return FromData(data, f"{stem}.{suffix}")
    if mime.hasImage():
        return _encoded(mime.imageData(), stem)
    return None


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
    return "Pasted picture"


def _addresses(mime: QMimeData) -> Iterator[str]:
    """The page's picture before the link that it stands in, each way of naming it only once."""
    if images := _IMG_SRC.findall(mime.html()):
        yield unescape(images[0][0] or images[0][1])
    elif mime.hasUrls():
        yield from (
            url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in mime.urls()
        )
    elif mime.hasText() and len(mime.text().split()) == 1:
        yield mime.text().strip()


def _from_data_url(address: str) -> FromData | None:
    head, comma, body = address.partition(",")
    kind, *options = head.removeprefix("data:").split(";")
    if not comma or not kind.startswith("image/"):
        return None
    data = unquote_to_bytes(body)
    if "base64" in options:
        try:
            data = base64.b64decode(data, validate=False)
        except binascii.Error:
            return None
    return FromData(data, f"Pasted picture.{_ENCODED.get(kind, 'image')}")
