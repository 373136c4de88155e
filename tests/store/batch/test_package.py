"""Packages from anywhere: whole ones are read, hostile ones are refused whole, in a sentence."""

import io
import json
import os
import random
import re
import stat
import struct
import zipfile
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.store.batch.model import BatchError
from hailuo_desktop.store.batch.package import JSON_BYTES, MOST_FILES, Package
from hailuo_desktop.store.batch.read import read

Members = dict[str, bytes]


def storyboard(**shot: object) -> bytes:
    shots = [{"prompt": "A boat", "first_frame": "images/a.png", **shot}]
    return json.dumps({"format": "hailuo-storyboard", "version": 1, "shots": shots}).encode()


def packed(file: Path, *more: tuple[zipfile.ZipInfo | str, bytes], board: bytes = b"") -> Path:
    """A good package, and what else is put in it."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("storyboard.json", board or storyboard())
        package.writestr("images/a.png", b"a picture")
        for name, data in more:
            package.writestr(name, data)
    return file


def refused(file: Path) -> str:
    with pytest.raises(BatchError) as error:
        read(file)
    words = str(error.value)
    assert "\n" not in words
    assert len(words) < 300
    return words


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "board.hailuo"


def test_a_good_package_gives_its_shots_and_pictures(file: Path) -> None:
    found = read(packed(file))
    assert found.name == "board"
    (entry,) = found.entries
    assert entry.first is not None
    assert entry.first.read() == b"a picture"
    assert entry.first.name == "a.png"


def test_a_package_of_many_pictures_is_opened_once(file: Path) -> None:
    more = [(f"images/{n}.png", str(n).encode()) for n in range(1000)]
    shots = [{"prompt": "x", "first_frame": name} for name, _ in more]
    board = json.dumps({"format": "hailuo-storyboard", "version": 1, "shots": shots}).encode()
    found = read(packed(file, *more, board=board))
    packages = {id(entry.first.package) for entry in found.entries if entry.first}
    assert len(packages) == 1
    read_back = [entry.first.read() for entry in found.entries if entry.first]
    assert read_back == [data for _, data in more]


MARK = re.compile(rb"(PK\x03\x04..|PK\x01\x02....)\0\x08", re.DOTALL)  # of names in UTF-8


def board_of(*names: str) -> bytes:
    shots = [{"prompt": "x", "first_frame": name} for name in names]
    return json.dumps({"format": "hailuo-storyboard", "version": 1, "shots": shots}).encode()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("top", ["", "Sea/", "Fée lumière/"])
@pytest.mark.parametrize("is_marked", [True, False])
# On Windows they are turned round before anybody can see them.
@pytest.mark.parametrize("separator", ["/"] if os.name == "nt" else ["/", "\\"])
def test_a_package_that_was_packed_anew_is_opened(
    tmp_path: Path, form: Any, top: str, is_marked: bool, separator: str
) -> None:
    """With its folder, with what a system puts beside it, its names in another form, not marked
    as UTF-8, or parted as Windows parts them."""
    file = tmp_path / "board.hailuo"
    with zipfile.ZipFile(file, "w") as package:
        for name, data in (
            ("storyboard.json", board_of("images/Fée.png")),
            ("images/Fée.png", b"picture"),
        ):
            member = zipfile.ZipInfo(normalize(form, top + name).replace("/", separator))
            package.writestr(member, data)
        package.writestr("__MACOSX/Sea/._storyboard.json", b"x")
        package.writestr(f"{top}.DS_Store", b"x")
    if not is_marked:
        file.write_bytes(MARK.sub(lambda found: found[1] + b"\0\0", file.read_bytes()))
    (entry,) = read(file).entries
    assert entry.first is not None
    assert entry.first.read() == b"picture"


def test_a_package_of_two_storyboards_says_so(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "two.hailuo", "w") as package:
        for top in ("a", "b"):
            package.writestr(f"{top}/storyboard.json", board_of())
    with pytest.raises(BatchError, match="holds 2 storyboards: pack each by itself"):
        read(tmp_path / "two.hailuo")


@pytest.mark.parametrize(
    "name",
    [
        "../evil.png",
        "images/../../evil.png",
        "/etc/passwd",
        "images\\..\\..\\evil.png",
        "\\evil.png",
        "C:/evil.png",
        "images/a:stream",
        "images/a\nb.png",
        "images/\u202egnp.exe",
        "..",
        "//server/share",
    ],
)
def test_an_unsafe_name_is_refused(file: Path, name: str) -> None:
    member = zipfile.ZipInfo("x")
    member.filename = name  # as it is: Windows would turn a backslash round
    assert "unsafe name" in refused(packed(file, (member, b"x")))


def test_a_name_with_a_nul_is_refused(file: Path) -> None:
    packed(file, ("images/b.pngXYZ", b"x"))
    file.write_bytes(file.read_bytes().replace(b"b.pngXYZ", b"b.png\0YZ"))
    assert "refused" in refused(file) or "cannot be read" in refused(file)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("images/B.png", "images/b.png"),
        ("images/\u00e9.png", "images/e\u0301.png"),
        ("images/STRASSE.png", "images/straße.png"),
    ],
)
def test_names_that_are_one_name_elsewhere_are_refused(file: Path, one: str, other: str) -> None:
    assert "one name twice" in refused(packed(file, (one, b"1"), (other, b"2")))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_twice_is_refused(file: Path) -> None:
    assert "one name twice" in refused(packed(file, ("storyboard.json", storyboard(prompt="b"))))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_what_is_no_file_is_refused(file: Path, kind: int) -> None:
    link = zipfile.ZipInfo("images/link.png")
    link.external_attr = (kind | 0o777) << 16
    assert "holds a link" in refused(packed(file, (link, b"/etc/passwd")))


def test_a_bomb_by_ratio_is_refused(file: Path) -> None:
    assert "far more than it holds" in refused(packed(file, ("images/b.png", bytes(3_000_000))))


def test_a_bomb_by_size_is_refused(file: Path) -> None:
    packed(file, ("images/b.png", b"x" * 100))
    patched(file, b"images/b.png", size=4_100_000_000, packed_size=4_100_000_000)
    assert "more than 4 GB" in refused(file)


def test_too_many_files_are_refused(file: Path) -> None:
    more = [(f"images/{n}", b"") for n in range(MOST_FILES)]
    assert f"at most {MOST_FILES}" in refused(packed(file, *more))


@pytest.mark.parametrize("large", [False, True], ids=["zip", "zip64"])
def test_a_directory_without_end_is_not_even_read(file: Path, large: bool) -> None:
    """Such a zip of a few bytes would fill the memory before anything could be counted."""
    with packed(file).open("ab") as opened:
        opened.truncate(opened.tell() - 22)
        size = 2_000_000_000
        if large:
            at = opened.tell()
            opened.write(struct.pack("<4sQHHLLQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, size, 0))
            opened.write(struct.pack("<4sLQL", b"PK\6\7", 0, at, 1))
            size = 100
        opened.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, size, 0, 0))
    assert f"more than {MOST_FILES} files" in refused(file)


def test_an_encrypted_package_is_refused(file: Path) -> None:
    packed(file, ("images/b.png", b"x"))
    patched(file, b"images/b.png", flags=1)
    assert "without a password" in refused(file)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_to_compress_are_refused(file: Path, method: int) -> None:
    other = zipfile.ZipInfo("images/b.png")
    other.compress_type = method
    assert "compressed in a way" in refused(packed(file, (other, b"x" * 100)))


def test_files_that_share_their_bytes_are_refused(file: Path) -> None:
    packed(file, ("images/b.png", b"x" * 50), ("images/c.png", b"x" * 50))
    with zipfile.ZipFile(file) as package:
        shared = package.getinfo("images/b.png").header_offset
    patched(file, b"images/c.png", offset=shared)
    assert "overlap" in refused(file)


def test_a_package_within_itself_is_refused(file: Path) -> None:
    packed(file, ("images/b.png", b"x" * 50))
    patched(file, b"images/b.png", packed_size=100_000)
    assert "overlap" in refused(file)


@pytest.mark.parametrize("size", [1, 10_000, 4_000_000])
def test_a_member_that_lies_about_its_size_gives_no_picture(file: Path, size: int) -> None:
    packed(file)
    patched(file, b"images/a.png", size=size)
    try:
        picture = read(file).entries[0].first
    except BatchError:
        return
    assert picture is not None
    with pytest.raises(BatchError, match=r"a\.png” cannot be read"):
        picture.read()


def test_a_storyboard_without_end_is_refused(file: Path) -> None:
    noise = random.Random(4).randbytes(JSON_BYTES // 2 + 10).hex().encode()
    assert "absurdly large" in refused(packed(file, board=noise))


def test_a_name_that_is_no_text_is_refused(file: Path) -> None:
    packed(file, ("images/ü.png", b"x"))
    file.write_bytes(file.read_bytes().replace("ü".encode(), b"\xff\xfe"))
    assert "cannot be read" in refused(file)


def test_broken_data_is_a_sentence(file: Path) -> None:
    packed(file, ("images/b.png", random.Random(1).randbytes(4000)))
    data = bytearray(file.read_bytes())
    at = data.index(b"storyboard.json") + len("storyboard.json")
    data[at : at + 20] = b"\xff" * 20
    file.write_bytes(data)
    assert "cannot be read" in refused(file)


@given(st.floats(0, 1))
def test_a_package_cut_anywhere_is_a_sentence(share: float) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        package.writestr("storyboard.json", storyboard())
        package.writestr("images/a.png", b"a picture" * 50)
    data = whole.getvalue()
    cut = data[: int(share * (len(data) - 1))]
    assert_sentence_or_package(cut)


@given(st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_package_with_any_bytes_changed_is_a_sentence(changes: list[tuple[int, int]]) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("storyboard.json", storyboard())
        package.writestr("images/a.png", b"a picture" * 50)
    data = bytearray(whole.getvalue())
    for at, value in changes:
        data[at % len(data)] = value
    assert_sentence_or_package(bytes(data))


def assert_sentence_or_package(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.hailuo"
        file.write_bytes(data)
        assert_sentence_or_pictures(file)
        file.unlink()  # Windows refuses that to whoever has it open


def assert_sentence_or_pictures(file: Path) -> None:
    try:
        for entry in read(file).entries:
            if entry.first:
                entry.first.read()
    except BatchError as error:
        assert str(error).endswith(".")  # noqa: PT017


def test_what_is_no_zip_is_a_sentence(file: Path) -> None:
    for data in (b"", b"no zip", bytes(100), b"PK\5\6" + bytes(18)):
        file.write_bytes(data)
        assert "package" in refused(file)


def test_a_package_without_a_board_is_not_ours(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("images/a.png", b"x")
    assert "holds no storyboard.json" in refused(file)


@pytest.mark.parametrize(
    "given", ["../a.png", "/etc/passwd", "storyboard.json", "images/none.png", "a.png"]
)
def test_a_board_of_a_package_names_nothing_outside_it(file: Path, given: str) -> None:
    (file.parent / "a.png").write_bytes(b"mine")
    assert f"the package lacks “{given}”" in refused(
        packed(file, board=storyboard(first_frame=given))
    )


def test_every_picture_that_lacks_is_named(file: Path) -> None:
    board = storyboard(first_frame="images/x.png", last_frame="images/y.png")
    with pytest.raises(BatchError) as error:
        read(packed(file, board=board))
    assert len(error.value.problems) == 2


def test_a_picture_is_counted_as_it_comes(file: Path) -> None:
    package = Package(packed(file))
    with pytest.raises(BatchError, match="absurdly large"):
        package.read("images/a.png", 3)


def patched(
    file: Path,
    name: bytes,
    *,
    size: int | None = None,
    packed_size: int | None = None,
    flags: int | None = None,
    offset: int | None = None,
) -> None:
    """Change what a package's directory says of one member."""
    data = bytearray(file.read_bytes())
    at = data.rindex(name) - 46
    assert data[at : at + 4] == b"PK\1\2"
    for place, form, value in (
        (8, "<H", flags),
        (20, "<L", packed_size),
        (24, "<L", size),
        (42, "<L", offset),
    ):
        if value is not None:
            struct.pack_into(form, data, at + place, value)
    file.write_bytes(data)
