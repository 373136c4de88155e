"""The cut leaves for an editor from the window: asked once, remembered, stopped, told of."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.carry.hand_off_presenter import own_folder
from hailuo_desktop.domain.hand_off import MANIFEST, Kind, Which
from hailuo_desktop.domain.marks import Marks
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.carry.hand_off_dialog import HandOffDialog
from tests.app.conftest import Stage
from tests.fakes.any_take import take
from tests.fakes.films import film

SHOTS = (Shot("a", number="01"), Shot("b", number="02", kept="b1"), Shot("c"))


async def background(stage: Stage) -> None:
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)
    await asyncio.sleep(0)


@pytest.fixture
async def board(stage: Stage) -> None:
    """Two takes of each of two shots; none of the third."""
    at = replace(stage.wiring.edits.board, name="Night", shots=SHOTS)
    stage.wiring.board_presenter.make(at, mark("Three shots"))
    for shot in "ab":
        for number in (1, 2):
            file = f"media/takes/{shot}{number}.mp4"
            film(stage.wiring.studio.library.folder / file, shade=40 + number)
            stage.put(take(f"{shot}{number}", Completed(file), shot=shot, number=number))


def asked(stage: Stage) -> HandOffDialog:
    stage.widgets.window.action_set.by_name["hand_off"].trigger()
    dialog = stage.wiring.commands.hand_off.dialog
    assert dialog is not None
    return dialog


async def handed(stage: Stage, folder: Path) -> HandOffDialog:
    dialog = asked(stage)
    dialog.folder.setText(str(folder))
    dialog.accept_button.click()
    await background(stage)
    return dialog


async def test_the_cut_lies_in_the_folder_and_one_sentence_says_so(
    stage: Stage, board: None, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    dialog = await handed(stage, out)
    assert {file.name for file in out.iterdir()} == {
        "Night.otio",
        "Night.xml",
        "Night (Resolve).fcpxml",
        MANIFEST,
        "media",
    }
    assert dialog.said.text() == f"4 films and 3 files in {out}."
    assert dialog.reveal.isVisibleTo(dialog)
    assert not dialog.progress.isVisibleTo(dialog)
    dialog.accept_button.click()
    await background(stage)
    assert dialog.said.text() == f"4 films and 3 files in {out}: nothing had changed."


async def test_what_was_chosen_is_remembered_and_the_folder_by_board(
    stage: Stage, board: None, tmp_path: Path
) -> None:
    dialog = asked(stage)
    dialog.takes[Which.USED].click()
    dialog.kinds[Kind.EDL].setChecked(True)
    dialog.names.line.setText("{code}")
    await handed(stage, tmp_path / "out")
    dialog.close()
    again = asked(stage).options()
    assert (again.folder, again.template, again.which) == (
        *(str(tmp_path / "out"), "{code}", Which.USED),
    )
    assert Kind.EDL in again.kinds
    asked(stage).close()
    other = replace(stage.wiring.edits.board, id="other")
    stage.wiring.edits.open(other)
    assert asked(stage).folder.text() == ""


async def test_rejected_takes_stay_here_unless_they_are_wanted(
    stage: Stage, board: None, tmp_path: Path
) -> None:
    stage.wiring._context.marks.put("a1", Marks(rejected=True))
    dialog = asked(stage)
    counts = [dialog.takes[which].text().rsplit("(")[-1] for which in Which]
    assert counts == ["2)", "3)", "4)"]
    assert dialog.names.preview.text() == "For example: media/01_t2.mp4"


async def test_it_goes_on_when_the_dialog_is_closed(
    stage: Stage, board: None, tmp_path: Path
) -> None:
    dialog = asked(stage)
    dialog.folder.setText(str(tmp_path / "out"))
    dialog.accept_button.click()
    assert dialog.accept_button.text() == "Stop"
    assert not dialog.choices.isEnabled()
    assert stage.wiring.commands.unsaved()
    dialog.close()
    assert stage.widgets.window.notice.text() == (
        "The hand-off goes on: you are told when it is done."
    )
    await background(stage)
    assert stage.widgets.window.notice.text().startswith("4 films and 3 files")
    assert not stage.wiring.commands.unsaved()


async def test_it_can_be_stopped(stage: Stage, board: None, tmp_path: Path) -> None:
    dialog = asked(stage)
    dialog.folder.setText(str(tmp_path / "out"))
    dialog.accept_button.click()
    dialog.accept_button.click()
    await background(stage)
    assert dialog.said.text().startswith("Stopped")
    assert dialog.accept_button.text() == "Hand over 4 films"


async def test_a_folder_of_another_board_is_named(
    stage: Stage, board: None, tmp_path: Path, qtbot: QtBot
) -> None:
    await handed(stage, tmp_path / "out")
    asked(stage).close()
    stage.wiring.edits.open(replace(stage.wiring.edits.board, id="other", name="Day"))
    dialog = await handed(stage, tmp_path / "out")
    assert "another board, “Night”" in dialog.said.text()
    assert not dialog.reveal.isVisibleTo(dialog)


async def test_nobodys_home_is_no_folder(stage: Stage, board: None) -> None:
    dialog = await handed(stage, Path("~nobody that is known/out"))
    assert "begins with nobody's home" in dialog.said.text()
    assert dialog.accept_button.isEnabled()


def test_a_full_folder_gets_one_of_the_boards_own(tmp_path: Path) -> None:
    assert own_folder(tmp_path, "A/B") == tmp_path
    (tmp_path / "theirs").write_text("x")
    assert own_folder(tmp_path, "A/B") == tmp_path / "A_B"
    (tmp_path / MANIFEST).write_text("{}")
    assert own_folder(tmp_path, "A/B") == tmp_path
    assert own_folder(tmp_path / "none", "A") == tmp_path / "none"
