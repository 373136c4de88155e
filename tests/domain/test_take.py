"""A take's states: only the ways of the table, and no way back to a second payment."""

from dataclasses import fields, replace
from typing import get_args

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from hailuo_desktop.domain.catalog import HAILUO_02, Mode
from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.shot import Request
from hailuo_desktop.domain.take import (
    AT_SERVICE,
    SETTLED,
    STATES,
    TRANSITIONS,
    Cancelled,
    Completed,
    Downloading,
    Failed,
    IllegalStep,
    Pending,
    Processing,
    Queued,
    State,
    Submitting,
    Take,
    Uncertain,
    Uploading,
    step,
)

REQUEST = Request(HAILUO_02.id, Mode.T2V, "A fox.", (), "768p", 6, ())
TAKE = Take("t", "s", 1, REQUEST, "key", 100.0)
EXAMPLES: dict[type[State], State] = {
    Queued: Queued(),
    Uploading: Uploading(),
    Submitting: Submitting(),
    Pending: Pending(),
    Processing: Processing(40.5),
    Downloading: Downloading(10, 20),
    Completed: Completed("videos/t.mp4"),
    Failed: Failed(plain("It failed."), "x", Charge.YES),
    Uncertain: Uncertain(plain("The answer was lost.")),
    Cancelled: Cancelled(),
}
# Written out apart from the table, so that a slip in the table does not pass.
LEGAL = """
Queued: Uploading Submitting Failed Cancelled
Uploading: Queued Uploading Submitting Failed Cancelled
Submitting: Queued Pending Failed Uncertain
Pending: Pending Processing Downloading Failed Cancelled
Processing: Pending Processing Downloading Failed Cancelled
Downloading: Pending Processing Downloading Completed Failed Cancelled
Uncertain: Queued Pending Cancelled
Completed:
Failed:
Cancelled:
"""
STEPS = {
    (before, after)
    for before, _, afters in (line.partition(":") for line in LEGAL.strip().splitlines())
    for after in afters.split()
}
PAIRS = [(one, other) for one in STATES for other in STATES]


def test_every_state_has_its_row() -> None:
    assert set(get_args(State)) == set(STATES) == set(TRANSITIONS) == set(EXAMPLES)


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda state: state.__name__)
def test_only_the_steps_of_the_table_are_taken(one: type[State], other: type[State]) -> None:
    take = replace(TAKE, state=EXAMPLES[one], note=plain("Wait."), changed=1.0)
    if (one.__name__, other.__name__) in STEPS:
        after = step(take, EXAMPLES[other], 7.0)
        assert (after.state, after.changed, after.note) == (EXAMPLES[other], 7.0, ())
    else:
        with pytest.raises(IllegalStep, match=f"take t: {one.__name__} → {other.__name__}"):
            step(take, EXAMPLES[other], 7.0)


@pytest.mark.parametrize("settled", SETTLED, ids=lambda state: state.__name__)
def test_a_settled_take_stays_settled(settled: type[State]) -> None:
    take = replace(TAKE, state=EXAMPLES[settled])
    assert take.settled
    assert not take.at_service
    assert TRANSITIONS[settled] == frozenset()


def test_uncertain_is_not_settled_and_not_known_to_be_at_the_service() -> None:
    take = replace(TAKE, state=Uncertain(plain("?")))
    assert not take.settled
    assert not take.at_service


def test_what_is_at_the_service_is_never_sent_again() -> None:
    for state in AT_SERVICE:
        assert not TRANSITIONS[state] & {Queued, Uploading, Submitting, Uncertain}


def test_only_a_download_completes() -> None:
    assert {state for state in STATES if Completed in TRANSITIONS[state]} == {Downloading}


def test_a_step_touches_nothing_else_of_the_take() -> None:
    after = step(TAKE, Submitting(), 5.0)
    moving = {"state", "changed", "note"}
    same = [f.name for f in fields(Take) if f.name not in moving]
    assert [getattr(after, name) for name in same] == [getattr(TAKE, name) for name in same]


class Life(RuleBasedStateMachine):
    """Any walk through a take's life, by steps that are legal and steps that are not."""

    @initialize()
    def begin(self) -> None:
        self.take = TAKE
        self.path: list[type[State]] = [Queued]

    @rule(state=st.sampled_from(STATES).map(EXAMPLES.__getitem__), at=st.floats(0, 1e9))
    def go(self, state: State, at: float) -> None:
        before = self.take
        try:
            self.take = step(before, state, at)
        except IllegalStep:
            assert (type(before.state).__name__, type(state).__name__) not in STEPS
            assert self.take is before
        else:
            self.path.append(type(state))

    @invariant()
    def the_service_is_reached_only_through_the_one_paid_call(self) -> None:
        for number, state in enumerate(self.path):
            if state in AT_SERVICE or state is Completed:
                assert {Submitting, Uncertain} & set(self.path[:number])

    @invariant()
    def nothing_is_sent_after_it_was_accepted(self) -> None:
        accepted = next((n for n, s in enumerate(self.path) if s in AT_SERVICE), len(self.path))
        assert Submitting not in self.path[accepted:]

    @invariant()
    def a_settled_take_is_the_end(self) -> None:
        assert not {Completed, Failed, Cancelled} & set(self.path[:-1])


TestLife = Life.TestCase


@pytest.mark.parametrize("state", [Pending, Processing, Downloading])
def test_only_what_was_found_by_looking_can_be_in_doubt_again(state: type[State]) -> None:
    take = replace(TAKE, state=EXAMPLES[state])
    with pytest.raises(IllegalStep):
        step(take, EXAMPLES[Uncertain], 7.0)
    doubted = step(replace(take, unproven=True), EXAMPLES[Uncertain], 7.0)
    assert isinstance(doubted.state, Uncertain)


def test_only_what_the_service_knew_no_more_can_be_followed_again() -> None:
    gone = replace(TAKE, state=Failed(plain("Gone."), "task_not_found", Charge.UNKNOWN))
    assert isinstance(step(gone, Pending(), 7.0).state, Pending)
    for state in (Queued(), Completed("a.mp4")):
        with pytest.raises(IllegalStep):
            step(gone, state, 7.0)
