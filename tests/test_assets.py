"""Shipped files are found from a checkout, a wheel and a frozen bundle; the sample is sound."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QImageReader

from hailuo_desktop import assets
from hailuo_desktop.assets import asset
from hailuo_desktop.domain.camera import moves
from hailuo_desktop.domain.catalog import HAILUO_02, Mode
from hailuo_desktop.domain.frame import Frame, ImageFacts, frame_problems
from hailuo_desktop.domain.lint import lint
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.rules import problems
from hailuo_desktop.domain.shot import Shot

SAMPLE = asset("samples", "the-lighthouse")
STILLS = {
    "tide.jpg": ("jpeg", (1280, 720)),
    "night.webp": ("webp", (1280, 720)),
    "dawn.png": ("png", (928, 522)),
}
MOST_BYTES = 250_000


def test_a_file_is_found_beside_the_package() -> None:
    assert asset("icons", "play.svg").read_text(encoding="utf-8").startswith("<svg")


def test_a_folder_is_found_too() -> None:
    assert asset("icons").is_dir()


def test_a_missing_file_is_named_in_a_sentence() -> None:
    with pytest.raises(FileNotFoundError, match=r"“icons/none\.svg” .* is missing; install"):
        asset("icons", "none.svg")


def test_a_wheel_holds_the_files_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = _file(tmp_path / "site" / "hailuo_desktop" / "resources" / "a.txt")
    monkeypatch.setattr(assets, "_PACKAGE", tmp_path / "site" / "hailuo_desktop")
    assert asset("a.txt") == inside


@pytest.mark.parametrize("place", ["hailuo_desktop/resources", "resources"])
def test_a_frozen_bundle_is_looked_into_first(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = _file(tmp_path / place / "icons" / "play.svg")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert asset("icons", "play.svg") == inside


def _file(path: Path) -> Path:
    path.parent.mkdir(parents=True)
    path.write_text("x", encoding="utf-8")
    return path


@pytest.mark.parametrize("name", STILLS)
def test_a_still_is_what_its_name_says_and_small(name: str) -> None:
    facts = _frame(name).facts
    assert (facts.format, facts.upright) == STILLS[name]
    assert frame_problems(facts, Field.FIRST_FRAME) == []
    assert facts.size < MOST_BYTES


@pytest.mark.parametrize("name", STILLS)
def test_a_still_decodes_to_a_picture(name: str) -> None:
    image = QImage(str(SAMPLE / name))
    small = image.scaled(QSize(8, 8))
    colors = {QColor(small.pixel(x, y)).name() for x in range(8) for y in range(8)}
    assert len(colors) > 16


def test_the_storyboard_shows_every_mode_once() -> None:
    assert [shot.mode for shot in _shots()] == [Mode.T2V, Mode.I2V, Mode.FLF]


def test_no_shot_of_the_sample_breaks_a_rule() -> None:
    assert [problems(shot, HAILUO_02) for shot in _shots()] == [[], [], []]


def test_the_prompts_of_the_sample_move_the_camera_without_a_fault() -> None:
    for shot in _shots():
        assert moves(shot.prompt)
        assert list(lint(shot.prompt)) == []


def test_the_frames_of_the_sample_are_named_relative_to_it() -> None:
    for entry in _board()["shots"]:
        for name in filter(None, (entry["first_frame"], entry["last_frame"])):
            assert Path(name).name == name
            assert (SAMPLE / name).is_file()


def _board() -> dict[str, Any]:
    board = json.loads((SAMPLE / "storyboard.json").read_text(encoding="utf-8"))
    assert (board["format"], board["version"]) == ("hailuo-storyboard", 1)
    return board


def _shots() -> list[Shot]:
    return [_shot(str(place), entry) for place, entry in enumerate(_board()["shots"])]


def _shot(identity: str, entry: dict[str, Any]) -> Shot:
    first, last = entry["first_frame"], entry["last_frame"]
    kept = ("name", "prompt", "quality", "duration", "prompt_optimizer", "fast_pretreatment")
    return Shot(
        identity,
        **{key: entry[key] for key in kept},
        takes=entry["takes"],
        first=_frame(first) if first else None,
        last=_frame(last) if last else None,
    )


def _frame(name: str) -> Frame:
    path = SAMPLE / name
    reader = QImageReader(str(path))
    size, kind = reader.size(), reader.format().toStdString()
    return Frame(name, name, ImageFacts(kind, size.width(), size.height(), path.stat().st_size))
