"""Every command of the table can be found and done by its name, or says why not now."""

from PySide6.QtTest import QTest

from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import Completed, Failed
from hailuo_desktop.studio.settings import RECENT_COMMANDS
from hailuo_desktop.ui.actions import ACTIONS
from hailuo_desktop.ui.actions.action import Action
from hailuo_desktop.ui.actions.films import FORWARDS
from hailuo_desktop.ui.actions.shots import BULK, CHAIN, DUPLICATE
from hailuo_desktop.ui.actions.takes import RETRY, REVEAL
from hailuo_desktop.ui.actions.window import BOARD, PALETTE, QUEUE_WORKSPACE, SKETCHES, UNDO
from hailuo_desktop.ui.palette.dialog import Palette
from tests.app.conftest import Stage


def opened(stage: Stage) -> Palette:
    stage.widgets.actions.run(PALETTE)
    palette = stage.wiring.at_home.palette.palette
    assert palette is not None
    return palette


def reason(stage: Stage, action: Action) -> str:
    (command,) = (
        each for each in stage.wiring.at_home.palette.commands() if each.name == action.name
    )
    return command.reason


async def test_it_holds_the_whole_table_but_itself(stage: Stage) -> None:
    commands = stage.wiring.at_home.palette.commands()
    assert {each.name for each in commands} == {each.name for each in ACTIONS} - {PALETTE.name}
    assert all(each.title and each.place for each in commands)
    assert not [each for each in commands if "&" in each.title or "{" in each.title]
    # Two commands of one name at one place could not be told apart.
    assert len({(each.title, each.place) for each in commands}) == len(commands)


async def test_what_was_done_here_comes_first_the_next_time(stage: Stage) -> None:
    for words in ("duplicate", "sketch camera"):
        palette = opened(stage)
        QTest.keyClicks(palette.line, words)
        name = palette.names()[0]
        item = palette.list.topLevelItem(0)
        assert item is not None
        palette.list.itemClicked.emit(item, 0)
        assert stage.wiring.studio.settings.get(RECENT_COMMANDS)[0] == name
    names = [each.name for each in stage.wiring.at_home.palette.commands()]
    assert names[:2] == [SKETCHES.name, DUPLICATE.name]
    assert len(stage.wiring.board_presenter.board.shots) == 2
    assert not stage.widgets.actions.of(SKETCHES).isChecked()


async def test_a_name_that_is_no_command_any_more_is_left_out(stage: Stage) -> None:
    stage.wiring.studio.settings.put(RECENT_COMMANDS, ("gone", DUPLICATE.name))
    assert stage.wiring.at_home.palette.commands()[0].name == DUPLICATE.name


async def test_what_cannot_be_done_now_says_what_it_needs(stage: Stage) -> None:
    assert reason(stage, UNDO) == "There is nothing to undo."
    assert reason(stage, CHAIN) == reason(stage, BULK) == "Choose several shots first."
    assert reason(stage, RETRY) == "Choose a take in the queue first."
    assert reason(stage, FORWARDS) == "Show a finished take first."
    assert reason(stage, BOARD) == ""
    stage.widgets.actions.run(QUEUE_WORKSPACE)
    assert reason(stage, BOARD) == "Panels fold in the Board workspace."


async def test_and_can_be_done_once_that_is_there(stage: Stage) -> None:
    stage.widgets.actions.run(DUPLICATE, [stage.wiring.board_presenter.shot_id])
    assert reason(stage, UNDO) == ""
    stage.widgets.board.list.selectAll()
    assert (reason(stage, CHAIN), reason(stage, BULK)) == ("", "")
    stage.put(stage.take("a", Failed(plain("Refused."))))
    stage.widgets.queue.list.setCurrentIndex(stage.widgets.takes.index(0))
    assert reason(stage, RETRY) == ""
    assert reason(stage, REVEAL) == "Not with a take in this state."
    done = stage.take("b", Completed("b.mp4"), number=2)
    stage.put(done)
    stage.wiring._viewer_presenter.show_take("b")
    assert reason(stage, FORWARDS) == ""


async def test_one_palette_at_a_time(stage: Stage) -> None:
    first, second = opened(stage), opened(stage)
    assert first is second
    assert stage.widgets.window.findChildren(Palette) == [first]
