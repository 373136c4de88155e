"""Chained batches: each shot begins with the last picture of the one before, in one render."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Completed, Failed, Queued, Take
from hailuo_desktop.media.film import last_frame
from hailuo_desktop.simulator import Fault, Rehearsal
from hailuo_desktop.store.library import Library
from tests.cli.conftest import Batches, Program, posts, shot
from tests.fakes.pictures import image_file

GENERATIONS = "/v1/videos/generations"
REFUSED = '{"error":{"code":"content_policy_violation","message":"no","type":"x"}}'


def small(prompt: str, **others: object) -> dict[str, Any]:
    """512p needs a frame, and is made fastest."""
    return shot(prompt, quality="512p", **others)


@pytest.fixture
def chain(batches: Batches) -> Path:
    image_file(batches.folder, "lamp.png", 640, 360)
    return batches.json(
        small("One", name="One", first_frame="lamp.png"),
        small("Two", first_from=1),
        small("Three", first_from=2),
    )


def prompts(service: Rehearsal) -> list[str]:
    return [body["prompt"] for body in posts(service)]


def uploaded(service: Rehearsal, prompt: str) -> QImage:
    """The first frame that the service was given with these words."""
    (url,) = next(body["image_urls"][:1] for body in posts(service) if body["prompt"] == prompt)
    stored = service.service.files[url.rpartition("/")[2].partition(".")[0]]
    return QImage(str(stored.file)).convertToFormat(QImage.Format.Format_RGB32)


def ended_with(program: Program, prompt: str) -> QImage:
    (take,) = [take for take in program.takes() if take.request.prompt == prompt]
    assert isinstance(take.state, Completed)
    last = last_frame(program.folder / "library" / take.state.file)
    return last.convertToFormat(QImage.Format.Format_RGB32)


def of(program: Program, prompt: str) -> list[Take]:
    return [take for take in program.takes() if take.request.prompt == prompt]


def test_a_chain_of_three_runs_in_one_render_and_each_is_paid_for_once(
    program: Program, chain: Path, service: Rehearsal, tmp_path: Path
) -> None:
    said = program("render", chain, "--output", "out", "--json")
    assert said.code == 0, said.out + said.err
    assert said.events("problem") == []
    assert prompts(service) == ["One", "Two", "Three"]
    assert len(service.service.tasks) == 3
    for before, after in (("One", "Two"), ("Two", "Three")):
        assert uploaded(service, after) == ended_with(program, before)
        (source,), (take,) = of(program, before), of(program, after)
        assert take.source == source.id
    assert len([*(tmp_path / "out").rglob("*.mp4")]) == 3
    again = program("render", chain, "--output", "out", "--json")
    assert again.code == 0
    assert again.states() == [(place, 1, "completed") for place in (1, 2, 3)]
    assert len(posts(service)) == 3


def test_where_a_link_breaks_the_rest_waits_and_the_next_run_goes_on(
    program: Program, chain: Path, service: Rehearsal
) -> None:
    service.service.faults.add(Fault(GENERATIONS, "status", hits=(2,), status=400, body=REFUSED))
    said = program("render", chain, "--output", "out", "--json")
    assert said.code == 3
    assert prompts(service) == ["One", "Two"]
    last = [line for line in said.events("take") if line["shot"] == 3][-1]
    assert last["state"] == "queued"
    assert last["error"].startswith("No take of 02 came through. It goes on when a take of that")
    end = said.lines[-1]
    assert (end["completed"], end["failed"], end["waiting"]) == (1, 1, 1)
    again = program("render", chain, "--output", "out", "--json", "--retry-failed")
    assert again.code == 0, again.out
    assert prompts(service) == ["One", "Two", "Two", "Three"]
    assert len(service.service.tasks) == 3
    assert [type(take.state) for take in of(program, "Two")] == [Failed, Completed]


def test_a_chosen_shot_says_what_it_waits_for_before_anything_is_sent(
    program: Program, chain: Path, service: Rehearsal
) -> None:
    line = ("render", chain, "--output", "out", "--json")
    dry = program(*line, "--shots", "2", "--dry-run")
    assert dry.code == 0
    assert [problem["rule"] for problem in dry.events("problem")] == ["waits_for_shot"]
    said = program(*line, "--shots", "2")
    assert said.code == 3
    first = said.lines[0]
    assert (first["event"], first["shot"], first["rule"], first["blocks"]) == (
        "problem",
        2,
        "waits_for_shot",
        False,
    )
    assert "the film of shot 1, which --shots leaves out" in first["error"]
    assert posts(service) == []
    assert program(*line, "--shots", "1").code == 0
    now = program(*line, "--shots", "2")
    assert (now.code, now.events("problem")) == (0, [])
    assert prompts(service) == ["One", "Two"]
    assert len(program.takes()) == 2


def keep(program: Program, prompt: str) -> None:
    """As the artist does it in the window."""
    (take,) = of(program, prompt)
    library = Library.open(program.folder / "library", "a test")
    (board,) = library.boards.all()
    shots = tuple(
        Shot(**{**each.__dict__, "kept": take.id}) if each.id == take.shot else each
        for each in board.shots
    )
    library.boards.save(type(board)(**{**board.__dict__, "shots": shots}))
    library.close()


def test_a_link_that_waits_for_a_kept_take_goes_on_once_one_is_kept(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    image_file(batches.folder, "lamp.png", 640, 360)
    batch = batches.json(
        small("One", first_frame="lamp.png"), small("Two", first_from=1, wait_for_kept=True)
    )
    line = ("render", batch, "--output", "out", "--json")
    said = program(*line)
    assert said.code == 3
    first = said.lines[0]
    assert (first["shot"], first["rule"], first["blocks"]) == (2, "waits_for_kept", False)
    assert "a render keeps none" in first["error"]
    assert prompts(service) == ["One"]
    assert [take.state for take in of(program, "Two")] == [Queued()]
    keep(program, "One")
    again = program(*line)
    assert (again.code, again.events("problem")) == (0, [])
    assert prompts(service) == ["One", "Two"]
    assert uploaded(service, "Two") == ended_with(program, "One")


def test_a_chain_without_its_beginning_is_refused(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    batch = batches.json(shot("One", first_from=2), shot("Two", first_from=1))
    said = program("render", batch, "--output", "out", "--json")
    assert said.code == 2
    assert {line["rule"] for line in said.events("problem")} == {"link_circle"}
    assert service.service.log == []
