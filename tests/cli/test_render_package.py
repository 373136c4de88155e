"""A package with takes, rendered elsewhere: what came along is not paid for again."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Take
from hailuo_desktop.engine.batch import takes_of
from hailuo_desktop.simulator import Rehearsal
from hailuo_desktop.store.batch.origin import ORIGIN
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.packing import Packing
from tests.cli.conftest import Batches, Program, posts, shot


@pytest.fixture
def package(program: Program, batches: Batches, tmp_path: Path) -> Path:
    """One of two shots, whose first has been rendered where it comes from."""
    program("render", batches.json(shot("Fog"), shot("Tide")), "--output", "out", "--shots", "1")
    library = Library.open(tmp_path / "library", "a test")
    (board,) = library.boards.all()
    packed = _packed(library, board, library.takes.all(), tmp_path / "sea.hailuo")
    library.close()
    return packed


def _packed(library: Library, board: Storyboard, takes: list[Take], target: Path) -> Path:
    Packing(library.frames.path, library.videos.path).package(board, takes, target)
    return target


def test_takes_that_came_along_are_not_made_again(
    program: Program, package: Path, service: Rehearsal, tmp_path: Path
) -> None:
    there = ("--library", tmp_path / "elsewhere", "--json")
    before = len(posts(service))
    dry = program("render", package, "--output", "there", *there, "--dry-run")
    assert "1 already done, 1 take to send" in dry.err
    said = program("render", package, "--output", "there", *there)
    assert said.code == 0, said.out + said.err
    assert [state for state in said.states() if state[2] == "completed"] == [
        (1, 1, "completed"),
        (2, 1, "completed"),
    ]
    assert [body["prompt"] for body in posts(service)[before:]] == ["Tide"]
    assert len([*(tmp_path / "there").rglob("*.mp4")]) == 2


def test_at_home_they_are_known_already(
    program: Program, package: Path, service: Rehearsal
) -> None:
    before = len(posts(service))
    assert program("render", package, "--output", "out", "--shots", "1").code == 0
    assert len(posts(service)) == before


def test_a_package_of_a_board_in_this_very_library_pays_for_nothing_again(
    program: Program, service: Rehearsal, tmp_path: Path
) -> None:
    """With its ids and without them, from a board that was laid out in the window."""
    library = Library.open(tmp_path / "library", "a test")
    made = Shot("a" * 32, prompt="Fog"), Shot("b" * 32, prompt="Tide")
    board = Storyboard("c" * 32, "Sea", made)
    library.boards.save(board)
    (take,) = takes_of(made[0], "01", 1, 1.0)
    library.takes.save(take)
    packed = _packed(library, board, [], tmp_path / "sea.hailuo")
    library.close()
    first = program("render", packed, "--output", "out", "--json")
    assert first.code == 0
    assert len(posts(service)) == 2
    assert [made.id in program.takes()[0].shot for made in made] == [True, False]
    assert program("render", packed, "--output", "out").code == 0
    assert program("render", _without_ids(packed), "--output", "out").code == 0
    assert len(posts(service)) == 2
    library = Library.open(tmp_path / "library", "a test")
    edited = replace(board, shots=(replace(made[0], prompt="Lamp"), made[1]))
    packed = _packed(library, edited, [], tmp_path / "edited.hailuo")
    library.close()
    assert program("render", packed, "--output", "out").code == 0
    assert [body["prompt"] for body in posts(service)[2:]] == ["Lamp"]
    library = Library.open(tmp_path / "library", "a test")
    ids = [shot.id for board in library.boards.all() for shot in board.shots]
    library.close()
    assert len(ids) == len(set(ids))


def test_a_package_made_while_takes_wait_says_so_where_it_is_rendered(
    program: Program, tmp_path: Path
) -> None:
    library = Library.open(tmp_path / "library", "a test")
    shot = Shot("a" * 32, prompt="Fog")
    board = Storyboard("c" * 32, "Sea", (shot,))
    packing = Packing(library.frames.path, library.videos.path)
    packing.package(board, [], tmp_path / "sea.hailuo", takes_of(shot, "01", 1, 1.0))
    library.close()
    said = program("render", tmp_path / "sea.hailuo", "--output", "out", "--dry-run")
    assert said.code == 0
    assert "1 take of it was still waiting there" in said.out


def _without_ids(package: Path) -> Path:
    """As an older version has made it."""
    target = package.with_name("old.hailuo")
    with zipfile.ZipFile(package) as given, zipfile.ZipFile(target, "w") as old:
        for name in given.namelist():
            if name != ORIGIN:
                old.writestr(name, given.read(name))
    return target
