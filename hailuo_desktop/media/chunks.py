"""The parts that picture files are made of: found by their own lengths, without decoding."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

START, END, SCAN = b"\xd8", b"\xd9", b"\xda"  # a JPEG's parts are named by marker
# Inside a scan 0xFF is followed by 0 or by a restart; anything else is the next part.
_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


@dataclass(frozen=True)
class Part:
    """``data[start:end]`` of the file; what it holds begins at ``body``."""

    name: bytes
    start: int
    body: int
    end: int


def parts(data: bytes, kind: str) -> Iterator[Part]:
    """The whole parts of a JPEG, PNG or WebP, in order; a part that is cut short is not given."""
    match kind:
        case "jpeg":
            return _jpeg(data)
        case "png":
            return _png(data)
        case _:
            return _webp(data)


def _jpeg(data: bytes) -> Iterator[Part]:
    yield Part(START, 0, 2, 2)
    at = 2
    while found := _NEXT.search(data, at):
        start, name = found.start(), found[0][1:]
        if name == END:
            yield Part(END, start, start + 2, start + 2)
            return
        at = start + 2 + int.from_bytes(data[start + 2 : start + 4], "big")
        if name == SCAN:
            following = _NEXT.search(data, at)
            at = following.start() if following else len(data) + 1
        if at > len(data):
            return
        yield Part(name, start, start + 4, at)


def _png(data: bytes) -> Iterator[Part]:
    at = 8
    while at + 12 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + int(length)
        if end > len(data):
            return
        yield Part(name, at, at + 8, end)
        if name == b"IEND":
            return
        at = end


def _webp(data: bytes) -> Iterator[Part]:
    if len(data) < 12:
        return
    at, last = 12, 8 + int(struct.unpack_from("<I", data, 4)[0])
    while at + 8 <= min(last, len(data)):
        name, length = struct.unpack_from("<4sI", data, at)
        end = at + 8 + int(length) + int(length) % 2
        if end > len(data) + int(length) % 2:  # the last byte only fills up; some leave it out
            return
        yield Part(name, at, at + 8, min(end, len(data)))
        at = end
