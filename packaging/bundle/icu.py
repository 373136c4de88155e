"""ICU's data without what Qt never asks for: 20 of 32 MB.

Qt sorts by ICU and names time zones by it. Numbers, dates, languages and currencies it has of its
own, and texts in old encodings come to the program through Python.

The data is one “common data” file (ICU User Guide, “ICU Data”): a header, a table of contents in
order of names, then the items; the library around it has but one symbol, that of the data.
"""

import re
import struct
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from stop import Stop

FORMAT, FORMAT_AT = b"CmnD", 12  # bytes from the header's begin
ALIGNED = 16  # bytes, as the items in it
# By their path behind the package's name: break and number rules, names of currencies, languages,
# regions and units, transliterations, and converters of encodings.
NEVER_ASKED_FOR = re.compile(r"(brkitr|curr|lang|rbnf|region|translit|unit)/|.*\.cnv$")
# The same library again, without a line of code.
ASSEMBLY = """
    .section .note.GNU-stack, "", %progbits
    .section .rodata
    .globl {symbol}
    .balign {aligned}
    .type {symbol}, %object
    .size {symbol}, {size}
{symbol}:
    .incbin "data"
"""


class Item(NamedTuple):
    name: str
    content: bytes


def trim(library: Path, work: Path) -> None:
    """Write a library of ICU's data anew with less in it; Stop where its tools are lacking."""
    symbol, size = told(["nm", "-D", "-S", "--defined-only", str(library)], work).split()[-1:0:-2]
    image = library.read_bytes()
    start = image.find(FORMAT) - FORMAT_AT
    if start < 0:
        raise Stop(f"{library.name} has no ICU data in it.")
    data = trimmed(image[start : start + int(size, 16)])
    (work / "data").write_bytes(data)
    text = ASSEMBLY.format(symbol=symbol, aligned=ALIGNED, size=len(data))
    (work / "data.s").write_text(text, "ascii")
    told(["as", "data.s", "-o", "data.o"], work)
    link = ["ld", "-shared", "-z", "noseparate-code", "-soname", library.name]
    told([*link, "data.o", "-o", "library"], work)
    library.write_bytes((work / "library").read_bytes())


def told(line: list[str], folder: Path) -> str:
    """What one of Binutils says, which PyInstaller needs as well."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        done = subprocess.run(line, cwd=folder, check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise Stop(f"This needs {line[0]}: install binutils.") from error
    except subprocess.CalledProcessError as error:
        raise Stop(f"{line[0]} could not write ICU's data anew: {error.stderr}") from error
    return done.stdout


def trimmed(data: bytes) -> bytes:
    """The common data with what is needed of it."""
    (header,) = struct.unpack_from("<H", data)
    return packed(data[:header], [each for each in items(data[header:]) if needed(each.name)])


def needed(name: str) -> bool:
    """By an item's name, such as “icudt73l/curr/de.res”."""
    return NEVER_ASKED_FOR.match(name.partition("/")[2]) is None


def items(data: bytes) -> Iterator[Item]:
    """Those of the table of contents that the data begins with, in its order."""
    (number,) = struct.unpack_from("<I", data)
    rows = [struct.unpack_from("<II", data, 4 + 8 * each) for each in range(number)]
    for (name, begin), (_, end) in pairwise([*rows, (0, len(data))]):
        yield Item(data[name : data.index(0, name)].decode("ascii"), data[begin:end])


def packed(header: bytes, left: list[Item]) -> bytes:
    """The common data of these items, which are in the order of their names."""
    names = b"".join(each.name.encode("ascii") + b"\0" for each in left)
    first = 4 + 8 * len(left)
    names_at: list[int] = []
    name_at = first
    for each in left:
        names_at.append(name_at)
        name_at += len(each.name) + 1
    whole = bytearray(aligned(first + len(names), len(header)))
    struct.pack_into("<I", whole, 0, len(left))
    whole[first : first + len(names)] = names
    for number, (each, name) in enumerate(zip(left, names_at, strict=True)):
        struct.pack_into("<II", whole, 4 + 8 * number, name, len(whole))
        whole += each.content
        whole += bytes(aligned(len(whole), len(header)) - len(whole))
    return header + bytes(whole)


def aligned(size: int, before: int) -> int:
    """The next size on that an item may begin, ``before`` bytes behind the whole's begin."""
    return -(-(size + before) // ALIGNED) * ALIGNED - before
