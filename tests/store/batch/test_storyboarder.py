"""Storyboarder's own project files."""

import json
from pathlib import Path
from typing import Any

import pytest

from hailuo_desktop.store.batch.model import BatchError
from hailuo_desktop.store.batch.storyboarder import Layer, nearest_length, read_project


def project(folder: Path, *boards: dict[str, Any], **more: Any) -> Path:
    file = folder / "scene.storyboarder"
    file.write_text(json.dumps({"version": "3.0.0", "fps": 24, **more, "boards": list(boards)}))
    (folder / "images").mkdir(exist_ok=True)
    return file


def test_action_is_the_prompt_and_the_rest_stands_in_the_notes(tmp_path: Path) -> None:
    board = {"shot": "1A", "action": "The door opens", "dialogue": "Who?", "notes": "slow"}
    file = project(tmp_path, board)
    (shot,) = read_project(file, file.read_bytes()).batch.shots
    assert (shot.name, shot.prompt) == ("1A", "The door opens")
    assert shot.notes == "Dialogue: Who?\nslow"


def test_without_an_action_the_notes_are_the_prompt(tmp_path: Path) -> None:
    file = project(tmp_path, {"notes": "A door"})
    (shot,) = read_project(file, file.read_bytes()).batch.shots
    assert (shot.prompt, shot.notes) == ("A door", "")


@pytest.mark.parametrize(
    ("board", "seconds"),
    [
        ({}, 10),
        ({"duration": 2000}, 6),
        ({"duration": "1500"}, 6),
        ({"duration": "9000.5ms"}, 10),
        ({"duration": "nan"}, 10),
    ],
)
def test_a_board_lasts_as_it_says_or_as_the_project_says(
    tmp_path: Path, board: dict[str, Any], seconds: int
) -> None:
    file = project(tmp_path, board, defaultBoardTiming=9000)
    assert read_project(file, file.read_bytes()).batch.shots[0].duration == seconds


@pytest.mark.parametrize(
    ("milliseconds", "seconds"), [(500, 6), (7900, 6), (8100, 10), (60000, 10)]
)
def test_lengths_go_to_the_nearest_legal_one(milliseconds: float, seconds: int) -> None:
    assert nearest_length(milliseconds) == seconds


def test_the_flattened_picture_is_taken_where_there_is_one(tmp_path: Path) -> None:
    board = {"url": "board-1-AB.png", "layers": {"fill": {"url": "board-1-AB-fill.png"}}}
    file = project(tmp_path, board)
    for name in ("board-1-AB-posterframe.jpg", "board-1-AB-fill.png"):
        (tmp_path / "images" / name).write_bytes(b"x")
    (layers,) = read_project(file, file.read_bytes()).pictures
    assert layers == (Layer(tmp_path / "images" / "board-1-AB-posterframe.jpg"),)


def test_else_its_layers_in_their_order_without_the_notes(tmp_path: Path) -> None:
    names = ("ink", "reference", "notes", "fill")
    layers = {name: {"url": f"b-{name}.png"} for name in names}
    layers["reference"]["opacity"] = 0.75  # type: ignore[assignment]
    file = project(tmp_path, {"url": "b.png", "layers": layers})
    for name in names:
        (tmp_path / "images" / f"b-{name}.png").write_bytes(b"x")
    (found,) = read_project(file, file.read_bytes()).pictures
    assert [(layer.file.name, layer.opacity) for layer in found] == [
        ("b-reference.png", 0.75),
        ("b-fill.png", 1.0),
        ("b-ink.png", 1.0),
    ]


def test_a_board_that_is_not_drawn_has_no_picture(tmp_path: Path) -> None:
    file = project(tmp_path, {"url": "b.png"}, {})
    assert read_project(file, file.read_bytes()).pictures == ((), ())


@pytest.mark.parametrize("names", [("reference",), ("notes", "ink"), ()])
def test_the_main_drawing_of_an_old_project_lies_above_its_reference(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    board = {"url": "b.png", "layers": {name: {"url": f"b-{name}.png"} for name in names}}
    file = project(tmp_path, board, version="1.5.1")
    for name in ("b.png", *(f"b-{name}.png" for name in names)):
        (tmp_path / "images" / name).write_bytes(b"x")
    (found,) = read_project(file, file.read_bytes()).pictures
    expected = {"reference": "b-reference.png", "fill": "b.png", "ink": "b-ink.png"}
    stacked = [each for name, each in expected.items() if name in {*names, "fill"}]
    assert [layer.file.name for layer in found] == stacked


def test_an_old_project_whose_main_drawing_is_gone_says_so(tmp_path: Path) -> None:
    layers = {"reference": {"url": "b-reference.png"}}
    file = project(tmp_path, {"url": "b.png", "layers": layers}, version="1.5.1")
    (tmp_path / "images" / "b-reference.png").write_bytes(b"x")
    (found,) = read_project(file, file.read_bytes()).pictures
    assert [layer.file.name for layer in found] == ["b-reference.png", "b.png"]


def test_a_new_project_does_not_take_the_main_drawing_twice(tmp_path: Path) -> None:
    file = project(tmp_path, {"url": "b.png", "layers": {"fill": {"url": "b-fill.png"}}})
    for name in ("b.png", "b-fill.png"):
        (tmp_path / "images" / name).write_bytes(b"x")
    (found,) = read_project(file, file.read_bytes()).pictures
    assert [layer.file.name for layer in found] == ["b-fill.png"]


@pytest.mark.parametrize("gone", ["fill", "pencil"])
def test_a_layer_whose_file_is_gone_is_not_left_out(tmp_path: Path, gone: str) -> None:
    layers = {name: {"url": f"b-{name}.png"} for name in ("fill", "pencil")}
    file = project(tmp_path, {"url": "b.png", "layers": layers})
    for name in {"fill", "pencil"} - {gone}:
        (tmp_path / "images" / f"b-{name}.png").write_bytes(b"x")
    (found,) = read_project(file, file.read_bytes()).pictures
    assert [layer.file.name for layer in found] == ["b-fill.png", "b-pencil.png"]


def test_a_drawing_whose_files_are_all_gone_is_not_passed_over(tmp_path: Path) -> None:
    layers = {"notes": {"url": "b-notes.png"}, "ink": {"url": "b-ink.png"}}
    file = project(tmp_path, {"url": "b.png", "layers": layers})
    assert read_project(file, file.read_bytes()).pictures == (
        (Layer(tmp_path / "images" / "b-ink.png"),),
    )


@pytest.mark.parametrize(
    "url", ["../../secret.png", "/etc/passwd", "a/b.png", "..\\x.png", 7, None]
)
def test_a_project_does_not_lead_out_of_its_folder(tmp_path: Path, url: object) -> None:
    file = project(tmp_path, {"url": url, "layers": {"fill": {"url": url}}})
    assert read_project(file, file.read_bytes()).pictures == ((),)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"boards": []}', '{"boards": [1]}', "[" * 100_000]
)
def test_what_is_no_project_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(BatchError, match=r"“x\.storyboarder” is no Storyboarder project"):
        read_project(tmp_path / "x.storyboarder", text.encode())


def test_odd_values_are_as_good_as_missing(tmp_path: Path) -> None:
    file = project(tmp_path, {"duration": "long", "action": 5, "layers": [], "shot": None})
    (shot,) = read_project(file, file.read_bytes()).batch.shots
    assert (shot.prompt, shot.duration, shot.name) == ("", 6, "")
