"""Frames and videos: whole or not there, each in its place."""

import errno
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import DiskFull, LibraryError
from hailuo_desktop.domain.frame import ImageFacts
from hailuo_desktop.store import durable
from hailuo_desktop.store.frames import Frames
from hailuo_desktop.store.reading import read_whole
from hailuo_desktop.store.videos import Videos
from tests.fakes.programs import told
from tests.fakes.takes import take

FACTS = ImageFacts("png", 1280, 720, 9)
DATA = b"a picture" * 1000


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_frame_lies_under_its_content(tmp_path: Path) -> None:
    frame = Frames(tmp_path).keep(DATA, "boat.png", FACTS)
    assert frame.digest == sha256(DATA).hexdigest()
    assert frame.name == "boat.png"
    assert Frames(tmp_path).path(frame.digest).read_bytes() == DATA


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    frames = Frames(tmp_path)
    first = frames.keep(DATA, "boat.png", FACTS)
    before = frames.path(first.digest).stat().st_mtime_ns
    assert frames.keep(DATA, "other.png", FACTS).digest == first.digest
    assert frames.path(first.digest).stat().st_mtime_ns == before
    assert len(files(tmp_path)) == 1


@pytest.mark.parametrize("content", [b"", DATA[:100], bytes(len(DATA)), DATA + b"more"])
def test_a_broken_copy_is_mended(tmp_path: Path, content: bytes) -> None:
    frames = Frames(tmp_path)
    frame = frames.keep(DATA, "boat.png", FACTS)
    frames.path(frame.digest).write_bytes(content)
    frames.keep(DATA, "boat.png", FACTS)
    assert frames.path(frame.digest).read_bytes() == DATA


def test_what_a_crash_left_half_written_is_written_over(tmp_path: Path) -> None:
    frames = Frames(tmp_path)
    target = frames.path(sha256(DATA).hexdigest())
    target.parent.mkdir()
    target.with_name(target.name + ".part").write_bytes(b"half")
    frames.keep(DATA, "boat.png", FACTS)
    assert files(tmp_path) == [target]
    assert target.read_bytes() == DATA


def test_one_picture_dropped_many_times_at_once(tmp_path: Path) -> None:
    frames = Frames(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: frames.keep(DATA, "boat.png", FACTS), range(40)))
    assert len({frame.digest for frame in made}) == 1
    assert [file.read_bytes() for file in files(tmp_path)] == [DATA]


LITTLE_ROOM = """
import resource, signal, sys
from pathlib import Path
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.frame import ImageFacts
from hailuo_desktop.store.frames import Frames

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    Frames(Path(sys.argv[1])).keep(b"x" * 5000, "boat.png", ImageFacts("png", 1, 1, 1))
except HailuoError as error:
    print(error)
"""


def test_a_frame_without_room_leaves_no_frame(tmp_path: Path) -> None:
    if sys.platform == "win32":  # it knows no such limits
        return
    assert "cannot be written" in told(LITTLE_ROOM, tmp_path)
    assert [file.suffix for file in files(tmp_path)] == [".part"]
    Frames(tmp_path).keep(b"x" * 5000, "boat.png", FACTS)
    assert [file.stat().st_size for file in files(tmp_path)] == [5000]


@pytest.mark.parametrize("number", durable.FULL)
def test_a_full_disk_says_what_it_needs(tmp_path: Path, number: int) -> None:
    full = durable.trouble(OSError(number, os.strerror(number)), tmp_path / "a.mp4", 7_300_000)
    assert isinstance(full, DiskFull)
    assert "needs 7 MB" in str(full)
    other = durable.trouble(OSError(errno.EACCES, "Permission denied"), tmp_path / "a.mp4", 0)
    assert isinstance(other, LibraryError)


def test_a_video_gets_its_name_when_it_is_whole(tmp_path: Path) -> None:
    videos = Videos(tmp_path)
    part = videos.part(take(1))
    part.write_bytes(b"film")
    assert videos.kept(take(1)) is None
    assert videos.all() == []
    file = videos.keep(take(1), part)
    assert videos.path(file).read_bytes() == b"film"
    assert videos.kept(take(1)) == file
    assert videos.all() == [file]
    assert not part.exists()
    assert not Path(file).is_absolute()


def test_each_take_has_a_place_of_its_own(tmp_path: Path) -> None:
    videos = Videos(tmp_path)
    for number in (1, 2, 3):
        part = videos.part(take(number))
        part.write_bytes(str(number).encode())
        videos.keep(take(number), part)
    assert [videos.path(file).read_bytes() for file in videos.all()] == [b"1", b"2", b"3"]


def test_a_part_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        Videos(tmp_path).keep(take(1), tmp_path / "none.part")


def test_a_video_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "media").write_bytes(b"in the way")
    with pytest.raises(LibraryError, match="cannot be written"):
        Videos(tmp_path).part(take(1))


def test_every_new_folder_is_on_disk_before_what_it_holds(tmp_path: Path) -> None:
    durable.make_folder(tmp_path / "a" / "b" / "c")
    durable.make_folder(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()


def test_only_so_much_is_read_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert read_whole(tmp_path / "a", 100) == b"x" * 100
    with pytest.raises(OSError, match="more than 0 MB"):
        read_whole(tmp_path / "a", 99)


DEVICES = ["/dev/zero"] if os.name == "posix" else []


@pytest.mark.parametrize("file", [*DEVICES, os.devnull, "."])
def test_what_is_no_file_is_not_read(file: str) -> None:
    with pytest.raises(OSError, match="no ordinary file"):
        read_whole(Path(file), 100)


def test_a_name_that_is_no_text_becomes_one(tmp_path: Path) -> None:
    name = os.fsdecode(b"sea\xe9.png")
    Frames(tmp_path).keep(DATA, name, FACTS).name.encode()


def test_what_cannot_be_read_is_kept_once_for_each_content(tmp_path: Path) -> None:
    videos, made = Videos(tmp_path), take(1)
    places: list[str] = []
    for data in (b"one", b"two", b"one", b"two", b"three"):
        part = videos.part(made)
        part.write_bytes(data)
        places.append(videos.set_aside(made, part))
        assert not part.exists()
    assert [(tmp_path / place).read_bytes() for place in dict.fromkeys(places)] == [
        b"one", b"two", b"three",
    ]  # fmt: skip
    assert places[0] == places[2]
    assert videos.all() == []  # none of them is a take's film
