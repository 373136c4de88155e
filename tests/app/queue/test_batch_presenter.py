"""A batch is looked at, mended, and sent or kept for later by one confirm."""

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from hailuo_desktop.app.board_commands import NOTHING_TO_SEND
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.review import frozen
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Failed, Hold, Queued
from hailuo_desktop.engine.events import ServiceSeen
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.preflight.dialog import PreflightDialog
from hailuo_desktop.ui.preflight.model import Mark
from hailuo_desktop.ui.preflight.when import When
from tests.app.conftest import Stage
from tests.fakes.any_take import take
from tests.fakes.pictures import encoded, picture

SHOTS = (
    Shot("a", prompt="A boat [Push in]", takes=2),
    Shot("b", prompt="A lamp [push in]", quality="512p"),
    Shot("c"),
)


@pytest.fixture
async def board(stage: Stage) -> Storyboard:
    at = replace(stage.wiring.edits.board, shots=SHOTS)
    stage.wiring.board_presenter.make(at, mark("Three shots"))
    return at


def trigger(stage: Stage, name: str) -> None:
    stage.widgets.window.action_set.by_name[name].trigger()


def dialog(stage: Stage) -> PreflightDialog:
    found = stage.wiring.commands.batch.dialog
    assert found is not None
    return found


def marks(stage: Stage) -> list[Mark]:
    return [row.mark for row in dialog(stage).model.rows()]


async def test_nothing_is_sent_before_the_one_confirm(stage: Stage, board: Storyboard) -> None:
    trigger(stage, "batch_without")
    assert marks(stage) == [Mark.READY, Mark.FIX, Mark.BLOCK]
    assert stage.wiring.known_takes.all() == []
    assert dialog(stage).sums.text() == "1 shot, 2 takes"
    assert "unknown" in dialog(stage).money.text()
    dialog(stage).reject()
    assert stage.wiring.known_takes.all() == []
    assert stage.wiring.commands.batch.dialog is None


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        (frozenset[str](), False),  # the service has not said
        (frozenset({"MiniMax-Hailuo-02", "gpt-5"}), False),
        (frozenset({"MiniMax-Hailuo-2.3", "gpt-5"}), True),
    ],
)
async def test_a_model_that_the_service_does_not_list_is_told_before_it_is_paid_for(
    stage: Stage, board: Storyboard, listed: frozenset[str], told: bool
) -> None:
    stage.wiring._key_presenter.seen(ServiceSeen(models=listed))
    trigger(stage, "batch_without")
    words = "EvoLink does not list MiniMax-Hailuo-02 for your key, and may refuse it."
    assert (words in dialog(stage).money.text()) is told
    assert dialog(stage).send.isEnabled()


async def test_one_click_mends_and_one_step_takes_it_back(stage: Stage, board: Storyboard) -> None:
    trigger(stage, "batch_without")
    dialog(stage).fix.click()
    assert marks(stage) == [Mark.READY, Mark.READY, Mark.BLOCK]
    assert dialog(stage).sums.text() == "2 shots, 3 takes"
    assert stage.wiring.edits.board.shot("b").prompt == "A lamp [Push in]"
    stage.wiring.edits.stack.undo()
    assert stage.wiring.edits.board.shot("b") == SHOTS[1]


async def test_what_hangs_on_a_shot_says_so_as_that_is_left_out_and_taken_in(
    stage: Stage, board: Storyboard
) -> None:
    chained = replace(SHOTS[1], prompt="A lamp", quality="768p", first_link=Link("a"))
    stage.wiring.board_presenter.make(replace(board, shots=(SHOTS[0], chained)), mark("Chain"))
    trigger(stage, "batch_without")
    assert marks(stage) == [Mark.READY, Mark.READY]
    table = dialog(stage).table
    box = dialog(stage).model.index(0, 0)
    for state, shown in ((Qt.CheckState.Unchecked, Mark.WARN), (Qt.CheckState.Checked, Mark.READY)):
        dialog(stage).model.setData(box, state, Qt.ItemDataRole.CheckStateRole)
        assert marks(stage)[1] is shown
        assert table.rowHeight(1) >= table.sizeHintForRow(1)


