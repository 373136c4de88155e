"""``render``: every kind of batch becomes videos, and every option does what it says."""

from pathlib import Path

import pytest

from hailuo_desktop.media.recipe import read_recipe
from hailuo_desktop.simulator import Rehearsal
from tests.cli.conftest import KEY, Batches, Program, posts, requests, shot
from tests.fakes.pictures import image_file

KEYS = ["event", "shot", "take", "state", "task_id", "file", "error", "error_code"]


def write(batches: Batches, kind: str) -> Path:
    """One batch with a still, in any of its forms."""
    image_file(batches.folder, "lamp.png", 640, 360)
    at = "images/lamp.png" if kind == "package" else "lamp.png"
    one = shot("A lamp [Push in]", name="Lamp", first_frame=at, quality="512p", duration=6)
    match kind:
        case "json":
            return batches.json(one)
        case "folder":
            return batches.directory({**one, "first_frame": "../lamp.png"})
        case "semicolons":
            return batches.table(one, delimiter=";", bom="\ufeff")
        case "package":
            return batches.package(one)
        case _:
            return batches.table(one)


@pytest.mark.parametrize("kind", ["json", "folder", "commas", "semicolons", "package"])
def test_every_kind_of_batch_becomes_videos(
    program: Program, batches: Batches, service: Rehearsal, tmp_path: Path, kind: str
) -> None:
    said = program("render", write(batches, kind), "--output", "out", "--json")
    assert said.code == 0, said.err
    (body,) = posts(service)
    assert (body["prompt"], body["quality"], len(body["image_urls"])) == (
        "A lamp [Push in]",
        "512p",
        1,
    )
    (video,) = (tmp_path / "out").rglob("*.mp4")
    assert video.read_bytes()[4:8] == b"ftyp"
    assert video.name == "01_Lamp_t1.mp4"


def test_json_tells_every_state_of_every_take_with_the_same_keys(
    program: Program, batches: Batches, tmp_path: Path
) -> None:
    image_file(tmp_path, "lamp.png", 640, 360)
    batch = batches.json(
        shot("Fog", name="Nebel über der Bucht 🌫"),
        shot("A lamp", first_frame="lamp.png", quality="512p", takes=2),
    )
    said = program("render", batch, "--output", "out", "--json")
    assert said.code == 0
    assert said.err == ""
    assert said.out.isascii()
    for line in said.events("take"):
        assert list(line) == KEYS
    for line in said.lines:
        assert set(KEYS) <= set(line)
    steps = said.states()
    for place, number in [(1, 1), (2, 1), (2, 2)]:
        states = [state for s, t, state in steps if (s, t) == (place, number)]
        assert states[0] == "queued"
        assert states[-1] == "completed"
        wanted = ["submitting", "pending", "downloading"]
        assert [state for state in states if state in wanted] == wanted
        assert ("uploading" in states) == (place == 2)
    done = [line for line in said.events("take") if line["state"] == "completed"]
    assert len({line["file"] for line in done}) == 3
    assert all(Path(line["file"]).is_file() for line in done)
    assert all(line["task_id"].startswith("task-unified-") for line in done)
    end = said.lines[-1]
    assert [end[key] for key in ("event", "code", "completed", "failed", "waiting")] == [
        "end",
        0,
        3,
        0,
        0,
    ]


def test_without_a_terminal_there_are_plain_lines(program: Program, batches: Batches) -> None:
    said = program.alone("render", batches.json(shot("Fog")), "--output", "out")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0] == "shot 01, take 1: waiting"
    assert lines[-2].startswith("shot 01, take 1: done: ")
    assert lines[-1] == "1 take: 1 done."
    assert "\x1b" not in said.out


def test_chosen_shots_alone_are_sent(
    program: Program, batches: Batches, service: Rehearsal, tmp_path: Path
) -> None:
    batch = batches.json(*(shot(word) for word in ("Fog", "Tide", "Lamp", "ShotEvents")))
    said = program("render", batch, "--output", "out", "--json", "--shots", "1,3-3")
    assert said.code == 0
    assert {line["shot"] for line in said.events("take")} == {1, 3}
    assert sorted(body["prompt"] for body in posts(service)) == ["Fog", "Lamp"]
    assert sorted(path.name[:2] for path in (tmp_path / "out").rglob("*.mp4")) == ["01", "03"]


