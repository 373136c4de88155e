"""PNG: written, and whether one is what it says: checksums, and pixels for all of its rows.

Decoders are lenient about both, each in its own way: one shows black where another shows nothing.
"""

import struct
import zlib
from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from .chunks import Part, parts

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # of each kind of colours
# Where each pass of an interlaced picture begins, and how far apart its pixels are.
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2))
_LAST_PASS = (0, 1, 1, 2)
_STEP = 1 << 20  # bytes unpacked at once


def png_of(image: QImage) -> bytes:
    """The picture with every pixel as it is."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(buffer.data().data())


def sums_are_right(png: bytes) -> bool:
    """Whether every part has the checksum that it says."""
    return all(
        zlib.crc32(png[part.start + 4 : part.end - 4]) == _sum(png, part)
        for part in parts(png, "png")
    )


def rows_are_there(png: bytes) -> bool:
    """Whether the packed pixels are enough for the size in the header."""
    needed, unpacked = _bytes_of_rows(png), 0
    try:
        for piece in _unpacked(png):
            unpacked += len(piece)
            if unpacked > needed + _STEP:  # a bomb: all that is shown of it is there
                break
    except zlib.error:
        return False
    return unpacked >= needed


def _sum(png: bytes, part: Part) -> int:
    return int.from_bytes(png[part.end - 4 : part.end], "big")


def _bytes_of_rows(png: bytes) -> int:
    width, height, depth, colours = struct.unpack_from(">IIBB", png, 16)
    bits = int(depth) * _CHANNELS.get(int(colours), 1)
    passes = (*_PASSES, _LAST_PASS) if png[28] else ((0, 0, 1, 1),)
    return sum(
        _packed(-(-(int(width) - left) // right), -(-(int(height) - top) // down), bits)
        for left, top, right, down in passes
    )


def _packed(width: int, height: int, bits: int) -> int:
    """Bytes of so many rows, each with the byte that says how it is filtered."""
    return height * (1 + (width * bits + 7) // 8) if width > 0 and height > 0 else 0


def _unpacked(png: bytes) -> Iterator[bytes]:
    stream = zlib.decompressobj()
    for part in parts(png, "png"):
        if part.name == b"IDAT":
            rest = png[part.body : part.end - 4]
            while rest and not stream.eof:
                yield stream.decompress(rest, _STEP)
                rest = stream.unconsumed_tail
    yield stream.flush()
