"""Batches as folders and JSON: what is good is read, what is not is named."""

import json
import os
from codecs import BOM_UTF8
from pathlib import Path

import jsonschema
import pytest

from hailuo_desktop.store.batch.model import MOST_SHOTS, BatchError, schema
from hailuo_desktop.store.batch.read import read
from tests.fakes.endless import endless

SHOT = {"name": "S1", "prompt": "A boat", "quality": "768p", "duration": 6, "takes": 2}


def batch(*shots: object, **more: object) -> str:
    shots = shots or (SHOT,)
    return json.dumps({"format": "hailuo-storyboard", "version": 1, "shots": shots, **more})


def written(folder: Path, text: str | bytes, name: str = "batch.json") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return file


def problems(file: Path) -> tuple[str, ...]:
    with pytest.raises(BatchError) as error:
        read(file)
    for problem in error.value.problems:
        assert "\n" not in problem
        assert len(problem) < 400
        assert problem.endswith(".")
    return error.value.problems


def test_a_newer_version_is_told_in_one_sentence(tmp_path: Path) -> None:
    text = batch({"prompt": "a", "mood": "calm"}, version=2, camera="red")
    (problem,) = problems(written(tmp_path, text))
    assert "update the app" in problem


def test_a_file_and_a_folder_are_read_alike(tmp_path: Path) -> None:
    file = read(written(tmp_path, batch(name="The lighthouse")))
    written(tmp_path / "folder", batch(name="The lighthouse"), "storyboard.json")
    folder = read(tmp_path / "folder")
    assert file == folder
    assert file.entries[0].shot.takes == 2


def test_a_batch_without_a_name_has_its_files(tmp_path: Path) -> None:
    assert read(written(tmp_path, batch(), "storm.json")).name == "storm"
    written(tmp_path / "gale", batch(), "storyboard.json")
    assert read(tmp_path / "gale").name == "gale"


def test_a_mark_of_byte_order_does_no_harm(tmp_path: Path) -> None:
    assert read(written(tmp_path, BOM_UTF8 + batch().encode())).entries


def test_json_as_windows_saves_it_is_read(tmp_path: Path) -> None:
    assert read(written(tmp_path, batch().encode("utf-16"))).entries


@pytest.mark.parametrize(
    "suffix", [".csv", ".xlsx", ".hailuo", ".storyboarder", ".fountain", ".fdx"]
)
def test_a_pipe_of_any_name_is_refused_at_once(tmp_path: Path, suffix: str) -> None:
    pipe = endless(tmp_path / f"batch{suffix}")
    assert "is no ordinary file" in problems(pipe)[0]


def test_a_folder_has_its_list(tmp_path: Path) -> None:
    for name in ("1.png", "2.png", "~$shots.xlsx", "._shots.csv"):
        (tmp_path / name).write_bytes(b"x")
    written(tmp_path, "prompt,first_frame\nDawn,1.png\n", "shots.csv")
    found = read(tmp_path)
    assert [entry.shot.prompt for entry in found.entries] == ["Dawn"]
    assert found.notes == ("The list of the folder is “shots.csv”.",)
    written(tmp_path, "prompt\nDusk\n", "more.csv")
    assert "holds several lists (“more.csv”, “shots.csv”)" in problems(tmp_path)[0]


def test_a_folder_of_nothing_but_pictures_says_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "stills").mkdir()
    (tmp_path / "stills" / "1.png").write_bytes(b"x")
    (problem,) = problems(tmp_path)
    assert "holds no storyboard.json and no list of shots" in problem


def test_a_scene_that_is_named_in_each_row_has_one_heading(tmp_path: Path) -> None:
    rows = ["INT. HARBOUR", "Int. harbour ", "", "INT. HARBOUR", "EXT. SEA", "INT. HARBOUR"]
    text = "prompt,scene\n" + "".join(f"a,{scene}\n" for scene in rows)
    found = read(written(tmp_path, text, "shots.csv"))
    headings = [entry.shot.scene for entry in found.entries]
    assert headings == ["INT. HARBOUR", "", "", "", "EXT. SEA", "INT. HARBOUR"]


def test_where_a_bare_name_was_found_is_said(tmp_path: Path) -> None:
    (tmp_path / "stills").mkdir()
    (tmp_path / "stills" / "a.png").write_bytes(b"x")
    found = read(written(tmp_path, "prompt,first_frame\na,a.png\n", "shots.csv"))
    assert found.notes == ("“a.png” was found in “stills”.",)


def test_a_picture_outside_the_folder_is_the_users_own_choice(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"mine")
    for given in ("../a.png", str(tmp_path / "a.png")):
        file = written(tmp_path / "inner", batch({"first_frame": given}))
        first = read(file).entries[0].first
        assert first is not None
        assert first.read() == b"mine"


