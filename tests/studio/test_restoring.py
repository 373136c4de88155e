"""A shot from the recipe inside a film; nothing in it is believed blindly."""

from pathlib import Path
from typing import Any

import pytest

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.media.still import facts_of
from hailuo_desktop.store.frames import Frames
from hailuo_desktop.studio.restoring import restored
from tests.fakes.pictures import encoded, picture


@pytest.fixture
def frames(tmp_path: Path) -> Frames:
    return Frames(tmp_path)


def test_frames_are_those_of_the_library_by_their_digest(frames: Frames) -> None:
    data = encoded(picture(640, 360), "PNG")
    first = frames.keep(data, "sea.png", facts_of(data))
    recipe = {
        "prompt": "A boat",
        "quality": "1080p",
        "duration": 10,
        "model": "MiniMax-Hailuo-2.3",
        "parameters": {"prompt_optimizer": False, "fast_pretreatment": True},
        "frames": [
            {"name": "sea.png", "sha256": first.digest},
            {"name": "land.png", "sha256": "0" * 64},
        ],
    }
    shot, missing = restored(recipe, frames, "new")
    assert shot == Shot(
        "new",
        prompt="A boat",
        first=first,
        model="MiniMax-Hailuo-2.3",
        quality="1080p",
        duration=10,
        prompt_optimizer=False,
        fast_pretreatment=True,
    )
    assert missing == ["land.png"]


@pytest.mark.parametrize(
    "recipe",
    [
        {},
        {"prompt": 3, "model": "unknown", "quality": [], "duration": "long", "frames": "none"},
        {"parameters": [], "frames": [3, {"sha256": 5}, None]},
    ],
)
def test_nonsense_gives_an_empty_shot(frames: Frames, recipe: dict[str, Any]) -> None:
    shot, _ = restored(recipe, frames, "new")
    assert shot == Shot("new")


def test_a_digest_is_no_path_out_of_the_library(frames: Frames, tmp_path: Path) -> None:
    outside = tmp_path.parent / "outside.png"
    outside.write_bytes(encoded(picture(640, 360), "PNG"))
    shot, missing = restored({"frames": [{"sha256": "../outside.png", "name": "x"}]}, frames, "new")
    assert shot.first is None
    assert missing == ["x"]
