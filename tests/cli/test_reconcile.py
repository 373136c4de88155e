"""``hailuo-desktop reconcile`` against a real service: what no take claims is settled."""

import shutil
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Pending, Uncertain
from hailuo_desktop.simulator import Rehearsal
from hailuo_desktop.store.library import DATABASE, Library
from tests.cli.conftest import KEY, Batches, Program, shot
from tests.fakes.takes import board, take


def made(service: Rehearsal) -> str:
    """A task that another program made with the same key."""
    answer = httpx.post(
        f"{service.api_url}/v1/videos/generations",
        json={"model": "MiniMax-Hailuo-02", "prompt": "A stranger"},
        headers={"Authorization": f"Bearer {KEY}"},
        timeout=60.0,
    )
    return str(answer.json()["id"])


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def filled(library: Path) -> Storyboard:
    """A library with a board, and a take whose answer was lost a moment ago."""
    with closing(Library.open(library, "a test")) as opened:
        opened.boards.save(board())
        opened.takes.save(replace(take(1, Uncertain(plain("lost"))), submitted=time.time()))
    return board()


def test_a_strangers_task_is_nobodys_business(
    program: Program, service: Rehearsal, library: Path
) -> None:
    Library.open(library, "a test").close()
    made(service)
    said = program("reconcile")
    assert (said.code, said.err) == (0, "")
    assert "has its take" in said.out


def test_a_task_that_may_be_ours_is_listed_and_let_be(
    program: Program, service: Rehearsal, filled: Storyboard
) -> None:
    task = made(service)
    said = program("reconcile", "--json")
    assert said.code == 3
    (line,) = said.lines
    assert (line["task_id"], line["model"], line["why"]) == (task, "MiniMax-Hailuo-02", "answer")
    assert task in program("reconcile").out
    assert program("reconcile", "--let-be", task).code == 0
    assert program("reconcile").code == 0


def test_it_is_given_to_a_shot_and_fetched_by_the_next_run(
    program: Program, service: Rehearsal, filled: Storyboard, library: Path
) -> None:
    task = made(service)
    said = program("reconcile", "--give", task, "--shot", f"{filled.name}/2")
    assert said.code == 0, said.err
    with closing(Library.open(library, "a test")) as opened:
        (given,) = opened.takes.of_shot(filled.shots[1].id)
        assert given.task == task
        assert isinstance(given.state, Pending)


def test_a_shot_or_a_task_that_is_not_there_is_told_in_one_sentence(
    program: Program, service: Rehearsal, filled: Storyboard
) -> None:
    task = made(service)
    said = program("reconcile", "--give", task, "--shot", "Nowhere/9")
    assert said.code == 2
    assert "does not name one shot" in said.err
    said = program("reconcile", "--let-be", "task-unified-none")
    assert said.code == 2
    assert "No found task is called" in said.err


def test_there_is_no_library_to_reconcile(program: Program) -> None:
    said = program("reconcile")
    assert said.code == 2
    assert "There is no library" in said.err


@pytest.mark.parametrize("keep_journal", [True, False])
def test_a_deleted_database_pays_for_nothing_again(
    program: Program, service: Rehearsal, batches: Batches, library: Path, keep_journal: bool
) -> None:
    """With the journal the takes come back; without it, their tasks are found."""
    batch = batches.json(shot("Fog"), shot("Rain"))
    assert program("render", batch, "--output", "out").code == 0
    for pattern in (f"{DATABASE}*", "backups/*"):
        for file in library.glob(pattern):
            file.unlink()
    if not keep_journal:
        for folder in ("journal", "media/takes"):
            shutil.rmtree(library / folder)
    said = program("render", batch, "--output", "out")
    assert said.code == (0 if keep_journal else 3), said.err
    assert len(service.service.tasks) == 2
    if not keep_journal:
        assert "hailuo-desktop reconcile" in said.err + said.out
        assert len(program("reconcile", "--json").lines) == 2
