"""A script comes in, and comes in again."""

import asyncio
from dataclasses import replace
from pathlib import Path

from hailuo_desktop.app.carry.rewrite_presenter import RewritePresenter
from hailuo_desktop.domain.frame import Crop
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import with_shot
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.carry.list_dialog import ListDialog
from hailuo_desktop.ui.carry.rewrite_dialog import BOARD, SCRIPT, WHAT, RewriteDialog
from tests.app.conftest import Stage
from tests.fakes.pictures import image_file

DRAFT = """Title: Sea

INT. HARBOUR - DAWN

A boat leaves the harbour.

Gulls circle above the mast.

EXT. SEA - NIGHT

Night falls.
"""


async def brought(stage: Stage, file: Path, text: str = "") -> None:
    if text:
        file.write_text(text, "utf-8")
    stage.wiring.commands.carry.import_file(file)
    await background(stage)


async def background(stage: Stage) -> None:
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)


def rewrites(stage: Stage) -> RewritePresenter:
    return stage.wiring.commands.carry.rewrites


def asked(stage: Stage) -> RewriteDialog:
    dialog = rewrites(stage).dialog
    assert dialog is not None
    return dialog


def told(dialog: RewriteDialog, column: int) -> list[str]:
    items = (dialog.table.item(row, column) for row in range(dialog.table.rowCount()))
    return [item.text() for item in items if item]


def prompts(stage: Stage) -> list[str]:
    return [shot.prompt for shot in stage.wiring.edits.board.shots]


async def test_a_script_becomes_scenes_of_shots(stage: Stage, tmp_path: Path) -> None:
    await brought(stage, tmp_path / "draft.fountain", DRAFT)
    board = stage.wiring.edits.board
    assert board.name == "Sea"
    assert prompts(stage)[0] == "A boat leaves the harbour."
    assert [shot.scene for shot in board.shots] == ["INT. HARBOUR - DAWN", "", "EXT. SEA - NIGHT"]


async def test_a_rewrite_offers_the_difference_and_keeps_the_rest(
    stage: Stage, tmp_path: Path
) -> None:
    file = tmp_path / "draft.fountain"
    await brought(stage, file, DRAFT)
    edits = stage.wiring.edits
    first = replace(edits.board.shots[0], quality="1080p", prompt="A boat leaves. [Push in]")
    edits.make(with_shot(edits.board, first), mark("Edit"))
    before = edits.board
    again = DRAFT.replace("Night falls.", "Night falls.\n\nA light goes on.")
    again = again.replace("Gulls circle above the mast.\n", "")
    await brought(stage, file, again.replace("harbour.", "harbour slowly."))
    dialog = asked(stage)
    assert told(dialog, WHAT) == ["Changed\nyou edited it, too", "New", "Taken out"]
    assert told(dialog, BOARD)[2] == "Gulls circle above the mast."
    assert told(dialog, SCRIPT)[1] == "A light goes on."
    assert dialog.accept_button.text() == "Take over 2 changes"
    dialog.accept_button.click()
    assert edits.board.id == before.id
    assert prompts(stage) == ["A boat leaves. [Push in]", "Night falls.", "A light goes on."]
    assert edits.board.shots[0] == first
    edits.stack.undo()
    assert edits.board == before
    edits.stack.redo()
    await brought(stage, file)
    assert rewrites(stage).dialog is None
    assert "says all that this file says" in stage.widgets.window.notice.text()


async def test_a_rewrite_may_be_a_storyboard_of_its_own(stage: Stage, tmp_path: Path) -> None:
    file = tmp_path / "draft.fountain"
    await brought(stage, file, DRAFT)
    first = stage.wiring.edits.board.id
    await brought(stage, file, DRAFT + "\nA light goes on.\n")
    asked(stage).new_button.click()
    await background(stage)
    second = stage.wiring.edits.board
    assert second.id != first
    assert len(second.shots) == 4
    await brought(stage, file, DRAFT)
    assert told(asked(stage), WHAT) == ["Taken out"]
    asked(stage).accept_button.click()
    assert (stage.wiring.edits.board.id, len(prompts(stage))) == (second.id, 3)


async def test_a_script_of_doubtful_encoding_is_asked_about(stage: Stage, tmp_path: Path) -> None:
    file = tmp_path / "draft.fountain"
    file.write_bytes("INT. CAFÉ\n\nLà.\n".encode("cp1252"))
    await brought(stage, file)
    (dialog,) = stage.widgets.window.findChildren(ListDialog)
    combo = dialog.encoding.combo
    combo.setCurrentIndex(combo.findData("cp1252"))
    combo.activated.emit(combo.currentIndex())
    dialog.accept_button.click()
    await background(stage)
    assert prompts(stage) == ["Là."]


async def tabled(stage: Stage, file: Path, text: str = "") -> None:
    """A table comes in, its columns as they are guessed."""
    await brought(stage, file, text)
    dialog = stage.wiring.commands.carry.tables.dialog
    assert dialog is not None
    dialog.accept_button.click()
    await background(stage)


async def test_a_table_that_comes_again_offers_the_difference(stage: Stage, tmp_path: Path) -> None:
    file = tmp_path / "night.csv"
    await tabled(stage, file, "name,prompt,quality\na,A boat,768p\nb,Gulls,768p\n")
    board = stage.wiring.edits.board
    await tabled(stage, file, "name,prompt,quality\na,A boat,1080p\nc,A lamp,768p\n")
    dialog = asked(stage)
    assert told(dialog, WHAT) == ["Changed", "New", "Taken out"]
    assert told(dialog, BOARD) == ["A boat\n768p", "", "Gulls"]
    assert told(dialog, SCRIPT) == ["A boat\n1080p", "A lamp", ""]
    dialog.accept_button.click()
    now = stage.wiring.edits.board
    assert now.id == board.id
    assert [(shot.name, shot.quality) for shot in now.shots] == [("a", "1080p"), ("c", "768p")]
    assert now.shots[0].id == board.shots[0].id
    await tabled(stage, file)
    assert "says all that this file says" in stage.widgets.window.notice.text()
    await tabled(stage, file, "name,prompt\nz,Rain on a tin roof\n")  # of another project
    assert stage.wiring.edits.board.id != board.id


async def test_a_board_that_went_out_as_a_table_knows_it_again(
    stage: Stage, tmp_path: Path
) -> None:
    edits = stage.wiring.edits
    words = ['=1+1, "so to speak"', " A  boat ", "Two\nlines", "Ünicode 🎬"]
    shots = [Shot(f"mine{at}", "", each, notes=each) for at, each in enumerate(words)]
    shots[1] = replace(shots[1], first_link=Link("mine0"), duration=10)
    picture = image_file(tmp_path, "boat.png")
    frame = await stage.wiring.studio.intake.file(picture, Field.FIRST_FRAME)
    shots[2] = replace(shots[2], first=replace(frame, crop=Crop(0.1, 0.1, 1 / 3, 0.7)), last=frame)
    edits.make(replace(edits.board, shots=tuple(shots)), mark("Edit"))
    file = tmp_path / "out.csv"
    stage.wiring.commands.carry.table(file)
    await background(stage)
    await tabled(stage, file)
    assert "says all that this file says" in stage.widgets.window.notice.text()
    file.write_text(file.read_text("utf-8-sig").replace("Ünicode", "Any"), "utf-8")
    await tabled(stage, file)
    asked(stage).accept_button.click()
    assert [shot.id for shot in edits.board.shots] == [shot.id for shot in shots]
    assert edits.board.shots[3].prompt == "Any 🎬"
