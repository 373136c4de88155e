"""A board packed on one machine is the same board on another."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.frame import Crop, Frame
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.store.batch.read import read
from hailuo_desktop.store.frames import Frames
from hailuo_desktop.studio.importing import Imported, Importing
from hailuo_desktop.studio.intake import Intake
from hailuo_desktop.studio.packing import NotPacked, Packing
from tests.fakes.pictures import image_file


@pytest.fixture
def frames(tmp_path: Path) -> Frames:
    return Frames(tmp_path / "one")


async def still(frames: Frames, folder: Path, name: str, width: int = 1280) -> Frame:
    return await Intake(frames).file(image_file(folder, name, width), Field.FIRST_FRAME)


async def board(frames: Frames, folder: Path) -> Storyboard:
    one = await still(frames, folder, "one.jpg")
    two = await still(frames, folder, "two.png", 1400)
    crop = Crop(0.1, 0.0, 0.8, 1.0)
    shots = (
        Shot("a", prompt='=Dawn, "red"\n[Push in]', first=one, scene="EXT. SEA", notes="slow;"),
        Shot("b", prompt="Later", first_link=Link("a", wait=True), last=replace(two, crop=crop)),
        Shot(
            "c", name="X", prompt="Noon", first=one, last_link=Link("d"), quality="1080p", takes=3
        ),
        Shot("d", prompt="Dusk", first=two, prompt_optimizer=False, duration=10),
        Shot("e", prompt="Night 夜 🌙", model="MiniMax-Hailuo-2.3", fast_pretreatment=True),
    )
    return Storyboard("board", "The sea", shots)


async def taken_in(file: Path, target: Frames, name: str = "The sea") -> Imported:
    found = read(file)
    assert found.name == name
    return await Importing(Intake(target)).batch(
        found, list(range(1, len(found.entries) + 1)), None
    )


def told(at: Storyboard) -> list[Shot]:
    """The shots without their ids, which are another library's; links by place."""
    places = {shot.id: str(place) for place, shot in enumerate(at.shots)}
    return [replace(_relinked(shot, places), id="") for shot in at.shots]


def named(shot: Shot) -> list[str]:
    return [frame.name for frame in (shot.first, shot.last) if frame]


def _relinked(shot: Shot, places: dict[str, str]) -> Shot:
    first, last = shot.first_link, shot.last_link
    return replace(
        shot,
        first_link=first and Link(places[first.shot], first.wait),
        last_link=last and Link(places[last.shot], last.wait),
        first=shot.first and replace(shot.first, name=""),
        last=shot.last and replace(shot.last, name=""),
    )


async def test_a_package_brings_everything_back(frames: Frames, tmp_path: Path) -> None:
    at = await board(frames, tmp_path)
    Packing(frames.path, frames.path).package(at, (), tmp_path / "sea.hailuo")
    other = Frames(tmp_path / "two")
    found = await taken_in(tmp_path / "sea.hailuo", other)
    assert [finding for finding in found.findings if finding.blocks] == []
    assert told(found.board) == told(at)
    assert [named(shot) for shot in found.board.shots] == [named(shot) for shot in at.shots]
    assert other.path(found.board.shots[0].first.digest).is_file()  # type: ignore[union-attr]


async def test_a_table_brings_everything_back(frames: Frames, tmp_path: Path) -> None:
    at = await board(frames, tmp_path)
    folder = Packing(frames.path, frames.path).table(at, tmp_path / "sea.csv")
    assert folder == tmp_path / "sea frames"
    found = await taken_in(tmp_path / "sea.csv", Frames(tmp_path / "two"), "sea")
    assert told(found.board) == told(at)


async def test_a_still_goes_along_once(frames: Frames, tmp_path: Path) -> None:
    Packing(frames.path, frames.path).package(
        await board(frames, tmp_path), (), tmp_path / "sea.hailuo"
    )
    with zipfile.ZipFile(tmp_path / "sea.hailuo") as package:
        assert len([n for n in package.namelist() if n.startswith("images/")]) == 2


async def test_the_same_board_gives_the_same_bytes_and_the_same_ids(
    frames: Frames, tmp_path: Path
) -> None:
    at = await board(frames, tmp_path)
    packing, files = (
        Packing(frames.path, frames.path),
        [tmp_path / "a.hailuo", tmp_path / "b.hailuo"],
    )
    for file in files:
        packing.package(at, (), file)
    assert files[0].read_bytes() == files[1].read_bytes()
    target = Frames(tmp_path / "two")
    one, two = [await taken_in(file, target) for file in files]
    assert one.board == two.board
    assert len([f for f in (tmp_path / "two").rglob("*") if f.is_file()]) == 2


async def test_a_missing_frame_is_named_and_nothing_is_written(
    frames: Frames, tmp_path: Path
) -> None:
    at = await board(frames, tmp_path)
    first = at.shots[0].first
    assert first is not None
    frames.path(first.digest).unlink()
    with pytest.raises(NotPacked, match=r"“one\.jpg” is missing from the library"):
        Packing(frames.path, frames.path).package(at, (), tmp_path / "sea.hailuo")
    assert [*tmp_path.glob("sea.hailuo*")] == []


def test_an_empty_board_is_not_packed(frames: Frames, tmp_path: Path) -> None:
    with pytest.raises(NotPacked, match="has no shot yet"):
        Packing(frames.path, frames.path).package(Storyboard("b", "B"), (), tmp_path / "b.hailuo")
