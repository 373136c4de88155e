"""Prices and times are learnt from the library's own takes, or they are unknown."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from hailuo_desktop.domain.money import Cost
from hailuo_desktop.domain.prices import estimate, finish, kind_of, prices, seconds, stated
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.shot import Link
from hailuo_desktop.domain.take import Completed, Failed, Take
from tests.fakes.world import Bench


@pytest.fixture
def take(tmp_path: Path) -> Take:
    take = Bench(tmp_path).take()
    return replace(take, state=Completed("a.mp4"), submitted=100.0, changed=400.0)


def costing(take: Take, reserved: int | None, used: int | None = None) -> Take:
    amounts = (None if cost is None else Decimal(cost) for cost in (reserved, used))
    return replace(take, cost=Cost(*amounts))


def test_what_was_used_counts_before_what_was_reserved(take: Take) -> None:
    assert stated(costing(take, 20, 18)) == Decimal(18)
    assert stated(costing(take, 20)) == Decimal(20)
    assert stated(take) is None
    assert stated(replace(costing(take, 20, 0), state=Failed(plain("No.")))) == Decimal(20)


def test_only_the_latest_takes_of_the_same_kind_teach_the_price(take: Take) -> None:
    longer = replace(take, request=replace(take.request, duration=10))
    takes = [costing(take, n) for n in range(1, 20)] + [costing(longer, 99)]
    assert prices(takes, kind_of(take.request)) == [Decimal(n) for n in range(11, 20)]


def test_an_estimate_says_about_or_unknown_and_never_guesses(take: Take) -> None:
    longer = replace(take.request, duration=10)
    known = [costing(take, 20), costing(take, 22), costing(take, 24)]
    assert str(estimate([take.request] * 3, known)) == "about 66 credits"
    mixed = estimate([take.request, longer, longer], known)
    assert str(mixed) == "about 22 credits and 2 takes of unknown cost"
    assert str(estimate([longer], known)) == "unknown"
    assert str(estimate([], known)) == "about 0 credits"


def test_times_come_from_completed_takes_alone(take: Take) -> None:
    failed = replace(take, state=Failed(plain("No.")), changed=101.0)
    assert seconds([failed, take], kind_of(take.request)) == 300.0
    assert seconds([failed], kind_of(take.request)) is None


def test_a_queue_finishes_in_rounds(take: Take) -> None:
    assert finish([take] * 20, [take], 20) == 300.0
    assert finish([take] * 21, [take], 20) == 600.0
    assert finish([take], [], 20) is None
    longer = replace(take, request=replace(take.request, duration=10))
    assert finish([take, longer], [take], 20) == 300.0


@pytest.mark.parametrize("step", [1, -1])
def test_the_links_of_a_chain_are_made_one_after_the_other(take: Take, step: int) -> None:
    def link(number: int, of: int) -> Take:
        return replace(take, shot=f"s{number}", first_from=Link(f"s{of}"))

    chain = [replace(take, shot="s0"), *(link(n, n - 1) for n in range(1, 30))]
    assert finish(chain[::step], [take], 20) == 30 * 300.0
    assert finish(chain[20:][::step], [take], 20) == 10 * 300.0  # what it hangs on is there
    fan = [chain[0], *(link(n, 0) for n in range(1, 10))]
    assert finish(fan, [take], 20) == 600.0
    circle = [link(0, 1), link(1, 0)]
    assert finish(circle, [take], 20) == 600.0
