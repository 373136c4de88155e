"""ICU's data with less in it is still ICU's data."""

import struct
from importlib.util import find_spec
from pathlib import Path

import pytest
from bundle.icu import ALIGNED, FORMAT, Item, items, needed, packed, trim, trimmed
from hypothesis import given
from hypothesis import strategies as st
from stop import Stop

HEADER = struct.pack("<HBBHHBBBB", 144, 0xDA, 0x27, 20, 0, 0, 0, 2, 0) + FORMAT + bytes(128)
NAMES = st.text("abcdefghij/_.", min_size=1, max_size=20)
CONTENTS = st.binary(min_size=1, max_size=40)


@given(st.dictionaries(NAMES, CONTENTS, max_size=8))
def test_what_is_packed_is_found_again(files: dict[str, bytes]) -> None:
    data = packed(HEADER, [Item(*each) for each in sorted(files.items())])
    found = list(items(data[len(HEADER) :]))
    assert [each.name for each in found] == sorted(files)
    for name, content in found:
        assert content[: len(files[name])] == files[name]
        assert not content[len(files[name]) :].strip(b"\0")
        assert data.index(content) >= 0


def test_each_item_begins_where_a_processor_likes_it() -> None:
    data = packed(HEADER, [Item("icudt73l/a.res", b"1"), Item("icudt73l/b.res", b"2" * 17)])
    for number in range(2):
        (at,) = struct.unpack_from("<I", data, len(HEADER) + 4 + 8 * number + 4)
        assert (len(HEADER) + at) % ALIGNED == 0


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("icudt73l/coll/de.res", True),
        ("icudt73l/zone/en.res", True),
        ("icudt73l/zoneinfo64.res", True),
        ("icudt73l/cnvalias.icu", True),
        ("icudt73l/langInfo.res", True),
        ("icudt73l/lang/de.res", False),
        ("icudt73l/brkitr/cjdict.dict", False),
        ("icudt73l/gb18030.cnv", False),
    ],
)
def test_what_stays(name: str, stays: bool) -> None:
    assert needed(name) is stays


def test_the_rest_is_as_it_was() -> None:
    whole = [Item("icudt73l/coll/de.res", b"sorts"), Item("icudt73l/curr/de.res", b"money")]
    assert trimmed(packed(HEADER, whole)) == packed(HEADER, whole[:1])


def test_another_library_is_refused(tmp_path: Path) -> None:
    (tmp_path / "libx.so.1").write_bytes(b"\x7fELF")
    with pytest.raises(Stop):
        trim(tmp_path / "libx.so.1", tmp_path / "work")


def test_the_data_in_the_wheel_of_qt_is_read() -> None:
    """Linux' wheel alone has any."""
    spec = find_spec("PySide6")
    assert spec
    assert spec.origin
    for library in Path(spec.origin).parent.glob("Qt/lib/libicudata.so.*"):
        image = library.read_bytes()
        data = image[image.index(FORMAT) - 12 :]
        left = trimmed(data)
        assert len(left) < len(data) / 2
        names = [name for name, _ in items(left[144:])]
        assert any(name.endswith("/coll/sv.res") for name in names)
        assert names == sorted(names)
