"""``render`` checks everything first: what is wrong is listed, and nothing is sent."""

import sys
from pathlib import Path

import pytest

from hailuo_desktop.simulator import Rehearsal
from tests.cli.conftest import Batches, Program, posts, requests, shot
from tests.fakes.pictures import image_file


def test_every_problem_is_listed_by_shot_and_rule_and_nothing_is_sent(
    program: Program, batches: Batches, service: Rehearsal, tmp_path: Path
) -> None:
    image_file(tmp_path, "small.png", 200, 200)
    batch = batches.json(
        shot("Fog"),
        shot(" ", name="Nothing said"),
        shot("Fog", quality="512p"),
        shot("Fog", quality="1080p", duration=10),
        shot("Fog", first_frame="small.png"),
        shot("Fog", first_frame="gone.png"),
        shot("x" * 2001, duration=7),
    )
    said = program("render", batch, "--output", "out", "--json")
    assert said.code == 2
    assert requests(service) == 0
    assert program.takes() == []
    assert not (tmp_path / "out").exists()
    assert [(line["shot"], line["rule"]) for line in said.events("problem")] == [
        (2, "prompt_missing"),
        (3, "quality_illegal"),
        (4, "duration_illegal"),
        (5, "image_refused"),
        (6, "image_missing"),
        (7, "prompt_too_long"),
        (7, "duration_illegal"),
    ]
    assert all(line["blocks"] and line["error"] for line in said.events("problem"))
    assert said.lines[-1]["event"] == "end"
    assert said.lines[-1]["code"] == 2
    plain = program("render", batch, "--output", "out")
    assert plain.code == 2
    assert len(plain.out.splitlines()) == 8
    assert plain.out.splitlines()[0].startswith("shot 2 (Nothing said): Write a prompt")
    assert plain.out.splitlines()[0].endswith("[prompt_missing]")
    assert plain.out.splitlines()[-1] == "The batch is not valid; nothing was sent."


def test_a_bad_shot_that_is_not_chosen_stops_nothing(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    batch = batches.json(shot("Fog"), shot("Fog", duration=7))
    assert program("render", batch, "--output", "out", "--shots", "2").code == 2
    assert requests(service) == 0
    assert program("render", batch, "--output", "out", "--shots", "1").code == 0


def test_advice_is_given_and_stops_nothing(
    program: Program, batches: Batches, tmp_path: Path
) -> None:
    image_file(tmp_path, "wide.png", 640, 360)
    image_file(tmp_path, "square.png", 400, 400)
    batch = batches.json(shot("Fog", first_frame="wide.png", last_frame="square.png"))
    said = program("render", batch, "--output", "out", "--dry-run", "--json")
    assert said.code == 0
    (advice,) = said.events("problem")
    assert (advice["rule"], advice["blocks"]) == ("last_frame_cropped", False)


def test_slips_in_camera_commands_are_told_with_the_other_problems_and_stop_nothing(
    program: Program, batches: Batches
) -> None:
    batch = batches.json(
        shot("A boat [Push out], then [Pan left,Pan right]"),
        shot("A boat [1] [Push in,Tilt up] [see notes]"),
        shot("A boat [pan left]"),
    )
    said = program("render", batch, "--output", "out", "--dry-run", "--json", "--shots", "1-2")
    assert said.code == 0
    assert [(p["shot"], p["rule"], p["blocks"]) for p in said.events("problem")] == [
        (1, "camera_unknown", False),
        (1, "camera_opposites", False),
    ]
    assert "write “Pull out”" in said.events("problem")[0]["error"]


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("a.json", "{", "JSON"),
        ("a.json", '{"format":"other","version":1,"shots":[{}]}', "hailuo-storyboard"),
        ("a.csv", "prompt,director\nFog,me\n", "director"),
        ("a.hailuo", "no zip", "package"),
        ("a.txt", "Fog", "is a text"),
        ("a.ods", "PK", "save it as .xlsx or .csv"),
        ("a.yaml", "Fog", "no batch"),
    ],
)
def test_a_file_that_is_no_batch_is_refused_in_words(
    program: Program, batches: Batches, service: Rehearsal, file: str, text: str, words: str
) -> None:
    said = program("render", batches.write(file, text), "--output", "out", "--json")
    assert said.code == 2
    assert requests(service) == 0
    (problem,) = said.events("problem")
    assert words in problem["error"]
    assert problem["rule"] == "batch_invalid"
    assert not (batches.folder / "library").exists()


def test_every_bad_cell_of_a_table_is_listed(program: Program, batches: Batches) -> None:
    table = batches.write("a.csv", "prompt,duration,takes\nFog,six,1\nTide,6,none\n")
    said = program("render", table, "--output", "out")
    assert said.code == 2
    assert [line.split(": ")[1] for line in said.out.splitlines()[:2]] == ["row 2", "row 3"]


def test_a_place_where_no_video_can_go_is_refused_before_anything_is_paid(
    program: Program, batches: Batches, service: Rehearsal, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file", "utf-8")
    outputs = ["taken/videos", "ü" * 300]
    if sys.platform != "win32":  # which asks for rights to make links
        (tmp_path / "circle").symlink_to("circle")
        outputs.append("circle/videos")
    for output in outputs:
        said = program("render", batches.json(shot("Fog")), "--output", output)
        assert said.code == 2
        assert "choose another" in said.err
    assert requests(service) == 0


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("HAILUO_API_URL", "http://example.com", "https://"),
        ("HAILUO_FILES_URL", "ftp://example.com", "https://"),
        ("HAILUO_POLL_INTERVAL", "often", "seconds above 0"),
    ],
)
def test_an_environment_that_makes_no_sense_is_named(
    program: Program, batches: Batches, service: Rehearsal, name: str, value: str, words: str
) -> None:
    batch = batches.json(shot("Fog"))
    said = program("render", batch, "--output", "out", "--json", **{name: value})
    assert said.code == 2
    assert said.err.startswith(f"hailuo-desktop: {name} is “{value}”")
    assert words in said.err
    assert said.err.count("\n") == 1
    assert requests(service) == 0


def test_a_last_frame_that_is_the_next_shots_first_is_sent_as_that(
    program: Program, batches: Batches, service: Rehearsal, tmp_path: Path
) -> None:
    image_file(tmp_path, "one.png", 640, 360)
    image_file(tmp_path, "two.png", 640, 360)
    batch = batches.json(
        shot("Fog", first_frame="one.png", last_from=2),
        shot("Fog", first_frame="two.png", quality="512p"),
    )
    capped = ("--max-credits", "1000", "--learn-price")
    said = program("render", batch, "--output", "out", "--json", *capped)
    assert said.code == 0, said.out
    assert sorted(len(body["image_urls"]) for body in posts(service)) == [1, 2]


def test_videos_do_not_go_among_the_librarys_own(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    said = program("render", batches.json(shot("Fog")), "--output", "library/media/takes/mine")
    assert said.code == 2
    assert "the library keeps its own files" in said.err
    assert service.service.log == []


@pytest.mark.parametrize("option", ["--library", "--output"])
@pytest.mark.parametrize("typed", ["", "~nobody that is known/x", "x" * 300])
def test_a_path_that_can_be_none_is_named(program: Program, option: str, typed: str) -> None:
    said = program("render", "shots.csv", "--output", "out", option, typed)
    assert said.code == 2
    assert f"argument {option}: " in said.err