def test_shots_that_are_none_are_refused(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    batch = batches.json(shot("Fog"), shot("Tide"))
    said = program("render", batch, "--output", "out", "--shots", "3")
    assert said.code == 2
    assert said.err.startswith("hailuo-desktop: --shots")
    assert said.err.count("\n") == 1
    assert requests(service) == 0


def test_takes_and_names_are_as_asked_for(
    program: Program, batches: Batches, service: Rehearsal, tmp_path: Path
) -> None:
    batch = batches.json(shot("Fog", takes=5))
    names = "{mode} {quality} {seconds}s/{shot:03} {take}.mp4"
    said = program("render", batch, "--output", "out", "--takes", "2", "--names", names)
    assert said.code == 0
    films = (tmp_path / "out").rglob("*.mp4")
    found = sorted(film.relative_to(tmp_path / "out").as_posix() for film in films)
    assert found == ["T2V 768p 6s/001 1.mp4", "T2V 768p 6s/001 2.mp4"]
    assert len(posts(service)) == 2


def test_a_template_that_makes_no_sense_is_refused(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    batch = batches.json(shot("Fog"))
    said = program("render", batch, "--output", "out", "--names", "{director}.mp4")
    assert said.code == 2
    assert "{director}" in said.err
    assert requests(service) == 0


def test_a_dry_run_needs_no_key_and_no_network_and_leaves_nothing_but_the_library(
    program: Program, batches: Batches, service: Rehearsal, tmp_path: Path
) -> None:
    batch = batches.json(shot("Fog", takes=2), shot("Tide"))
    before = {path.name for path in tmp_path.iterdir()}
    nowhere = "http://127.0.0.1:9"
    said = program(
        "render",
        batch,
        "--output",
        "out",
        "--dry-run",
        EVOLINK_API_KEY="",
        HAILUO_API_URL=nowhere,
        HAILUO_FILES_URL=nowhere,
    )
    assert said.code == 0
    assert said.out == (
        "“Fog” is ready: 2 shots; 3 takes to send, at a cost that is not known yet. "
        "Nothing was sent.\n"
    )
    assert {path.name for path in tmp_path.iterdir()} - before == {"library"}
    assert requests(service) == 0
    assert program.takes() == []


def test_a_dry_run_tells_what_is_done_and_what_the_rest_should_cost(
    program: Program, batches: Batches
) -> None:
    batch = batches.json(shot("Fog"), shot("Tide"))
    program("render", batch, "--output", "out", "--shots", "1")
    dry = ("render", batch, "--output", "out", "--dry-run")
    said = program(*dry, "--max-credits", "19.5")
    assert said.out == (
        "“Fog” is ready: 2 shots; 1 already done, 1 take to send, for about 20 credits, "
        "beyond the cap of 19.5. Nothing was sent.\n"
    )
    assert "for about 20 credits. Nothing" in program(*dry).out
    in_json = program(*dry, "--json")
    assert [line["event"] for line in in_json.lines] == ["end"]
    assert "for about 20 credits. Nothing" in in_json.err


def test_rehearsal_renders_with_no_key_at_all(
    program: Program, batches: Batches, service: Rehearsal, tmp_path: Path
) -> None:
    said = program(
        "render", batches.json(shot("Fog")), "--output", "out", "--rehearsal", EVOLINK_API_KEY=""
    )
    assert said.code == 0
    assert [*(tmp_path / "out").rglob("*.mp4")]
    assert requests(service) == 0


def test_the_key_stands_nowhere(program: Program, batches: Batches, tmp_path: Path) -> None:
    said = program("render", batches.json(shot("Fog")), "--output", "out", "--json")
    assert said.code == 0
    assert KEY not in said.out + said.err
    kept = [*(tmp_path / "library").rglob("*"), *(tmp_path / "out").rglob("*")]
    assert not [path for path in kept if path.is_file() and KEY.encode() in path.read_bytes()]
    (video,) = (tmp_path / "out").rglob("*.mp4")
    recipe = read_recipe(video)
    assert recipe is not None
    assert recipe["prompt"] == "Fog"


def test_the_film_in_the_library_knows_its_board_too(
    program: Program, batches: Batches, tmp_path: Path
) -> None:
    assert program("render", batches.json(shot("Fog")), "--output", "out").code == 0
    (kept,) = (tmp_path / "library" / "media" / "takes").rglob("*.mp4")
    (video,) = (tmp_path / "out").rglob("*.mp4")
    recipe = read_recipe(kept)
    assert recipe is not None
    assert recipe["board"] == video.parent.name
