"""Ctrl+N, from wherever it is pressed: what is typed next is the new shot's prompt."""

import pytest
from PySide6.QtTest import QTest

from hailuo_desktop.studio.settings import LETTERS
from hailuo_desktop.ui.action_set import shown
from hailuo_desktop.ui.actions.films import FORWARDS
from hailuo_desktop.ui.actions.window import NEW_SHOT
from hailuo_desktop.ui.workspace import Workspace
from tests.app.conftest import Stage


@pytest.mark.parametrize("workspace", Workspace)
async def test_letters_are_text(stage: Stage, workspace: Workspace) -> None:
    widgets, window = stage.widgets, stage.widgets.window
    window.show()
    window.workspaces.choose(workspace)
    count = len(stage.wiring.edits.board.shots)
    widgets.actions.run(NEW_SHOT)
    assert window.workspaces.current is Workspace.BOARD
    assert window.focusWidget() is widgets.shot.prompt
    QTest.keyClicks(widgets.shot.prompt, "jazz")
    assert len(stage.wiring.edits.board.shots) == count + 1
    assert widgets.shot.shot().prompt == "jazz"


async def test_a_folded_inspector_comes_back(stage: Stage) -> None:
    window = stage.widgets.window
    window.show()
    window.panels.show("shot", False)
    stage.widgets.actions.run(NEW_SHOT)
    assert "shot" in window.panels.shown()
    assert window.focusWidget() is stage.widgets.shot.prompt


async def test_single_letters_are_switched_off_by_a_setting(stage: Stage) -> None:
    assert shown(FORWARDS) == ["L"]
    stage.wiring.studio.settings.put(LETTERS, False)
    try:
        assert shown(FORWARDS) == []
    finally:
        stage.wiring.studio.settings.put(LETTERS, True)
    assert shown(FORWARDS) == ["L"]
