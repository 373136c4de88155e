"""The tree of errors: drawn at the top of its module, and told apart by what to do next."""

import re

import pytest

from hailuo_desktop.domain import errors
from hailuo_desktop.domain.errors import (
    Busy,
    HailuoError,
    OutcomeUnknown,
    Refused,
    ServiceError,
    Unreachable,
)
from hailuo_desktop.domain.money import Charge

CLASSES = {
    name: each
    for name, each in vars(errors).items()
    if isinstance(each, type) and issubclass(each, HailuoError)
}


def drawn() -> dict[str, str]:
    """Each name of the drawing with the name that it hangs from."""
    parents: dict[str, str] = {}
    above: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        if found := re.match(r"([│├└─ ]*)([A-Z]\w+)", line):
            depth = len(found[1]) // 4
            above = [*above[:depth], found[2]]
            parents[found[2]] = above[depth - 1] if depth else ""
    return {name: parent for name, parent in parents.items() if name in CLASSES}


def test_the_drawing_is_the_tree() -> None:
    tree = {name: each.__base__.__name__ for name, each in CLASSES.items() if each.__base__}
    assert drawn() == {**tree, "HailuoError": ""}


def test_only_what_may_pass_later_is_tried_again() -> None:
    tried = {each for each in CLASSES.values() if getattr(each, "retryable", False)}
    assert tried == {Busy, Unreachable, OutcomeUnknown}


def test_a_lost_answer_may_have_been_charged_and_a_no_was_not() -> None:
    assert OutcomeUnknown("Lost.").charge is Charge.UNKNOWN
    assert Refused("No.").charge is Charge.NO


@pytest.mark.parametrize("kind", [c for c in CLASSES.values() if issubclass(c, ServiceError)])
def test_an_error_of_the_service_carries_what_it_said(kind: type[ServiceError]) -> None:
    error = kind("No.", code="x", charge=Charge.YES, retry_after=2.5, request_id="r")
    assert str(error) == "No."
    assert (error.code, error.charge, error.retry_after, error.request_id) == (
        "x",
        Charge.YES,
        2.5,
        "r",
    )