async def test_the_chosen_shots_are_sent(stage: Stage, board: Storyboard) -> None:
    trigger(stage, "batch_without")
    dialog(stage).send.click()
    assert sorted((take.shot, take.number) for take in stage.wiring.known_takes.all()) == [
        ("a", 1),
        ("a", 2),
    ]
    assert all(take.hold is None for take in stage.wiring.known_takes.all())


async def test_a_batch_for_later_stands_until_it_is_started(
    stage: Stage, board: Storyboard
) -> None:
    trigger(stage, "batch_without")
    dialog(stage).later_requested.emit(["a"], When("start"), 0)
    assert all(take.hold == Hold() for take in stage.wiring.known_takes.all())
    assert all(isinstance(take.state, Queued) for take in stage.wiring.known_takes.all())
    banner = stage.widgets.queue.banner
    assert banner.sentence() == "2 takes queued for later: they start when you press Start now."
    banner.action.click()
    assert all(take.hold is None for take in stage.wiring.known_takes.all())
    assert banner.isHidden()


async def test_a_send_leaves_alone_what_is_queued_for_later(
    stage: Stage, board: Storyboard
) -> None:
    trigger(stage, "batch_without")
    dialog(stage).later_requested.emit(["a"], When("time", 4e9), 0)
    dialog(stage).reject()
    stage.wiring.board_presenter.make(
        replace(board, shots=(*SHOTS, Shot("d", prompt="A gull"))), mark("Add")
    )
    trigger(stage, "batch_without")
    dialog(stage).send.click()
    assert {take.shot: take.hold for take in stage.wiring.known_takes.all()} == {
        "a": Hold(at=4e9),
        "d": None,
    }
    told = stage.widgets.queue.banner.sentence()
    assert "2 takes queued for later: they start at 2096-10-02" in told


@pytest.mark.parametrize(
    ("when", "hold"),
    [(When("network"), Hold(network=True)), (When("time", 4e9), Hold(at=4e9))],
)
async def test_the_choice_of_the_start_reaches_the_queue(
    stage: Stage, board: Storyboard, when: When, hold: Hold
) -> None:
    trigger(stage, "batch_without")
    dialog(stage).later_requested.emit(["a"], when, 0)
    assert {take.hold for take in stage.wiring.known_takes.all()} == {hold}


async def test_what_has_a_take_is_left_out_and_ready_takes_it_in(
    stage: Stage, board: Storyboard
) -> None:
    stage.put(replace(stage.take("t", Completed("media/takes/t.mp4")), shot="a"))
    trigger(stage, "batch_without")
    assert [row.shot for row in dialog(stage).model.rows()] == ["b", "c"]
    dialog(stage).reject()
    trigger(stage, "batch_ready")
    assert [row.shot for row in dialog(stage).model.rows()] == ["a"]


async def test_what_was_made_already_says_so_and_goes_only_with_a_tick(
    stage: Stage, board: Storyboard
) -> None:
    stage.widgets.board.send_requested.emit(["a"])
    assert len(stage.wiring.known_takes.all()) == 2
    stage.widgets.board.send_requested.emit(["a"])
    (row,) = dialog(stage).model.rows()
    assert row.words == (
        "2 takes from this very request wait or are under way: tick it to pay for more."
    )
    assert row.mark is Mark.WARN
    assert dialog(stage).model.chosen() == []
    assert not dialog(stage).send.isEnabled()
    assert not dialog(stage).later.isEnabled()
    tick(dialog(stage))
    assert dialog(stage).model.chosen() == ["a"]
    dialog(stage).later.click()
    assert len(stage.wiring.known_takes.all()) == 4


async def test_an_edit_makes_it_another_request(stage: Stage, board: Storyboard) -> None:
    stage.widgets.board.send_requested.emit(["a"])
    edited = replace(board.shots[0], prompt="A boat [Push in], then rain")
    stage.wiring.board_presenter.change([edited], mark("Edit"))
    stage.widgets.board.send_requested.emit(["a"])
    assert stage.wiring.commands.batch.dialog is None
    assert len(stage.wiring.known_takes.all()) == 4


