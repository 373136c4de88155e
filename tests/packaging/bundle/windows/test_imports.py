"""Which libraries a file of Windows is linked to, in files made as the PE format has it."""

import struct
from pathlib import Path

import pytest
from bundle.windows.imports import imports
from hypothesis import given
from hypothesis import strategies as st

HEADER = 0x80
OPTIONAL = 240  # bytes of a 64-bit file's optional header
TABLES, NAMES = 0x1000, 0x3000  # addresses of the two sections
TABLES_AT, NAMES_AT = 0x400, 0x800  # and their places in the file
SIZE = 0x400


def library(linked: list[str], delayed: list[str] = []) -> bytes:  # noqa: B006 - never changed
    """A library without code, its names in another section than its tables."""
    image = bytearray(NAMES_AT + 0x4000)
    struct.pack_into("<I", image, 0x3C, HEADER)
    image[HEADER : HEADER + 4] = b"PE\0\0"
    struct.pack_into("<H", image, HEADER + 6, 2)
    struct.pack_into("<H", image, HEADER + 20, OPTIONAL)
    struct.pack_into("<H", image, HEADER + 24, 0x20B)
    directories = HEADER + 24 + 112
    struct.pack_into("<II", image, directories + 8, TABLES, 40)
    if delayed:
        struct.pack_into("<II", image, directories + 8 * 13, TABLES + 0x200, 40)
    for number, (address, place) in enumerate(((TABLES, TABLES_AT), (NAMES, NAMES_AT))):
        row = HEADER + 24 + OPTIONAL + 40 * number + 8
        struct.pack_into("<IIII", image, row, SIZE, address, SIZE, place)
    at = 0
    for number, name in enumerate(linked):
        struct.pack_into("<I", image, TABLES_AT + 20 * number + 12, NAMES + at)
        image[NAMES_AT + at : NAMES_AT + at + len(name)] = name.encode()
        at += len(name) + 1
    for number, name in enumerate(delayed):
        struct.pack_into("<I", image, TABLES_AT + 0x200 + 32 * number + 4, NAMES + at)
        image[NAMES_AT + at : NAMES_AT + at + len(name)] = name.encode()
        at += len(name) + 1
    return bytes(image)


NAME = st.text("abcdefXYZ-_0123456789", min_size=1, max_size=12).map("{}.dll".format)


@given(st.lists(NAME, max_size=12), st.lists(NAME, max_size=6))
def test_both_kinds_of_links_are_found(
    tmp_path_factory: pytest.TempPathFactory, linked: list[str], delayed: list[str]
) -> None:
    file = tmp_path_factory.mktemp("pe") / "some.dll"
    file.write_bytes(library(linked, delayed))
    assert list(imports(str(file))) == [name.lower() for name in [*linked, *delayed]]


@pytest.mark.parametrize("content", [b"", b"\x7fELF" + b"\0" * 200, b"MZ" + b"\0" * 2000])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "no.dll").write_bytes(content)
    with pytest.raises(ValueError, match=r"no\.dll is no 64-bit library"):
        imports(str(tmp_path / "no.dll"))
