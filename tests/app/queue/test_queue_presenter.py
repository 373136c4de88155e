"""The artist's verbs reach the queue, and its facts reach the window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hailuo_desktop.app.widgets import Widgets
from hailuo_desktop.domain.decision import Decision
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Pending,
    Queued,
    Take,
    Uncertain,
)
from hailuo_desktop.engine.events import Cause, Halt, QueueChanged, TakeChanged, TakeForgotten
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.actions import BY_NAME
from hailuo_desktop.ui.actions.takes import FOLLOW, REVEAL, STOP, TO_END, TO_FRONT
from tests.app.conftest import Stage


def shot(stage: Stage) -> Shot:
    return Shot(stage.wiring.board_presenter.shot_id, prompt="A boat", takes=2)


async def test_a_shot_becomes_as_many_takes_as_it_asks_for(stage: Stage) -> None:
    assert stage.wiring.queue_presenter.send([shot(stage)]) == 2
    assert sorted(take.number for take in stage.wiring.known_takes.all()) == [1, 2]
    assert stage.widgets.takes.rowCount() == 2
    assert stage.wiring.queue_presenter.send([shot(stage)]) == 2
    assert sorted(take.number for take in stage.wiring.known_takes.all()) == [1, 2, 3, 4]


async def test_a_shot_that_is_not_ready_is_not_sent(stage: Stage) -> None:
    told: list[str] = []
    stage.wiring.queue_presenter.refused.connect(told.append)
    assert stage.wiring.queue_presenter.send([Shot(stage.wiring.board_presenter.shot_id)]) == 0
    assert stage.wiring.known_takes.all() == []
    (sentence,) = told
    assert sentence.startswith("Shot 01 is not sent: Write a prompt")


async def test_a_shot_of_a_model_that_nobody_knows_says_so_on_its_card_and_when_it_is_sent(
    stage: Stage,
) -> None:
    told: list[str] = []
    stage.wiring.queue_presenter.refused.connect(told.append)
    odd = replace(shot(stage), model="Other-9")
    stage.wiring.board_presenter.change([odd], mark("Another model"))
    assert stage.widgets.cards.state(odd).words == "1 problem"
    assert stage.wiring.queue_presenter.send([odd]) == 0
    (sentence,) = told
    assert sentence.startswith("Shot 01 is not sent: ")
    assert "Other-9" in sentence


async def test_another_take_has_a_number_and_a_key_of_its_own(stage: Stage) -> None:
    failed = stage.take("a", Failed(plain("no")))
    stage.put(failed)
    stage.widgets.queue.retry_requested.emit(["a"])
    (again,) = [take for take in stage.wiring.known_takes.all() if take.id != "a"]
    assert again.request == failed.request
    assert (again.number, again.key != failed.key) == (2, True)


@pytest.mark.parametrize("verb", ["stop_following", "follow", "remove"])
async def test_a_verb_before_the_queue_is_taken_up_is_refused_in_words(
    stage: Stage, verb: str
) -> None:
    stage.put(stage.take("a", Pending()))
    with_words: list[str] = []
    stage.wiring.queue_presenter.refused.connect(with_words.append)
    stage.widgets.actions.run(BY_NAME[verb], ["a"])
    assert with_words == [
        "The queue has not taken this take up yet; answer the keychain's question, then try again."
    ]
    assert stage.wiring.studio.library.takes.find("a") is not None


async def test_only_shots_without_a_living_take_are_left_to_send(stage: Stage) -> None:
    board_presenter = stage.wiring.board_presenter
    stage.put(stage.take("a", Failed(plain("no"))), stage.take("b", Cancelled()))
    assert [shot.id for shot in stage.wiring.queue_presenter.without_takes()] == [
        board_presenter.shot_id
    ]
    stage.put(stage.take("c", Pending()))
    assert stage.wiring.queue_presenter.without_takes() == []


async def test_facts_reach_the_panel(stage: Stage) -> None:
    heard, panel = stage.wiring.queue_presenter.handle_event, stage.widgets.queue
    heard(TakeChanged(stage.take("a", Pending())))
    assert stage.widgets.takes.rowCount() == 1
    heard(QueueChanged(True, Halt(Cause.CREDITS, plain("No credits are left."))))
    assert panel.paused
    assert panel.banner.sentence() == "No credits are left."
    heard(TakeForgotten("a"))
    assert stage.widgets.takes.rowCount() == 0


async def test_a_dismissed_take_does_not_come_back_to_the_panel(stage: Stage) -> None:
    stage.wiring.queue_presenter.handle_event(
        TakeChanged(stage.take("a", Failed(plain("no")), dismissed=True))
    )
    assert stage.widgets.takes.rowCount() == 0


async def test_the_film_of_a_finished_take_is_shown_in_its_folder(stage: Stage) -> None:
    shown: list[Path] = []
    stage.wiring.queue_presenter._show_file = shown.append
    stage.put(stage.take("a", Completed("media/takes/a.mp4")), stage.take("b", Pending()))
    stage.widgets.actions.run(REVEAL, ["a"])
    stage.widgets.actions.run(REVEAL, ["b"])
    stage.widgets.actions.run(REVEAL, ["nobody"])
    assert shown == [stage.wiring.studio.library.folder / "media/takes/a.mp4"]


def started(stage: Stage, *takes: Take) -> None:
    stage.put(*takes)
    stage.wiring.studio.start(takes)


@pytest.mark.parametrize(
    ("decision", "state"), [(Decision.ABANDON, Cancelled), (Decision.ADOPT, Pending)]
)
async def test_the_artists_word_settles_what_is_uncertain(
    stage: Stage, decision: Decision, state: type
) -> None:
    started(stage, stage.take("a", Uncertain(plain("The answer was lost."))))
    stage.widgets.queue.resolve_requested.emit("a", decision, "task-unified-1")
    found = stage.wiring.known_takes.find("a")
    assert found is not None
    assert isinstance(found.state, state)


async def test_a_decision_that_cannot_be_is_said_in_words(stage: Stage) -> None:
    started(stage, stage.take("a", Uncertain(plain("The answer was lost."))))
    stage.widgets.queue.resolve_requested.emit("a", Decision.ADOPT, "anything")
    assert "“anything” is no task id" in stage.widgets.window.notice.text()
    found = stage.wiring.known_takes.find("a")
    assert found is not None
    assert isinstance(found.state, Uncertain)


async def test_a_take_is_left_and_followed_again(stage: Stage) -> None:
    started(stage, stage.take("a", Pending(), task="task-1"))
    stage.widgets.actions.run(STOP, ["a"])
    found = stage.wiring.known_takes.find("a")
    assert found is not None
    assert not found.followed
    stage.widgets.actions.run(FOLLOW, ["a"])
    found = stage.wiring.known_takes.find("a")
    assert found is not None
    assert found.followed


def waiting(stage: Stage, *names: str) -> None:
    """Takes that wait in that order, in a queue that is paused."""
    stage.wiring.studio.queue.pause(True)
    takes = (stage.take(name, Queued(), number=n) for n, name in enumerate(names, start=1))
    stage.wiring.studio.queue.add(takes)


def order(stage: Stage) -> str:
    return "".join(stage.widgets.takes.waiting())


@pytest.mark.parametrize(
    ("ask", "left"),
    [
        (lambda w: w.queue.move_requested.emit(["c"], "a"), "cabd"),
        (lambda w: w.queue.move_requested.emit(["a", "b"], ""), "cdab"),
        (lambda w: w.actions.run(TO_FRONT, ["d", "b"]), "bdac"),
        (lambda w: w.actions.run(TO_END, ["a"]), "bcda"),
    ],
)
async def test_the_artists_order_reaches_the_queue_and_the_list(
    stage: Stage, ask: Callable[[Widgets], None], left: str
) -> None:
    waiting(stage, *"abcd")
    ask(stage.widgets)
    assert order(stage) == left
    kept = stage.wiring.studio.library.takes.all()
    assert "".join(t.id for t in sorted(kept, key=lambda take: take.place)) == left


async def test_the_keys_move_a_take_step_by_step(stage: Stage) -> None:
    waiting(stage, *"abc")
    rows = stage.widgets.queue.list
    rows.setCurrentIndex(stage.widgets.takes.index(2))
    for left in ("acb", "cab"):
        QTest.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert order(stage) == left
        assert [take.id for take in stage.widgets.queue.selected()] == ["c"]


async def test_the_head_foretells_the_end_by_what_such_takes_took(stage: Stage) -> None:
    done = stage.take("x", Completed("x.mp4"), submitted=1000.0, changed=1600.0)
    stage.wiring.studio.library.takes.save(done)
    stage.wiring.studio.queue.add([stage.take("a", Queued(), number=2)])
    timers = (stage.wiring.queue_presenter._soon, stage.wiring.queue_presenter._each_minute)
    assert all(timer.isActive() for timer in timers)
    stage.wiring.queue_presenter._soon.timeout.emit()
    assert stage.widgets.queue.head.count().endswith("about 10 min left")
    stage.wiring.queue_presenter.close()
    assert not any(timer.isActive() for timer in timers)


async def test_a_take_that_changes_as_the_window_goes_begins_no_forecast(stage: Stage) -> None:
    stage.wiring.queue_presenter.close()
    stage.put(stage.take("a", Pending()))
    assert not stage.wiring.queue_presenter._soon.isActive()
