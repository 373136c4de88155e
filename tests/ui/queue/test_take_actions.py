"""Every state offers what may be done with it, and nothing else."""

from dataclasses import replace

import pytest

from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import (
    STATES,
    Cancelled,
    Completed,
    Downloading,
    Failed,
    Hold,
    Pending,
    Processing,
    Queued,
    State,
    Submitting,
    Uncertain,
    Uploading,
)
from hailuo_desktop.ui.actions.takes import CANCEL, STOP, actions_for, urgent_action
from tests.fakes.any_take import take

WAITS = "Edit the request…, To the front, To the end"
OFFERED: list[tuple[State, bool, str]] = [
    (Queued(), True, f"{WAITS}, Cancel, Remove from the queue"),
    (Uploading(), True, f"{WAITS}, Cancel, Remove from the queue"),
    (Submitting(), True, "Stop following"),
    (Pending(), True, "Stop following"),
    (Processing(), True, "Stop following"),
    (Downloading(), True, "Stop following"),
    (Processing(), False, "Follow again"),
    (Uncertain(plain("?")), True, "Resolve…"),
    (Completed("a.mp4"), True, "Show the file, Remove from the queue"),
    (Failed(plain("no")), True, "Make another take, Remove from the queue"),
    (Cancelled(), True, "Make another take, Remove from the queue"),
]


@pytest.mark.parametrize(("state", "followed", "words"), OFFERED)
def test_a_take_offers_what_its_state_allows(state: State, followed: bool, words: str) -> None:
    verbs = actions_for([take("a", state, followed=followed)])
    assert ", ".join(verb.text for verb in verbs) == words


def test_what_is_queued_for_later_can_be_started() -> None:
    held = replace(take("a", Queued()), hold=Hold())
    assert actions_for([held])[0].name == "start"
    assert "start" not in [verb.name for verb in actions_for([replace(held, state=Pending())])]


def test_every_state_is_thought_of() -> None:
    assert {type(state) for state, _, _ in OFFERED} == set(STATES)


def test_only_a_take_with_a_task_has_an_id_to_copy() -> None:
    with_task = actions_for([take("a", Pending(), task="task-1")])
    assert [verb.name for verb in with_task] == ["stop_following", "copy_task"]


def test_to_stop_says_that_it_is_charged_and_to_cancel_that_it_is_not() -> None:
    assert "charges it all the same" in STOP.tip
    assert "costs nothing" in CANCEL.tip


def test_several_takes_share_what_all_of_them_allow() -> None:
    failed, cancelled = take("a", Failed(plain("no"))), take("b", Cancelled())
    names = [verb.name for verb in actions_for([failed, cancelled])]
    assert names == ["retry", "remove"]
    assert actions_for([failed, take("c", Pending())]) == []
    assert actions_for([]) == []


def test_what_was_perhaps_sent_before_is_not_edited() -> None:
    names = [verb.name for verb in actions_for([take("a", Queued(), submitted=5.0)])]
    assert names == ["to_front", "to_end", "cancel", "remove"]


def test_several_waiting_takes_move_together_and_are_edited_one_by_one() -> None:
    names = [verb.name for verb in actions_for([take("a", Queued()), take("b", Uploading())])]
    assert names == ["to_front", "to_end", "cancel", "remove"]


def test_uncertain_takes_are_resolved_one_by_one() -> None:
    both = [take("a", Uncertain(plain("?"))), take("b", Uncertain(plain("?")))]
    assert actions_for(both) == []
    assert [verb.name for verb in actions_for(both[:1])] == ["resolve"]


@pytest.mark.parametrize(
    ("state", "followed", "name"),
    [
        (Uncertain(plain("?")), True, "resolve"),
        (Pending(), False, "follow"),
        (Failed(plain("no")), True, "retry"),
        (Pending(), True, None),
        (Completed("a.mp4"), True, None),
    ],
)
def test_a_take_that_stands_still_offers_the_way_on(
    state: State, followed: bool, name: str | None
) -> None:
    verb = urgent_action(take("a", state, followed=followed))
    assert (verb and verb.name) == name
