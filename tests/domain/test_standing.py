"""How the takes of a shot stand, from its takes alone."""

from dataclasses import replace
from decimal import Decimal

import pytest

from hailuo_desktop.domain.money import Cost
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.review import frozen
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.standing import Standing, outdated, promising, standing, used_of
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Pending,
    Queued,
    State,
    Take,
    Uncertain,
)
from tests.fakes.any_take import take
from tests.fakes.takes import FIRST

BOARD = Storyboard("b", "B", (Shot("s", prompt="Fog"), Shot("t", prompt="Tide", first=FIRST)))
HUNG = replace(BOARD, shots=(BOARD.shots[0], Shot("t", prompt="Tide", first_link=Link("s"))))


def made(name: str, state: State, shot: str = "s", **facts: object) -> Take:
    request = facts.pop("request", frozen(BOARD, BOARD.shot(shot)))
    return take(name, state, shot=shot, request=request, **facts)


def nobody(_: str) -> None:
    return None


def test_takes_are_counted_by_what_has_become_of_them() -> None:
    states = (
        Completed("a"),
        Queued(),
        Pending(),
        Uncertain(plain("?")),
        Cancelled(),
        Failed(plain("no")),
    )
    takes = [made(str(n), state, number=n) for n, state in enumerate(states)]
    assert standing(BOARD, "s", takes, nobody) == Standing(1, 1, 1, 1, 1, used="0")
    assert standing(BOARD, "s", takes[:-1], nobody).failed == 0
    assert standing(BOARD, "s", [], nobody) == Standing()
    assert standing(BOARD, "gone", takes, nobody).edited is False


def test_the_kept_take_is_used_or_the_newest_that_is_done() -> None:
    takes = [made("a", Completed("a")), made("b", Completed("b")), made("c", Failed(plain("no")))]
    assert used_of(takes, "a") == takes[0]
    assert used_of(takes, "c") == used_of(takes, "gone") == takes[1]
    assert used_of(takes[2:], "c") is None


@pytest.mark.parametrize("prompt", ["Fog ", "Fog\r\n", " Fog"])
def test_what_nobody_can_see_is_no_edit(prompt: str) -> None:
    board = replace(BOARD, shots=(Shot("s", prompt=prompt),))
    assert not standing(board, "s", [made("a", Completed("a"))], nobody).edited
    board = replace(BOARD, shots=(Shot("s", prompt=f"{prompt}, then rain"),))
    assert standing(board, "s", [made("a", Completed("a"))], nobody).edited


def test_a_take_that_waits_with_another_film_than_the_kept_one_is_outdated() -> None:
    films = {each: made(each, Completed(each)) for each in ("old", "new")}
    waiting = made("w", Queued(), "t", source="old")
    kept = {"s": "new"}
    assert outdated(HUNG, waiting, kept, films.get) == Link("s")
    assert outdated(HUNG, waiting, {"s": "old"}, films.get) is None
    assert outdated(HUNG, waiting, {}, films.get) is None
    assert outdated(HUNG, replace(waiting, submitted=1.0), kept, films.get) is None
    assert outdated(HUNG, replace(waiting, state=Pending()), kept, films.get) is None
    assert outdated(BOARD, waiting, kept, films.get) is None
    films["new"] = made("new", Failed(plain("no")))
    assert outdated(HUNG, waiting, kept, films.get) is None


def test_a_film_may_still_come_of_what_has_not_failed() -> None:
    states = (Queued(), Uncertain(plain("?")), Completed("a"), Failed(plain("no")), Cancelled())
    assert [promising(made("a", state)) for state in states] == [True, True, True, False, False]


def test_a_rejected_take_is_passed_over() -> None:
    takes = [made("a", Completed("a")), made("b", Completed("b"))]
    assert used_of(takes, "", lambda take_id: take_id == "b") == takes[0]
    assert used_of(takes, "b", lambda take_id: take_id == "b") == takes[1]  # the word of the shot
    assert used_of(takes, "", lambda _: True) is None
    found = standing(BOARD, "s", takes, nobody, lambda take_id: take_id == "b")
    assert (found.used, found.done) == ("a", 2)


def test_what_was_stated_for_all_takes_of_a_shot_adds_up() -> None:
    told = [
        made("a", Completed("a"), cost=Cost(used=Decimal(36))),
        made("b", Pending(), cost=Cost(reserved=Decimal("4.5"))),
        made("c", Queued()),
    ]
    assert standing(BOARD, "s", told, nobody).cost == Decimal("40.5")
    assert standing(BOARD, "s", told[2:], nobody).cost is None
