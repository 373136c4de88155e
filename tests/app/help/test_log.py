"""The log in the window: what there is of a level, its end in sight, and no key."""

import asyncio
import logging

import pytest
from PySide6.QtGui import QGuiApplication

from hailuo_desktop.ui.help.log_dialog import LogDialog
from tests.app.conftest import Stage

LINES = """\
2026-11-29 10:00:00,123 INFO hailuo_desktop.engine: take 1a2b: submitting
2026-11-29 10:00:01,123 ERROR hailuo_desktop: unexpected error at queue.py:12
Traceback (most recent call last):
ValueError: sk-of-the-test
"""


async def opened(stage: Stage) -> LogDialog:
    folder = stage.wiring.studio.library.folder / "logs"
    folder.mkdir(exist_ok=True)
    (folder / "hailuo-desktop.log").write_text(LINES, "utf-8")
    stage.widgets.window.action_set.by_name["log"].trigger()
    await background(stage)
    (dialog,) = stage.widgets.window.findChildren(LogDialog)
    return dialog


async def background(stage: Stage) -> None:
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)


async def test_the_log_is_shown_filtered_and_copied_without_the_key(stage: Stage) -> None:
    dialog = await opened(stage)
    assert "submitting" in dialog.text.toPlainText()
    dialog.levels.setCurrentIndex(dialog.levels.findData(logging.ERROR))
    shown = dialog.text.toPlainText()
    assert "submitting" not in shown
    assert shown.endswith("ValueError: [key]")
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == shown
    dialog.reject()


async def test_what_came_since_is_there_after_a_refresh(stage: Stage) -> None:
    dialog = await opened(stage)
    file = stage.wiring.studio.library.folder / "logs" / "hailuo-desktop.log"
    file.write_text(LINES + LINES.replace("submitting", "completed"), "utf-8")
    dialog.refresh.click()
    await background(stage)
    assert "completed" in dialog.text.toPlainText()
    dialog.reject()


async def test_there_is_one_log_however_often_it_is_asked_for(stage: Stage) -> None:
    dialog = await opened(stage)
    stage.widgets.window.action_set.by_name["log"].trigger()
    assert len(stage.widgets.window.findChildren(LogDialog)) == 1
    dialog.reject()


async def test_a_log_that_is_none_is_told(stage: Stage) -> None:
    (stage.wiring.studio.library.folder / "logs" / "hailuo-desktop.log").mkdir(parents=True)
    stage.widgets.window.action_set.by_name["log"].trigger()
    await background(stage)
    (dialog,) = stage.widgets.window.findChildren(LogDialog)
    assert "cannot be read" in dialog.about.text()
    assert not dialog.copy_button.isEnabled()
    dialog.reject()


@pytest.mark.parametrize("name", ["log", "diagnostics", "service", "about"])
async def test_help_has_its_commands(stage: Stage, name: str) -> None:
    assert stage.widgets.window.action_set.by_name[name].isEnabled()
