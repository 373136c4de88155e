"""Credits: recorded as stated, and what is not said stays unknown."""

from decimal import Decimal

import pytest

from hailuo_desktop.domain.money import Balance, Cost


def test_a_later_answer_adds_and_forgets_nothing() -> None:
    reserved = Cost(reserved=Decimal("4.8"))
    both = reserved.updated(Cost(used=Decimal("4.5")))
    assert both == Cost(Decimal("4.8"), Decimal("4.5"))
    assert both.updated(Cost()) == both
    assert both.updated(Cost(reserved=Decimal(5))).reserved == 5


def test_nothing_is_not_the_same_as_free() -> None:
    assert Cost(used=Decimal(3)).updated(Cost(used=Decimal(0))).used == 0
    assert Cost() == Cost(None, None) != Cost(Decimal(0), Decimal(0))


@pytest.mark.parametrize(
    ("account", "key", "available"), [("10", None, "10"), ("10", "3", "3"), ("2", "3", "2")]
)
def test_what_is_left_is_the_smaller_of_account_and_key(
    account: str, key: str | None, available: str
) -> None:
    balance = Balance(Decimal(account), None if key is None else Decimal(key))
    assert balance.available == Decimal(available)
