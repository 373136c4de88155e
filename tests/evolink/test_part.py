"""The disk says no: in words, with the exact need, and by real refusals."""

import subprocess
import sys
from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import DiskFull, Unreachable
from hailuo_desktop.evolink.part import Part
from tests.evolink.conftest import Connect
from tests.fakes.raw_server import RawServer, reply

FILM = b"\0\0\0\x18ftypisom" + bytes(3_500_000)
ROOT = Path(__file__).resolve().parents[2]
LINUX = sys.platform == "linux"

# A process that may write no file longer than a megabyte, as a full quota would have it.
CRAMPED = """
import asyncio, resource, signal, sys
from pathlib import Path
from hailuo_desktop.domain.errors import DiskFull, Unreachable
from hailuo_desktop.evolink.part import Part

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
part = Part(Path(sys.argv[1]))
try:
    with part.writing(0, 3_000_000) as write:
        for _ in range(3):
            write(bytes(1_000_000))
except DiskFull as error:
    print(type(error).__name__, error)
"""


def without_room(part: Path) -> Path:
    """A file that takes no byte."""
    if LINUX:
        part.symlink_to("/dev/full")
    else:
        part.mkdir()
    return part


async def test_a_full_disk_is_told_with_what_is_missing(connect: Connect, tmp_path: Path) -> None:
    part = without_room(tmp_path / "take.part")
    async with RawServer(reply(200, FILM)) as server:
        with pytest.raises(DiskFull) as caught:
            await connect(server.url).fetch(f"{server.url}/a", part, lambda *_: None)
    expected = f"The disk is full: 4 MB more are needed in {tmp_path}."
    assert str(caught.value) == expected or not LINUX


async def test_a_full_disk_without_a_known_length_is_told_too(
    connect: Connect, tmp_path: Path
) -> None:
    part = without_room(tmp_path / "take.part")
    answer = reply(200, FILM, length="none", end="close")
    async with RawServer(answer) as server:
        with pytest.raises(DiskFull, match=r"no room|cannot be written"):
            await connect(server.url).fetch(f"{server.url}/a", part, lambda *_: None)


async def test_a_film_that_cannot_fit_does_not_fill_the_disk_first(
    connect: Connect, tmp_path: Path
) -> None:
    """The ledger is on the same disk, and has to be written all the same."""
    part = tmp_path / "take.part"
    answer = reply(200, FILM[:4000], length=10**17, end="hang")
    async with RawServer(answer) as server:
        with pytest.raises(DiskFull, match=r"[\d\u2009]{9,} MB more are needed"):
            await connect(server.url).fetch(f"{server.url}/a", part, lambda *_: None)
    assert part.stat().st_size == 0


@pytest.mark.parametrize("name", ["take.part", "take.part.etag"])
async def test_a_folder_in_the_way_is_told(connect: Connect, tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    async with RawServer(reply(200, FILM, {"ETag": '"a"'})) as server:
        with pytest.raises(DiskFull, match="cannot be written"):
            await connect(server.url).fetch(
                f"{server.url}/a", tmp_path / "take.part", lambda *_: None
            )


async def test_a_missing_folder_is_told(connect: Connect, tmp_path: Path) -> None:
    async with RawServer(reply(200, FILM)) as server:
        with pytest.raises(Unreachable, match="is gone"):
            await connect(server.url).fetch(
                f"{server.url}/a", tmp_path / "gone" / "take.part", lambda *_: None
            )


def test_a_limit_in_the_middle_of_a_film_is_told(tmp_path: Path) -> None:
    if sys.platform == "win32":  # it knows no such limits
        return
    said = subprocess.run(
        [sys.executable, "-c", CRAMPED, str(tmp_path / "take.part")],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert said.stdout.startswith(f"DiskFull The video cannot be written to {tmp_path}")
    assert said.stderr == ""


def test_a_part_knows_what_it_holds(tmp_path: Path) -> None:
    part = Part(tmp_path / "take.part")
    assert (part.size, part.tag) == (0, "")
    part.begin('"one"')
    assert part.tag == ""  # nothing is there to go on with
    with part.writing(0, 6) as write:
        write(b"abc")
    with part.writing(3, 6) as write:
        write(b"def")
    assert (part.size, part.tag) == (6, '"one"')
    assert (tmp_path / "take.part").read_bytes() == b"abcdef"
    with part.writing(0, None) as write:
        write(b"x")
    assert part.size == 1
    part.finish()
    assert (part.size, part.tag) == (1, "")
    part.drop()
    part.drop()
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("tag", ['W/"weak"', "bare", "", '"\u20ac"', '"a\nb"'])
def test_only_a_strong_tag_is_remembered(tmp_path: Path, tag: str) -> None:
    part = Part(tmp_path / "take.part")
    part.begin('"one"')
    part.begin(tag)
    with part.writing(0, None) as write:
        write(b"abc")
    assert (part.size, part.tag) == (3, "")


def test_the_bytes_of_one_film_never_get_the_tag_of_another(tmp_path: Path) -> None:
    part = Part(tmp_path / "take.part")
    part.begin('"one"')
    with part.writing(0, None) as write:
        write(b"abc")
    part.begin('"two"')  # and then the power goes
    again = Part(tmp_path / "take.part")
    assert (again.size, again.tag) == (0, "")


def test_a_tag_that_was_spoilt_on_disk_is_none(tmp_path: Path) -> None:
    (tmp_path / "take.part").write_bytes(b"abc")
    (tmp_path / "take.part.etag").write_bytes(b"\xff\xfe")
    assert Part(tmp_path / "take.part").tag == ""
