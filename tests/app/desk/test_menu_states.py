"""An open menu is grey where nothing could be done, and says why; a closed one keeps its keys."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import Failed
from hailuo_desktop.ui.actions.action import Action
from hailuo_desktop.ui.actions.films import TOGGLE_FILM
from hailuo_desktop.ui.actions.shots import CHAIN, COPY, DUPLICATE, RENAME
from hailuo_desktop.ui.actions.takes import CANCEL, RETRY
from hailuo_desktop.ui.actions.window import NEW_SHOT, UNDO
from tests.app.conftest import Stage


def entry(stage: Stage, action: Action) -> QAction:
    return stage.widgets.actions.of(action)


def menu_of(stage: Stage, action: Action) -> QMenu:
    menus = stage.widgets.actions.menus
    (menu,) = (each for each in menus if entry(stage, action) in each.actions())
    return menu


async def test_what_cannot_be_done_is_grey_while_the_menu_is_open(stage: Stage) -> None:
    menu = menu_of(stage, CHAIN)
    menu.aboutToShow.emit()
    assert not entry(stage, CHAIN).isEnabled()
    assert "Choose several shots first." in entry(stage, CHAIN).toolTip()
    assert entry(stage, RENAME).isEnabled()
    assert entry(stage, NEW_SHOT).isEnabled()
    menu.aboutToHide.emit()
    assert entry(stage, CHAIN).isEnabled()
    assert "Choose" not in entry(stage, CHAIN).toolTip()


async def test_it_follows_what_is_chosen(stage: Stage) -> None:
    stage.widgets.actions.run(DUPLICATE)
    stage.widgets.board.list.selectAll()
    stage.put(stage.take("t1", Failed(plain("refused"))))
    stage.widgets.queue.list.setCurrentIndex(stage.widgets.takes.index(0, 0))
    for action, can in ((CHAIN, True), (RENAME, False), (RETRY, True), (CANCEL, False)):
        menu = menu_of(stage, action)
        menu.aboutToShow.emit()
        assert entry(stage, action).isEnabled() is can, action.name
        menu.aboutToHide.emit()


async def test_an_entry_that_is_off_for_a_reason_of_its_own_stays_off(stage: Stage) -> None:
    for action in (UNDO, TOGGLE_FILM):
        menu = menu_of(stage, action)
        before = entry(stage, action).isEnabled()
        menu.aboutToShow.emit()
        assert not entry(stage, action).isEnabled()
        menu.aboutToHide.emit()
        assert entry(stage, action).isEnabled() is before


async def test_words_can_be_copied_whatever_shots_are_chosen(stage: Stage, qtbot: QtBot) -> None:
    stage.widgets.board.list.clearSelection()
    prompt = stage.widgets.shot.prompt
    with qtbot.waitExposed(stage.widgets.window):
        stage.widgets.window.show()
    prompt.setFocus()
    qtbot.waitUntil(prompt.hasFocus)
    menu_of(stage, COPY).aboutToShow.emit()
    assert entry(stage, COPY).isEnabled()
    menu_of(stage, COPY).aboutToHide.emit()
