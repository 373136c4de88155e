"""Batches on their way into the library."""

import json
import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.problem import Field
from hailuo_desktop.store.batch.read import read
from hailuo_desktop.store.frames import Frames
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.importing import Imported, Importing, joined
from hailuo_desktop.studio.intake import ImageRefused, Intake
from tests.fakes.endless import endless
from tests.fakes.pictures import image_file


def batch(folder: Path, *shots: dict[str, object], name: str = "Storm") -> Path:
    file = folder / "batch.json"
    written = {"format": "hailuo-storyboard", "version": 1, "name": name, "shots": shots}
    file.write_text(json.dumps(written), "utf-8")
    return file


async def imported(file: Path, library: Path, takes: int | None = None) -> Imported:
    found = read(file)
    places = list(range(1, len(found.entries) + 1))
    intake = Intake(Frames(library))
    return await Importing(intake).batch(found, places, takes)


def shots(folder: Path) -> tuple[dict[str, object], ...]:
    image_file(folder, "a.png")
    image_file(folder, "b.jpg")
    return (
        {"prompt": "A boat", "first_frame": "a.png", "last_frame": "b.jpg"},
        {"prompt": "A boat"},
        {"prompt": "A boat"},
        {"prompt": "A gull", "first_frame": "a.png", "duration": 10},
    )


async def test_importing_twice_gives_the_same_ids_and_frames_once(tmp_path: Path) -> None:
    file = batch(tmp_path, *shots(tmp_path))
    first = await imported(file, tmp_path / "frames")
    second = await imported(file, tmp_path / "frames")
    assert first == second
    assert len({shot.id for shot in first.board.shots}) == 4
    assert len([path for path in (tmp_path / "frames").rglob("*") if path.is_file()]) == 2


async def test_a_drawing_that_cannot_be_read_is_told_by_its_name(tmp_path: Path) -> None:
    images = tmp_path / "images"
    images.mkdir()
    (images / "b-fill.png").write_bytes(b"no picture")
    board = {"shot": "1A", "layers": {"fill": {"url": "b-fill.png"}}}
    file = tmp_path / "storm.storyboarder"
    file.write_text(json.dumps({"version": "3.0.0", "boards": [board]}), "utf-8")
    (finding,) = (
        each
        for each in (await imported(file, tmp_path / "frames")).findings
        if each.rule == "image_refused"
    )
    assert finding.sentence == "first frame: “1A.png” has a layer that cannot be read."


async def test_another_order_or_name_or_count_is_the_same_shot(tmp_path: Path) -> None:
    given = shots(tmp_path)
    before = await imported(batch(tmp_path, *given), tmp_path / "frames")
    turned = [{**shot, "name": f"N{n}"} for n, shot in enumerate(given[::-1])]
    after = await imported(batch(tmp_path, *turned), tmp_path / "frames", takes=3)
    assert {shot.id for shot in before.board.shots} == {shot.id for shot in after.board.shots}
    assert {shot.takes for shot in after.board.shots} == {3}


async def test_another_prompt_or_picture_is_another_shot(tmp_path: Path) -> None:
    given = shots(tmp_path)
    before = await imported(batch(tmp_path, *given), tmp_path / "frames")
    changed = [{**given[0], "prompt": "A ship"}, {**given[3], "first_frame": "b.jpg"}]
    after = await imported(batch(tmp_path, *changed), tmp_path / "frames")
    assert not {shot.id for shot in before.board.shots} & {shot.id for shot in after.board.shots}


