"""What would fail at its turn in the night is known before anything is sent."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.frame import Crop
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.media.prepare import Stills
from hailuo_desktop.store.frames import Frames
from hailuo_desktop.studio.importing import Imported
from hailuo_desktop.studio.intake import Intake
from hailuo_desktop.studio.picture_check import (
    PictureCheck,
    frames_of,
    reasons,
    with_checked_pictures,
)
from hailuo_desktop.studio.preflight import Verdict, check
from tests.fakes.pictures import encoded, picture


@pytest.fixture
def frames(tmp_path: Path) -> Frames:
    return Frames(tmp_path / "frames")


@pytest.fixture
def pictures(tmp_path: Path, frames: Frames) -> PictureCheck:
    return PictureCheck(Stills(tmp_path / "cache"), frames)


async def shot_of(frames: Frames, shot_id: str, width: int = 640) -> Shot:
    data = encoded(picture(width, 360), "PNG")
    frame = await Intake(frames).data(data, f"{shot_id}.png", Field.FIRST_FRAME)
    return Shot(shot_id, prompt="A boat", first=frame)


async def test_a_picture_that_is_sound_is_made_ready(
    frames: Frames, pictures: PictureCheck
) -> None:
    good = await shot_of(frames, "good")
    seen: list[tuple[int, int]] = []
    await pictures.check(
        frames_of(Storyboard("b", "b", (good,)), [good, good]),
        lambda done, count: seen.append((done, count)),
    )
    assert pictures.broken == {}
    assert seen == [(0, 1), (1, 1)]


@pytest.mark.parametrize("harm", ["gone", "other", "cut"])
async def test_what_cannot_be_sent_blocks_its_shot_and_no_other(
    frames: Frames, pictures: PictureCheck, harm: str
) -> None:
    good, bad = await shot_of(frames, "good"), await shot_of(frames, "bad", 700)
    assert bad.first is not None
    file = frames.path(bad.first.digest)
    data = file.read_bytes()
    file.unlink()
    if harm != "gone":
        file.write_bytes(data[: len(data) // 2] if harm == "cut" else data + b"x")
    board = Storyboard("b", "b", (good, bad))
    await pictures.check(frames_of(board, board.shots))
    verdicts = check(board, board.shots, broken=pictures.broken)
    assert [each.verdict for each in verdicts] == [Verdict.READY, Verdict.BLOCK]
    assert [each.blocks for each in verdicts] == [False, True]
    assert "“bad.png”" in verdicts[1].sentences[0]

    file.write_bytes(data)  # whoever drops it again is not told of the past
    await pictures.check(frames_of(board, board.shots))
    assert reasons(board, bad, pictures.broken) == []


async def test_a_crop_and_a_borrowed_frame_are_looked_at_too(
    frames: Frames, pictures: PictureCheck
) -> None:
    one = await shot_of(frames, "one")
    assert one.first is not None
    cropped = replace(one, first=replace(one.first, crop=Crop(0, 0, 0.9, 0.9)))
    borrowing = Shot("two", prompt="x", first=one.first, last_link=Link("one"))
    board = Storyboard("b", "b", (cropped, borrowing))
    found = frames_of(board, [borrowing])
    assert [frame.crop is not None for frame in found] == [False, True]


async def test_an_import_tells_of_each_shot_that_would_fail(
    frames: Frames, pictures: PictureCheck
) -> None:
    good, bad = await shot_of(frames, "good"), await shot_of(frames, "bad", 700)
    assert bad.first is not None
    await asyncio.to_thread(frames.path(bad.first.digest).write_bytes, b"no picture")
    imported = Imported(Storyboard("b", "b", (good, bad)), ())
    found = (await with_checked_pictures(pictures, imported, [1, 2])).findings
    assert [(each.shot, each.rule, each.blocks) for each in found] == [
        (2, "image_unsendable", True)
    ]
    assert (await with_checked_pictures(pictures, imported, [1])).findings == ()