def test_every_wrong_field_of_every_shot_is_named(tmp_path: Path) -> None:
    wrong = batch({"duration": "6"}, SHOT, {"takes": 0, "colour": "red"}, {"prompt": 5})
    found = problems(written(tmp_path, wrong))
    assert len(found) == 4
    for start in ("shot 1 duration", "shot 3 takes", "shot 3 colour", "shot 4 prompt"):
        assert any(f"batch.json: {start}" in problem for problem in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no valid JSON"),
        ("{", "no valid JSON"),
        ("[" * 100_000, "no valid JSON (recursion limit exceeded"),
        ('{"a":' * 5000, "no valid JSON (recursion limit exceeded"),
        (batch().replace('"takes": 2', '"takes": 2, "takes": 9'), "“takes” stands twice"),
        (batch().replace('"version": 1', '"version": 1, "version": 1'), "“version” stands twice"),
        (b"\xff\xfe\x00", "no valid JSON"),
        ('{"shots": "\\ud800"}', "no valid JSON"),
        ("[]", "the batch: "),
        ("null", "the batch: "),
        (batch(version=2), "a version that this app does not know"),
        (batch(format="other"), 'it must say "format"'),
        (batch().replace('"takes": 2', '"takes": 9' + "9" * 9000), "number out of range"),
        (batch().replace('"duration": 6', '"duration": 1' + "0" * 9000), "number out of range"),
        (batch().replace('"duration": 6', '"duration": NaN'), "duration"),
        (batch().replace('"duration": 6', '"duration": Infinity'), "duration"),
        (batch().replace('"duration": 6', '"duration": 6.5'), "duration"),
        (batch().replace('"duration": 6', '"duration": 1e999'), "duration"),
        (batch().replace('"prompt": "A boat"', '"prompt": null'), "prompt"),
        (batch({"first_crop": [0, 0, 1]}), "first_crop"),
        (batch(SHOT).replace('"takes": 2', '"first_crop": [NaN, 0, 1, 1]'), "first_crop"),
        (batch(shots=[]), "shots"),
        (batch(*[{}] * (MOST_SHOTS + 1)), "shots"),
        (batch({"first_from": 1}), "there is no other shot 1"),
        (batch({"first_from": 7}), "there is no other shot 7"),
    ],
)
def test_what_is_no_batch_is_told(tmp_path: Path, text: str | bytes, words: str) -> None:
    assert any(words in problem for problem in problems(written(tmp_path, text)))


def test_an_absurdly_large_file_is_not_read(tmp_path: Path) -> None:
    file = written(tmp_path, b"")
    os.truncate(file, 3_000_000_000)
    (problem,) = problems(file)
    assert "cannot be opened: it has more than 20 MB" in problem


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    if hasattr(os, "mkfifo"):  # a pipe of Windows has no place in a folder
        os.mkfifo(tmp_path / "batch.json")
        assert "no ordinary file" in problems(tmp_path / "batch.json")[0]
    given = {"first_frame": str(endless(tmp_path / "a.png"))}
    first = read(written(tmp_path, batch(given), "b.json")).entries[0].first
    assert first is not None
    with pytest.raises(BatchError, match="no ordinary file"):
        first.read()


@pytest.mark.parametrize("given", ["a\0b.png", "x" * 5000, "no/such/file.png", "a" * 300 + "\\b"])
def test_a_picture_that_cannot_be_there_is_a_sentence(tmp_path: Path, given: str) -> None:
    first = read(written(tmp_path, batch({"first_frame": given}))).entries[0].first
    assert first is not None
    with pytest.raises(BatchError, match="the image"):
        first.read()


@pytest.mark.parametrize("name", ["none.json", "none.csv", "none.hailuo", "batch.txt", "none"])
def test_a_file_that_is_not_there_or_of_another_kind_is_told(tmp_path: Path, name: str) -> None:
    (problem,) = problems(tmp_path / name)
    assert name in problem


def test_a_long_prompt_is_left_to_the_rules(tmp_path: Path) -> None:
    found = read(written(tmp_path, batch({"prompt": "x" * 10_000_000})))
    assert len(found.entries[0].shot.prompt) == 10_000_000


def test_the_schema_knows_good_from_bad() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    checked = jsonschema.Draft202012Validator(schema())
    assert checked.is_valid(json.loads(batch()))
    for wrong in (batch({"duration": "6"}), batch({"colour": 1}), batch(version=2), "{}", "[]"):
        assert not checked.is_valid(json.loads(wrong))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("duration", "9" * 300),
        ("duration", "4294967296"),
        ("duration", "-6"),
        ("first_crop", "[0, 0, 0, 0]"),
        ("first_crop", "[0, 0, 1e-300, 1]"),
        ("first_crop", "[0.9, 0, 0.9, 1]"),
    ],
)
def test_what_no_shot_could_be_is_refused(tmp_path: Path, field: str, value: str) -> None:
    text = batch({field: "?"}).replace('"?"', value)
    (problem, *_) = problems(written(tmp_path, text))
    assert f"shot 1 {field}" in problem


def test_a_crop_to_the_very_edge_is_inside(tmp_path: Path) -> None:
    part = [0.1, 0.7, 0.9000000000000001, 0.30000000000000004]
    assert read(written(tmp_path, batch({"first_crop": part}))).entries


def test_a_field_without_end_is_not_repeated_in_full(tmp_path: Path) -> None:
    found = problems(written(tmp_path, batch({"m" * 10_000: 1}, **{"x" * 10_000: 1})))
    assert len(found) == 2
