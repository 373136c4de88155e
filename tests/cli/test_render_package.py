"""A package with takes, rendered elsewhere: what came along is not paid for again."""

from pathlib import Path

import pytest

from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Take
from hailuo_desktop.simulator import Rehearsal
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
