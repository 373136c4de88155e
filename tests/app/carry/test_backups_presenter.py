"""Boards as they were come back, and no take goes."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from hailuo_desktop.domain.take import Completed
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.backups_dialog import NONE, BackupsDialog
from tests.app.conftest import Stage


def dialog(stage: Stage) -> BackupsDialog:
    stage.widgets.window.action_set.by_name["backups"].trigger()
    found = stage.wiring.commands.backups.dialog
    assert found is not None
    return found


async def test_a_backup_says_what_it_holds_and_brings_it_back(stage: Stage) -> None:
    edits, library = stage.wiring.edits, stage.wiring.studio.library
    stage.widgets.shot.prompt.insertPlainText("As it was")
    edits.flush()
    backup = library.backups.make(library._database, "daily")
    shot = replace(edits.board.shots[0], prompt="As it is now")
    stage.wiring.board_presenter.change([shot], mark("Other words"))
    stage.put(stage.take("t", Completed("media/takes/t.mp4")))
    found = dialog(stage)
    assert not found.restore.isEnabled()
    rows = [found.list.item(row).text() for row in range(found.list.count())]
    row = next(at for at, words in enumerate(rows) if "1 shot" in words)
    found.list.setCurrentRow(row)
    found.restore_requested.disconnect()
    stage.wiring.commands.backups.restore(backup.file.name)
    assert edits.board.shots[0].prompt == "As it was"
    assert stage.widgets.shot.prompt.prompt() == "As it was"
    assert library.takes.find("t") is not None
    assert "is kept as" in stage.widgets.window.notice.text()
    assert not edits.stack.canUndo()


async def test_without_a_backup_the_page_says_when_there_will_be_one(stage: Stage) -> None:
    page = BackupsDialog((), stage.widgets.window)
    assert page.list.count() == 0
    assert any(each.text() == NONE for each in page.findChildren(QLabel))
