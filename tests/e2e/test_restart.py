"""Closing the window in the middle of it all loses nothing and pays for nothing twice."""

from hailuo_desktop.domain.take import Completed
from hailuo_desktop.simulator import Rehearsal
from hailuo_desktop.ui.actions.takes import REMOVE
from tests.e2e.conftest import Open


def posts(service: Rehearsal) -> int:
    return sum(each.path.endswith("/generations") for each in service.service.log)


async def test_takes_in_flight_go_on_after_a_restart(open_room: Open, service: Rehearsal) -> None:
    async with open_room() as stage:
        stage.widgets.shot.prompt.insertPlainText("A lamp in the fog [Zoom in]")
        stage.widgets.shot.send_bar.button.click()
        await stage.until(lambda: any(take.at_service for take in stage.wiring.known_takes.all()))
    async with open_room() as stage:
        assert stage.widgets.shot.prompt.prompt() == "A lamp in the fog [Zoom in]"
        await stage.done(1)
        (take,) = stage.wiring.known_takes.all()
        assert isinstance(take.state, Completed)
        assert stage.widgets.takes.rowCount() == 1
    assert posts(service) == 1
    assert len(service.service.tasks) == 1


async def test_an_edit_a_moment_before_the_end_is_on_disk(open_room: Open) -> None:
    async with open_room() as stage:
        stage.widgets.shot.prompt.insertPlainText("The last word")
    async with open_room() as stage:
        assert stage.widgets.shot.shot().prompt == "The last word"


async def test_the_board_in_hand_is_remembered_from_the_moment_it_opens(open_room: Open) -> None:
    async with open_room() as stage:
        wiring, prompt = stage.wiring, stage.widgets.shot.prompt
        boards = [wiring.edits.board.id]
        prompt.insertPlainText("A boat")
        wiring._boards_presenter.new()
        boards.append(wiring.edits.board.id)
        prompt.insertPlainText("A lamp")
        wiring.edits.flush()
        for board in (*boards, *boards):
            wiring._boards_presenter.open(board)
            assert wiring._last_board.load().id == board  # what a run would begin with from here


async def test_a_removed_take_stays_removed_and_stays_in_the_ledger(
    open_room: Open, service: Rehearsal
) -> None:
    async with open_room() as stage:
        stage.widgets.shot.prompt.insertPlainText("A lamp")
        stage.widgets.shot.send_bar.button.click()
        await stage.done(1)
        (take,) = stage.wiring.known_takes.all()
        stage.widgets.actions.run(REMOVE, [take.id])
        assert stage.widgets.takes.rowCount() == 0
    async with open_room() as stage:
        assert stage.widgets.takes.rowCount() == 0
        assert [each.id for each in stage.wiring.known_takes.all()] == [take.id]
