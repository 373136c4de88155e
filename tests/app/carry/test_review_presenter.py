"""Review notes come back into the takes, and leave what the artist has decided."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.marks import Marks
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.translate import mark
from tests.app.conftest import Stage
from tests.fakes.any_take import take


@pytest.fixture
async def board(stage: Stage) -> None:
    shots = (Shot("a"), Shot("b", kept="b1"))
    at = replace(stage.wiring.edits.board, shots=shots)
    stage.wiring.board_presenter.make(at, mark("Two shots"))
    for shot in "ab":
        for number in (1, 2):
            stage.put(take(f"{shot}{number}", Completed("x.mp4"), shot=shot, number=number))


def notes(folder: Path, *takes: dict[str, object], by: str = "Ada") -> Path:
    file = folder / "notes.json"
    said = {"format": "hailuo-desktop-review", "version": 1, "board": "b", "by": by}
    file.write_text(json.dumps({**said, "takes": takes}))
    return file


async def read(stage: Stage, file: Path) -> str:
    stage.wiring.commands.review.read(file)
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)
    return stage.widgets.window.notice.text()


def marks(stage: Stage, take_id: str) -> Marks:
    return stage.wiring._context.marks.of(take_id)


async def test_notes_stars_and_verdicts_arrive(stage: Stage, board: None, tmp_path: Path) -> None:
    file = notes(
        tmp_path,
        {"take": "a1", "verdict": "keep", "stars": 4, "note": "This one"},
        {"take": "a2", "verdict": "reject", "stars": 0, "note": ""},
        {"take": "gone", "note": "?"},
    )
    said = await read(stage, file)
    assert said.splitlines() == [
        "2 takes have what “notes.json” says of them.",
        "1 take of it is not in this library.",
    ]
    assert (marks(stage, "a1").stars, marks(stage, "a1").note) == (4, "Ada: This one")
    assert stage.wiring.edits.board.shot("a").kept == "a1"
    assert marks(stage, "a2").rejected
    again = await read(stage, file)
    assert again.startswith("“notes.json” says nothing that the takes here do not say already.")


async def test_what_is_decided_stays(stage: Stage, board: None, tmp_path: Path) -> None:
    stage.wiring._context.marks.put("b2", Marks(stars=5, note="mine"))
    await read(
        stage,
        notes(
            tmp_path,
            {"take": "b1", "verdict": "reject"},
            {"take": "b2", "verdict": "keep", "stars": 1, "note": "theirs"},
        ),
    )
    assert stage.wiring.edits.board.shot("b").kept == "b1"
    assert not marks(stage, "b1").rejected
    assert (marks(stage, "b2").stars, marks(stage, "b2").note) == (5, "mine\nAda: theirs")


async def test_it_can_be_undone(stage: Stage, board: None, tmp_path: Path) -> None:
    await read(stage, notes(tmp_path, {"take": "a1", "note": "Too dark"}))
    stage.wiring.edits.stack.undo()
    assert marks(stage, "a1").note == ""


@pytest.mark.parametrize("text", ["", "[]", '{"format": "x"}', '{"takes": 1}'])
async def test_another_file_is_named(stage: Stage, board: None, tmp_path: Path, text: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(text)
    assert "“other.json” holds no review notes" in await read(stage, file)
    assert "cannot be opened" in await read(stage, tmp_path / "none.json")
