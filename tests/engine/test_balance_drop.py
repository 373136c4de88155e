"""How far the balance has fallen since a batch was begun."""

from decimal import Decimal

from hailuo_desktop.engine.balance_drop import SET_BACK, BalanceDrop
from tests.fakes.world import FakeMemory


def seen(drop: BalanceDrop, *balances: int, since: float = 0.0, at: float = 100.0) -> BalanceDrop:
    for place, balance in enumerate(balances):
        drop.see(Decimal(balance), at + place, since)
    return drop


def test_it_sums_what_the_readings_fall_by() -> None:
    assert seen(BalanceDrop(FakeMemory(), str), 100, 87, 87, 60).fallen == 40


def test_a_top_up_hides_what_the_largest_fall_was_once_more() -> None:
    drop = seen(BalanceDrop(FakeMemory(), str), 100, 80, 1080)
    assert drop.fallen == 40  # 20 were seen, and as much may lie behind the rise
    assert not drop.unsure


def test_a_rise_before_any_fall_leaves_it_unsure_until_one_shows() -> None:
    drop = seen(BalanceDrop(FakeMemory(), str), 100, 600)
    assert (drop.fallen, drop.unsure) == (0, True)
    seen(drop, 580, at=200.0)
    assert (drop.fallen, drop.unsure) == (40, False)


def test_it_goes_on_after_a_restart_and_begins_anew_with_the_next_batch() -> None:
    memory = FakeMemory()
    seen(BalanceDrop(memory, str), 100, 80)
    again = seen(BalanceDrop(memory, str), 70, at=500.0)
    assert again.fallen == 30
    assert seen(again, 70, since=900.0, at=1000.0).fallen == 0


def test_each_account_has_a_fall_of_its_own() -> None:
    memory, account = FakeMemory(), ["a"]
    drop = BalanceDrop(memory, lambda: account[0])
    seen(drop, 100, 80)
    account[0] = "b"
    assert seen(drop, 5000, 4999, at=200.0).fallen == 1
    account[0] = "a"
    assert seen(drop, 80, at=300.0).fallen == 20


def test_a_clock_that_was_set_back_by_less_than_a_day_loses_nothing() -> None:
    memory = FakeMemory()
    seen(BalanceDrop(memory, str), 100, 80, at=SET_BACK)
    assert seen(BalanceDrop(memory, str), 80, at=10.0).fallen == 20
