"""Picture files put together part by part: with notes, without pixels, or as lies."""

import struct
import zlib

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColorSpace, QImage, QImageWriter

from tests.fakes.pictures import encoded, picture


def tiff(orientation: int, order: str = "<", padding: bytes = b"") -> bytes:
    """EXIF's inner file with one entry, and anything behind it."""
    head = b"II*\0" if order == "<" else b"MM\0*"
    value = struct.pack(f"{order}HH", orientation, 0)
    entry = struct.pack(f"{order}HHI", 0x0112, 3, 1) + value
    return head + struct.pack(f"{order}IH", 8, 1) + entry + bytes(4) + padding


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg_with(data: bytes, *segments: bytes) -> bytes:
    return data[:2] + b"".join(segments) + data[2:]


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_with(data: bytes, *chunks: bytes) -> bytes:
    """A PNG with more chunks right behind its header."""
    return data[:33] + b"".join(chunks) + data[33:]


def riff_chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


def riff(*chunks: bytes) -> bytes:
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _canvas(flags: int, width: int, height: int) -> bytes:
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return riff_chunk(b"VP8X", bytes([flags, 0, 0, 0]) + size)


def webp_with(image: QImage, *chunks: bytes, flags: int = 0x0C) -> bytes:
    """A lossless WebP in its extended form, with more chunks behind its picture."""
    plain = encoded(image, "WEBP", 100)
    return riff(_canvas(flags, image.width(), image.height()), plain[12:], *chunks)


def moving_webp(image: QImage, count: int = 3) -> bytes:
    plain = encoded(image, "WEBP", 100)
    size = (image.width() - 1).to_bytes(3, "little") + (image.height() - 1).to_bytes(3, "little")
    shown = riff_chunk(b"ANMF", bytes(6) + size + b"\x64\0\0\0" + plain[12:])
    canvas = _canvas(0x02, image.width(), image.height())
    return riff(canvas, riff_chunk(b"ANIM", bytes(6)), *[shown] * count)


def turned(kind: str, orientation: int, width: int = 640, height: int = 360) -> bytes:
    """A file of that kind whose EXIF says how to hold it."""
    image, note = picture(width, height), tiff(orientation)
    if kind == "jpeg":
        return jpeg_with(encoded(image, "JPG", 95), segment(0xE1, b"Exif\0\0" + note))
    if kind == "png":
        return png_with(encoded(image, "PNG"), chunk(b"eXIf", note))
    return webp_with(image, riff_chunk(b"EXIF", note), flags=0x08)


def empty_png(width: int, height: int, depth: int = 8, colours: int = 2) -> bytes:
    """A whole PNG in form whose pixels are missing: whoever needs them fails."""
    header = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    parts = chunk(b"IHDR", header), chunk(b"IDAT", b"no pixels"), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def grey_bomb(edge: int) -> bytes:
    """A real PNG, all black, tiny beside its picture; ``edge`` in hundreds of pixels."""
    rows = zlib.compressobj(1)
    many = bytes((edge + 1) * 100)
    pixels = b"".join(rows.compress(many) for _ in range(edge // 100)) + rows.flush()
    header = struct.pack(">IIBBBBB", edge, edge, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", header), chunk(b"IDAT", pixels), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def progressive_jpeg(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setProgressiveScanWrite(True)
    assert writer.write(image)
    return bytes(buffer.data().data())


def in_colours(image: QImage, space: QColorSpace.NamedColorSpace) -> QImage:
    """The picture as it looks, stored in the numbers of another profile."""
    image = image.copy()
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    image.convertToColorSpace(QColorSpace(space))
    return image
