"""A whole board: dropped, chained, packed, opened elsewhere, sent, and back on the right shots."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

from hailuo_desktop.domain.catalog import Mode
from hailuo_desktop.domain.chain import as_sent, chained
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard, inserted
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.simulator import Rehearsal
from hailuo_desktop.translate import mark
from tests.e2e.conftest import Open, Stage
from tests.e2e.test_board import drop
from tests.fakes.pictures import encoded, picture

STILLS = 6
HUNG = ("The lamp is lit", "A boat answers", "Dawn")  # each begins where the one before ends


def stills(folder: Path) -> list[Path]:
    """No two alike."""
    files = [folder / f"{n:02}.jpg" for n in range(1, STILLS + 1)]
    for n, file in enumerate(files):
        small = picture(320, 320, f"#{40 * n:02x}4060", f"#e0{40 * n:02x}50")
        file.write_bytes(encoded(small, "JPG"))
    return files


def written(board: Storyboard) -> Storyboard:
    """Every shot has a prompt of its own; then come those that hang on each other's films."""
    shots = tuple(replace(s, prompt=f"From {n} on") for n, s in enumerate(board.shots, start=1))
    hung = [Shot(f"hung-{n}", prompt=prompt) for n, prompt in enumerate(HUNG)]
    whole = inserted(replace(board, shots=shots), hung, len(shots))
    linked = chained(whole, [shot.id for shot in hung])
    return replace(linked, shots=tuple(map(_small, linked.shots)))


def _small(shot: Shot) -> Shot:
    return replace(shot, quality="512p") if shot.mode is Mode.I2V else shot


async def packed(stage: Stage, folder: Path) -> tuple[Storyboard, Path]:
    drop(stage, *stills(folder))  # with Shift: a chain of first and last frames
    await stage.until(lambda: len(stage.wiring.edits.board.shots) >= STILLS - 1)
    await stage.background()
    made = [shot for shot in stage.wiring.edits.board.shots if shot.first]
    board = replace(stage.wiring.edits.board, shots=tuple(made))
    stage.wiring.board_presenter.make(written(board), mark("Write prompts"))
    stage.wiring.commands.carry.package(folder / "night.hailuo")
    await stage.background()
    return stage.wiring.edits.board, folder / "night.hailuo"


async def sent(stage: Stage, package: Path) -> Storyboard:
    """The board as it came in, all of it sent through the pre-flight."""
    stage.wiring.commands.carry.import_file(package)
    await stage.background()
    board = stage.wiring.edits.board
    stage.widgets.window.action_set.by_name["batch_without"].trigger()
    dialog = stage.wiring.commands.batch.dialog
    assert dialog is not None
    assert dialog.sums.text().startswith(f"{len(board.shots)} shots, {len(board.shots)} takes")
    dialog.send.click()
    await stage.done(len(board.shots))
    return board


def belongs(stage: Stage, board: Storyboard, take: Take) -> bool:
    """Whether the take asked for what its shot holds, and begins with the right film."""
    shot = as_sent(board, board.shot(take.shot))
    frames = [frame.digest for frame in (shot.first, shot.last) if frame]
    if shot.first_from is not None:
        source = stage.wiring.known_takes.find(take.source)
        assert source is not None
        assert source.shot == shot.first_from.shot
        frames.insert(0, take.request.frames[0].digest)
    asked = [frame.digest for frame in take.request.frames]
    return (take.request.prompt, asked) == (shot.prompt, frames)


async def test_a_chained_board_goes_to_another_library_and_all_its_takes_come_back(
    open_room: Open, service: Rehearsal, tmp_path: Path
) -> None:
    async with open_room() as stage:
        first, package = await packed(stage, tmp_path)
    async with open_room("second") as stage:
        board = await sent(stage, package)
        assert [shot.prompt for shot in board.shots] == [shot.prompt for shot in first.shots]
        assert len(board.shots) == STILLS - 1 + len(HUNG)
        takes = stage.wiring.known_takes.all()
        assert all(isinstance(take.state, Completed) for take in takes)
        assert Counter(take.shot for take in takes) == Counter(shot.id for shot in board.shots)
        assert all(belongs(stage, board, take) for take in takes)
    posts = [each for each in service.service.log if each.path.endswith("/generations")]
    bodies = {body["prompt"]: body for body in (json.loads(each.body) for each in posts)}
    assert Counter(json.loads(each.body)["prompt"] for each in posts) == Counter(
        take.request.prompt for take in takes
    )
    for take in takes:
        assert tuple(bodies[take.request.prompt].get("image_urls", ())) == take.urls
    assert len(service.service.tasks) == len(takes)
