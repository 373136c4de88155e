"""One library, one program."""

import sys
from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import LibraryError
from hailuo_desktop.store.library import Library
from hailuo_desktop.store.lock import LOCK, OWNER, Lock
from tests.fakes.programs import line_of, program

HOLD = """
import sys
from pathlib import Path
from hailuo_desktop.store.library import Library
library = Library.open(Path(sys.argv[1]), "the other window")
print("open")
sys.stdin.readline()
"""


def test_a_second_program_is_told_who_holds_the_library(tmp_path: Path) -> None:
    with program(HOLD, tmp_path) as other:
        assert line_of(other) == "open"
        with pytest.raises(LibraryError) as refused:
            Library.open(tmp_path, "hailuo-desktop render")
        words = str(refused.value)
        assert f"the other window (process {other.pid})" in words
        assert str(tmp_path) in words
        assert words.count(".") - str(tmp_path).count(".") <= 2
        assert "\n" not in words


def test_the_lock_of_a_killed_program_stands_in_nobodys_way(tmp_path: Path) -> None:
    with program(HOLD, tmp_path) as other:
        assert line_of(other) == "open"
        other.kill()
        other.wait()
    assert "the other window" in (tmp_path / OWNER).read_text("utf-8")
    library = Library.open(tmp_path, "the window")
    assert "the window" in (tmp_path / OWNER).read_text("utf-8")
    library.close()


def test_closing_lets_the_next_one_in(tmp_path: Path) -> None:
    Library.open(tmp_path, "one").close()
    Library.open(tmp_path, "two").close()


def test_a_refused_program_leaves_the_owners_name_alone(tmp_path: Path) -> None:
    library = Library.open(tmp_path, "the window")
    for _ in range(2):
        with pytest.raises(LibraryError, match="the window"):
            Library.open(tmp_path, "a stranger")
        (tmp_path / LOCK).unlink()  # the database is a lock, too
    library.close()


def second_way(place: Path, folder: Path) -> None:
    """A link to the folder; on Windows one that needs no rights."""
    if sys.platform == "win32":
        import _winapi

        _winapi.CreateJunction(str(folder), str(place))
    else:
        place.symlink_to(folder, target_is_directory=True)


def test_two_ways_to_one_folder_are_one_library(tmp_path: Path) -> None:
    home = tmp_path / "home"
    library = Library.open(home, "the window")
    second_way(tmp_path / "other", home)
    with pytest.raises(LibraryError, match="the window"):
        Library.open(tmp_path / "other", "hailuo-desktop takes")
    library.close()


def test_a_library_that_cannot_be_opened_leaves_no_lock(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").mkdir()
    with pytest.raises(LibraryError):
        Library.open(tmp_path, "the window")
    Lock(tmp_path).release()
