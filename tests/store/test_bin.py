"""What was deleted is kept, until it is back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.store.library import Library

BOARD = Storyboard("b", "The sea", tuple(Shot(f"s{n}", prompt=f"Boat {n}") for n in range(3)))
LESS = Storyboard("b", "The sea", BOARD.shots[:1])


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library.open(tmp_path, "a test")
    yield made
    made.close()


def binned(library: Library) -> list[str]:
    return sorted(each.shot.id for each in library.boards.bin.shots())


def test_shots_that_a_board_loses_are_in_the_bin_and_leave_it_when_they_are_back(
    library: Library,
) -> None:
    library.boards.save(BOARD)
    assert binned(library) == []
    library.boards.save(LESS)
    assert binned(library) == ["s1", "s2"]
    (found,) = (each for each in library.boards.bin.shots() if each.shot.id == "s2")
    assert (found.shot, found.board, found.board_name) == (BOARD.shots[2], "b", "The sea")
    library.boards.save(Storyboard("other", "Other", (BOARD.shots[1],)))
    assert binned(library) == ["s2"]
    library.boards.save(BOARD)
    assert binned(library) == []


def test_an_empty_card_is_not_missed(library: Library) -> None:
    library.boards.save(Storyboard("b", "The sea", (*BOARD.shots, Shot("empty"))))
    library.boards.save(BOARD)
    assert binned(library) == []


def test_a_deleted_board_is_in_the_bin_and_comes_back_whole(library: Library) -> None:
    library.boards.save(BOARD)
    library.boards.delete("b")
    assert library.boards.find("b") is None
    (found,) = library.boards.bin.boards()
    assert found.board == BOARD
    library.boards.save(found.board)
    assert library.boards.bin.boards() == []
    assert library.boards.find("b") == BOARD


def test_the_bin_survives_a_restart_and_a_backup_knows_it(tmp_path: Path) -> None:
    first = Library.open(tmp_path, "a test")
    first.boards.save(BOARD)
    first.boards.save(LESS)
    first.back_up_today()
    (backup,) = first.backups.all()
    first.boards.bin.take_out(["s1", "s2"])
    first.restore(backup)
    assert binned(first) == ["s1", "s2"]
    first.close()
    second = Library.open(tmp_path, "a test")
    assert binned(second) == ["s1", "s2"]
    second.close()
