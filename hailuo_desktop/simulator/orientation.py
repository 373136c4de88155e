"""Stills the right way up: PyAV leaves the EXIF orientation of a JPEG to its caller."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

import io
import struct
from contextlib import closing

import av
import numpy as np
from av.error import FFmpegError

from hailuo_desktop.sketch.colours import Pixels, rgb

_TAG = 0x0112


def upright(data: bytes) -> Pixels:
    """The pixels of a JPEG, PNG or WebP as a viewer shows them; ValueError where it is none."""
    try:
        with closing(av.open(io.BytesIO(data), "r")) as still:
            frame = next(still.decode(video=0))
            pixels = rgb(frame)
    except (FFmpegError, StopIteration, IndexError) as error:
        raise ValueError("the picture cannot be read") from error
    return _turned(pixels, orientation_of(data))


def _turned(pixels: Pixels, orientation: int) -> Pixels:
    if orientation in (5, 6, 7, 8):
        pixels = pixels.transpose(1, 0, 2)
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    return np.ascontiguousarray(pixels)


def orientation_of(data: bytes) -> int:
    """EXIF's 1–8; 1 where the file says nothing."""
    if not data.startswith(b"\xff\xd8"):
        return 1
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] == 0xE1 and data[at + 4 : at + 10] == b"Exif\0\0":
            return _in_tiff(data[at + 10 : at + 2 + length])
        at += 2 + length
    return 1


def _in_tiff(tiff: bytes) -> int:
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        (start,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, start)
        for entry in range(count):
            tag, _, _, value = struct.unpack_from(order + "HHIH", tiff, start + 2 + 12 * entry)
            if tag == _TAG and 1 <= value <= 8:
                return int(value)
    except struct.error:
        pass
    return 1
