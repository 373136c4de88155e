"""Which libraries a file of Windows is linked to, read as the PE format lays it out.

Wheels are mended after they are linked, and the names of their libraries moved to another section:
objdump does not follow them there.
"""

import struct
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import NamedTuple

# Offsets and sizes in bytes, after Microsoft's “PE Format”.
HEADER_PLACE = 0x3C
FILE_HEADER = 24  # with the signature before it
DIRECTORIES_64 = 112  # of the optional header of a 64-bit file
SECTION = 40
IMPORTS, DELAYED = 1, 13  # numbers of the directories
DESCRIPTOR = {IMPORTS: 20, DELAYED: 32}
NAME_AT = {IMPORTS: 12, DELAYED: 4}
PE32_PLUS = 0x20B


class Section(NamedTuple):
    address: int
    size: int
    place: int


@cache
def imports(source: str) -> tuple[str, ...]:
    """Names in small letters, as Windows does not tell them apart; ValueError for other files."""
    image = Path(source).read_bytes()
    try:
        return tuple(name.lower() for which in DESCRIPTOR for name in _names(image, which))
    except (struct.error, IndexError) as error:
        raise ValueError(f"{source} is no 64-bit library of Windows") from error


def _names(image: bytes, which: int) -> Iterator[str]:
    (header,) = struct.unpack_from("<I", image, HEADER_PLACE)
    (optional,) = struct.unpack_from("<H", image, header + FILE_HEADER)
    if image[header : header + 4] != b"PE\0\0" or optional != PE32_PLUS:
        raise IndexError
    directory = header + FILE_HEADER + DIRECTORIES_64 + 8 * which
    (address,) = struct.unpack_from("<I", image, directory)
    if not address:
        return
    sections = _sections(image, header)
    table = _place(sections, address)
    for number in count():
        (name,) = struct.unpack_from(
            "<I", image, table + number * DESCRIPTOR[which] + NAME_AT[which]
        )
        if not name:
            return
        begin = _place(sections, name)
        yield image[begin : image.index(0, begin)].decode("ascii")


def _sections(image: bytes, header: int) -> list[Section]:
    (number,) = struct.unpack_from("<H", image, header + 6)
    (optional_size,) = struct.unpack_from("<H", image, header + 20)
    first = header + FILE_HEADER + optional_size
    rows = (
        struct.unpack_from("<IIII", image, first + SECTION * each + 8) for each in range(number)
    )
    return [Section(address, max(virtual, raw), place) for virtual, address, raw, place in rows]


def _place(sections: list[Section], address: int) -> int:
    """Where in the file lies what is loaded at an address."""
    for each in sections:
        if each.address <= address < each.address + each.size:
            return address - each.address + each.place
    raise IndexError