async def test_every_problem_of_every_shot_is_listed(tmp_path: Path) -> None:
    image_file(tmp_path, "narrow.png", 2000, 400)
    image_file(tmp_path, "small.png", 300, 300)
    (tmp_path / "text.png").write_text("no picture", "utf-8")
    pipe = endless(tmp_path / "pipe.png")
    file = batch(
        tmp_path,
        {"prompt": "x" * 2001},
        {"first_frame": "none.png", "last_frame": "text.png"},
        {"prompt": "good"},
        {"first_frame": "narrow.png", "last_frame": "small.png"},
        {"prompt": "", "quality": "8k", "duration": 7, "model": "MiniMax-Hailuo-02"},
        {"first_frame": str(pipe)},
        {"prompt": "x", "first_frame": "a\0b.png"},
    )
    found = await imported(file, tmp_path / "frames")
    assert found.blocked
    listed = [(finding.shot, finding.rule) for finding in found.findings if finding.blocks]
    assert [place for place, _ in listed] == sorted(place for place, _ in listed)
    assert {place for place, _ in listed} == {1, 2, 4, 5, 6, 7}
    assert listed.count((2, "image_missing")) == 1
    assert listed.count((2, "image_refused")) == 1
    assert listed.count((4, "image_refused")) == 2
    assert listed.count((6, "image_missing")) == 1
    for finding in found.findings:
        assert "\n" not in finding.sentence
        assert "Traceback" not in finding.sentence


async def test_only_chosen_shots_are_judged(tmp_path: Path) -> None:
    found = read(batch(tmp_path, {"prompt": "x" * 2001}, {"prompt": "good"}))
    judged = await Importing(Intake(Frames(tmp_path / "f"))).batch(found, [2], None)
    assert not judged.blocked
    assert len(judged.board.shots) == 2


async def test_what_was_imported_is_kept_as_one_board(tmp_path: Path) -> None:
    file = batch(tmp_path, *shots(tmp_path))
    with closing(Library.open(tmp_path / "library", "a test")) as library:
        intake = Intake(library.frames)
        library.boards.save((await Importing(intake).batch(read(file), [1, 2], None)).board)
        made = await Importing(intake).batch(read(file), [1, 2, 3, 4], None)
        library.boards.save(made.board)
        assert library.boards.all() == [made.board]
        for shot in made.board.shots:
            for frame in filter(None, (shot.first, shot.last)):
                assert library.frames.path(frame.digest).is_file()


async def test_a_batch_that_comes_again_leaves_edits_alone(tmp_path: Path) -> None:
    given = shots(tmp_path)
    made = (await imported(batch(tmp_path, *given[:2]), tmp_path / "frames")).board
    edited = replace(made, shots=(replace(made.shots[1], prompt="Mine"), made.shots[0]))
    again = (await imported(batch(tmp_path, *given), tmp_path / "frames")).board
    assert joined(None, again) == again
    board = joined(edited, again)
    assert board.shots[:2] == edited.shots
    assert board.shots[2:] == again.shots[2:]
    assert joined(board, again) == board


async def test_moving_the_original_breaks_nothing(tmp_path: Path) -> None:
    frames = Frames(tmp_path / "frames")
    original = image_file(tmp_path, "a.png")
    frame = await Intake(frames).file(original, Field.FIRST_FRAME)
    data = original.read_bytes()
    original.unlink()
    assert frames.path(frame.digest).read_bytes() == data
    assert frame.name == "a.png"


@pytest.mark.parametrize("spoil", ["missing", "folder", "pipe", "huge", "device"])
async def test_what_cannot_be_a_frame_is_a_sentence(tmp_path: Path, spoil: str) -> None:
    file = tmp_path / "a.png"
    match spoil:
        case "folder":
            file.mkdir()
        case "pipe":
            file = endless(file)
        case "huge":
            file.touch()
            os.truncate(file, 900_000_000)
        case "device":
            file = Path("/dev/zero" if os.name == "posix" else os.devnull)
        case _:
            pass
    with pytest.raises(ImageRefused) as refused:
        await Intake(Frames(tmp_path / "frames")).file(file, Field.FIRST_FRAME)
    words = str(refused.value)
    assert file.name in words
    assert "\n" not in words
    assert ("900 MB" in words) == (spoil == "huge")
