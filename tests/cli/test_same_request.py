"""The very same request under another name is taken over, said, and not paid for again."""

import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Completed, Hold
from hailuo_desktop.engine.batch import takes_of
from hailuo_desktop.simulator import Rehearsal
from hailuo_desktop.store.library import Library
from tests.cli.conftest import Batches, Program, posts, shot
from tests.cli.test_render_again import let_be
from tests.cli.test_render_ends import failing, losing

OUT = ("--output", "out", "--json")


def renamed(batches: Batches, *shots: dict[str, object]) -> Path:
    return batches.json(*shots, name="Another name", file="another.json")


@pytest.mark.parametrize(
    "prompt",
    [
        "Fog in Málaga\nthen rain",
        "Fog in Málaga\r\nthen rain",
        "Fog in Málaga\rthen rain",
        "  Fog in Málaga\nthen rain \r\n",
        unicodedata.normalize("NFD", "Fog in Málaga\nthen rain"),
    ],
)
def test_a_request_is_the_same_whatever_nobody_can_see_of_it(
    program: Program, batches: Batches, service: Rehearsal, prompt: str
) -> None:
    assert program("render", batches.json(shot("Fog in Málaga\nthen rain")), *OUT).code == 0
    assert program("render", batches.json(shot(prompt)), *OUT).code == 0
    again = program("render", renamed(batches, shot(prompt)), *OUT)
    assert again.code == 0
    assert again.states() == [(1, 1, "completed")]
    assert len(posts(service)) == 1


def test_a_renamed_batch_says_what_it_takes_over_and_writes_its_own_files(
    program: Program, batches: Batches, service: Rehearsal, tmp_path: Path
) -> None:
    program("render", batches.json(shot("Fog", takes=2), shot("Tide")), *OUT)
    batch = renamed(batches, shot("Tide"), shot("Fog", takes=3))
    dry = program("render", batch, *OUT, "--dry-run")
    assert "The library has 3 takes from the very same requests under other names" in dry.err
    assert "3 already done, 1 take to send" in dry.err
    said = program("render", batch, *OUT)
    assert said.code == 0, said.err
    assert "they are taken over, and not sent" in said.err
    done = [line for line in said.lines if line["state"] == "completed"]
    told = {(line["shot"], line["take"], line.get("taken_over", False)) for line in done}
    assert told == {(1, 1, True), (2, 1, True), (2, 2, True), (2, 1, False)}
    assert len(posts(service)) == 4
    assert len([*(tmp_path / "out" / "Another name").rglob("*.mp4")]) == 4
    assert program("render", batch, *OUT).code == 0
    assert len(posts(service)) == 4


def test_a_nameless_batch_in_a_renamed_folder_is_the_same(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    folder = batches.directory(shot("Fog"))
    data = json.loads((folder / "storyboard.json").read_text("utf-8"))
    del data["name"]
    (folder / "storyboard.json").write_text(json.dumps(data), "utf-8")
    program("render", folder, *OUT)
    assert program("render", folder.rename(folder.with_name("Moved")), *OUT).code == 0
    assert len(posts(service)) == 1


def test_a_take_stands_for_one_shot(program: Program, batches: Batches, service: Rehearsal) -> None:
    program("render", batches.json(shot("Fog")), *OUT)
    twice = renamed(batches, shot("Fog"), shot("Fog"))
    assert program("render", twice, *OUT).code == 0
    assert len(posts(service)) == 2
    assert program("render", twice, *OUT).code == 0
    assert len(posts(service)) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"quality": "1080p"},
        {"duration": 10},
        {"model": "MiniMax-Hailuo-2.3"},
        {"prompt_optimizer": False},
        {"fast_pretreatment": True},
        {"prompt": "Fog, then rain"},
    ],
)
def test_another_request_is_another_take(
    program: Program, batches: Batches, service: Rehearsal, other: dict[str, object]
) -> None:
    program("render", batches.json(shot("Fog")), *OUT)
    assert program("render", renamed(batches, {**shot("Fog"), **other}), *OUT).code == 0
    assert len(posts(service)) == 2


def test_a_chain_under_another_name_goes_on_from_the_films_that_are_there(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    chain = [shot("Fog"), shot("Tide", first_from=1)]
    program("render", batches.json(*chain), *OUT)
    assert len(posts(service)) == 2
    assert program("render", renamed(batches, *chain), *OUT).code == 0
    assert len(posts(service)) == 2
    longer = renamed(batches, *chain, shot("Lamp", first_from=2), shot("Dusk", first_from=1))
    assert program("render", longer, *OUT).code == 0
    assert [body["prompt"] for body in posts(service)[2:]] == ["Dusk", "Lamp"] or [
        body["prompt"] for body in posts(service)[2:]
    ] == ["Lamp", "Dusk"]


def test_what_waits_in_the_window_under_another_name_is_sent_once(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    library = Library.open(program.folder / "library", "a test")
    (waiting,) = takes_of(Shot("c" * 32, prompt="Fog"), "01", 1, 1.0)
    library.takes.save(replace(waiting, hold=Hold()))
    library.close()
    assert program("render", renamed(batches, shot("Fog")), *OUT).code == 0
    assert len(posts(service)) == 1
    (done,) = program.takes()
    assert isinstance(done.state, Completed)


def test_again_is_the_word_for_new_takes(
    program: Program, batches: Batches, service: Rehearsal, tmp_path: Path
) -> None:
    batch = batches.json(shot("Fog"))
    program("render", batch, *OUT)
    dry = program("render", batch, *OUT, "--again", "--dry-run")
    assert "1 take to send" in dry.err
    said = program("render", batch, *OUT, "--again")
    assert said.code == 0
    assert len(posts(service)) == 2
    assert sorted(take.number for take in program.takes()) == [1, 2]
    other = renamed(batches, shot("Fog"))
    assert program("render", other, *OUT, "--again").code == 0
    assert len(posts(service)) == 3
    assert program("render", other, *OUT).code == 0
    assert len(posts(service)) == 3


def test_what_failed_is_sent_again_only_when_told_to(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    batch = batches.json(failing(service, program.folder, 1))
    assert program("render", batch, *OUT).code == 1
    again = program("render", batch, *OUT)
    assert again.code == 1
    assert "1 take failed or was given up, and is not sent again" in again.err
    assert len(posts(service)) == 1
    dry = program("render", batch, *OUT, "--retry-failed", "--dry-run")
    assert "1 take that failed or was given up is sent and paid for again" in dry.err
    assert "1 take to send" in dry.err
    assert program("render", batch, *OUT, "--retry-failed").code == 0
    assert len(posts(service)) == 2
    assert program("render", batch, *OUT, "--retry-failed").code == 0
    assert len(posts(service)) == 2


def test_what_was_given_up_in_doubt_is_not_bought_by_the_next_render(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    losing(service, 1)
    batch = batches.json(shot("Fog"))
    program("render", batch, *OUT)
    (take,) = program.takes()
    assert program("settle", take.id, "--abandon").code == 0
    said = program("render", batch, *OUT)
    assert said.code == 1
    assert len(posts(service)) == 1
    let_be(program, service)
    assert program("render", batch, *OUT, "--retry-failed").code == 0
    assert len(posts(service)) == 2
