"""What became of the last run is told at the start, with what was recovered."""

import logging

from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import Pending, Queued, Uncertain
from hailuo_desktop.studio.crashes import Crash, End
from hailuo_desktop.studio.log_entries import Entry
from tests.app.conftest import Stage

ENTRY = Entry(logging.ERROR, "2026-11-29 10:00:01", "ERROR x: a bug with sk-of-the-test")


def crash(end: End) -> Crash:
    return Crash(end, "2026-11-29 10:00:00", "0.0.9", "Fatal Python error: Aborted", (ENTRY,))


async def test_a_crash_is_shown_with_what_goes_on_and_what_waits(stage: Stage) -> None:
    stage.put(
        stage.take("a", Pending()),
        stage.take("b", Queued()),
        stage.take("c", Uncertain(plain("?"))),
    )
    presenter = stage.wiring.menu_presenter.help.crash
    presenter.show(crash(End.FAULT))
    dialog = presenter.dialog
    assert dialog is not None
    about = dialog.about.text()
    assert about.startswith("Hailuo Desktop crashed last time.")
    assert "2 takes go on where they were, and none is sent twice." in about
    assert "1 take waits for your word" in about
    assert "on this computer alone" in about
    assert "a bug with [key]" in dialog.text.toPlainText()
    (file,) = (stage.wiring.studio.library.folder / "logs").glob("crash-*.txt")
    assert file.read_text("utf-8") == dialog.text.toPlainText()
    assert not dialog.reveal_button.isHidden()
    dialog.reject()
    assert presenter.dialog is None


async def test_a_run_that_was_ended_from_outside_is_a_sentence(stage: Stage) -> None:
    presenter = stage.wiring.menu_presenter.help.crash
    presenter.show(crash(End.VANISHED))
    assert presenter.dialog is None
    assert "ended from outside last time" in stage.widgets.window.notice.text()


async def test_a_report_that_cannot_be_written_is_shown_all_the_same(stage: Stage) -> None:
    (stage.wiring.studio.library.folder / "logs").write_text("a file", "utf-8")
    presenter = stage.wiring.menu_presenter.help.crash
    presenter.show(crash(End.ERRORS))
    assert presenter.dialog is not None
    assert presenter.dialog.reveal_button.isHidden()
    presenter.dialog.reject()