async def test_the_same_request_on_another_board_counts_too(
    stage: Stage, board: Storyboard
) -> None:
    request = frozen(board, board.shots[0])
    stage.put(
        take("t", Completed("media/takes/t.mp4"), shot="elsewhere", request=request),
        take("f", Failed(plain("no")), shot="elsewhere", request=request, number=2),
    )
    stage.widgets.board.send_requested.emit(["a", "c"])
    (row, _) = dialog(stage).model.rows()
    assert row.words == "It has 1 take from this very request: tick it to pay for another."


def tick(dialog: PreflightDialog, row: int = 0) -> None:
    index = dialog.model.index(row, 0)
    dialog.model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)


async def test_a_board_with_nothing_to_send_says_so(stage: Stage, board: Storyboard) -> None:
    stage.wiring.board_presenter.make(replace(board, shots=(SHOTS[2],)), mark("One empty shot"))
    trigger(stage, "batch_ready")
    assert stage.wiring.commands.batch.dialog is None
    assert stage.widgets.window.notice.text() == NOTHING_TO_SEND


async def test_several_shots_from_the_board_are_looked_at_and_one_goes_at_once(
    stage: Stage, board: Storyboard
) -> None:
    stage.widgets.board.send_requested.emit(["a", "b"])
    assert len(dialog(stage).model.rows()) == 2
    dialog(stage).reject()
    stage.widgets.board.send_requested.emit(["a"])
    assert len(stage.wiring.known_takes.all()) == 2


async def test_the_cap_takes_effect_with_the_confirm_alone(stage: Stage, board: Storyboard) -> None:
    budget = stage.wiring.studio.queue._assembly.budget
    trigger(stage, "batch_without")
    dialog(stage).cap.setValue(150)
    dialog(stage).cap.editingFinished.emit()
    dialog(stage).reject()
    assert (budget.cap, stage.wiring.cap_presenter.credits) == (None, 0)
    trigger(stage, "batch_without")
    assert dialog(stage).cap.value() == 0
    dialog(stage).cap.setValue(150)
    dialog(stage).send.click()
    assert (budget.cap, stage.wiring.cap_presenter.credits) == (Decimal(150), 150)


async def test_a_double_click_leads_to_the_shot(stage: Stage, board: Storyboard) -> None:
    trigger(stage, "batch_without")
    dialog(stage).shot_requested.emit("c")
    assert stage.wiring.board_presenter.shot_id == "c"


async def test_a_picture_that_would_fail_in_the_night_blocks_its_shot_before(
    stage: Stage,
) -> None:
    studio = stage.wiring.studio
    data = encoded(picture(640, 360), "PNG")
    frame = await studio.intake.data(data, "sea.png", Field.FIRST_FRAME)
    studio.library.frames.path(frame.digest).write_bytes(data[:-40])
    shots = (Shot("a", prompt="A boat"), Shot("b", prompt="A lamp", first=frame))
    stage.wiring.board_presenter.make(
        replace(stage.wiring.edits.board, shots=shots), mark("Two shots")
    )
    trigger(stage, "batch_without")
    assert marks(stage) == [Mark.READY, Mark.READY]
    await asyncio.sleep(0)
    assert not dialog(stage).send.isEnabled()  # not before every picture was looked at
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)
    assert marks(stage) == [Mark.READY, Mark.BLOCK]
    assert dialog(stage).send.isEnabled()
    assert dialog(stage).checking.isHidden()
    dialog(stage).reject()


async def test_a_batch_of_a_board_that_is_left_is_not_offered_any_longer(
    stage: Stage, board: Storyboard
) -> None:
    """Another board may come by itself, such as the sample at the first start."""
    trigger(stage, "batch_without")
    assert dialog(stage).model.chosen() != []
    stage.wiring.edits.open(Storyboard("other", "Another", (Shot("z", prompt="Fog"),)))
    assert stage.wiring.commands.batch.dialog is None
    trigger(stage, "batch_without")
    assert [row.shot for row in dialog(stage).model.rows()] == ["z"]
    dialog(stage).reject()
