"""What was stated, what is estimated and what nobody knows never come together."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.money import Charge, Cost
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.spending import By, Spent, Where, lines, total
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
from tests.fakes.any_take import REQUEST, take

WHY = (reason("account_empty"),)
DEARER = replace(REQUEST, quality="1080p")
EVENING = datetime(2026, 3, 1, 23, 30, tzinfo=UTC).timestamp()


def sent(take_id: str, state: State, used: float | None = None, **facts: object) -> Take:
    cost = Cost() if used is None else Cost(used=Decimal(str(used)))
    known = {"submitted": EVENING, "task": f"task-{take_id}", "cost": cost, **facts}
    return take(take_id, state, **known)


def nowhere(_: Take) -> Where:
    return Where()


def spent(*takes: Take) -> Spent:
    return total(takes, nowhere)


def test_the_three_kinds_of_knowing_stand_side_by_side() -> None:
    found = spent(
        sent("a", Completed("a"), 10),
        sent("b", Completed("b"), 12),
        sent("c", Completed("c")),  # as others of its kind
        sent("d", Completed("d"), request=DEARER),  # no other of its kind
    )
    assert found == Spent(
        stated=Decimal(22),
        stated_takes=2,
        estimated=Decimal(11),
        estimated_takes=1,
        unknown_takes=1,
    )


def test_where_it_is_open_whether_anything_was_charged_nothing_is_estimated() -> None:
    found = spent(
        sent("a", Completed("a"), 10),
        sent("b", Uncertain(WHY), task=""),
        sent("c", Failed(WHY, charge=Charge.UNKNOWN)),
        sent("d", Cancelled(), task=""),  # given up in doubt
    )
    assert (found.stated, found.estimated, found.unknown_takes) == (10, 0, 3)


def test_what_is_proved_to_be_free_is_counted_as_that() -> None:
    reserved = Cost(reserved=Decimal(10))
    found = spent(
        sent("a", Failed(WHY), cost=reserved),
        sent("b", Cancelled(), cost=reserved),
        sent("c", Failed(WHY, charge=Charge.YES), cost=reserved),
    )
    assert (found.free_takes, found.stated, found.stated_takes) == (2, 10, 1)


def test_what_never_reached_the_service_is_no_spending() -> None:
    found = spent(
        take("a", Queued()),
        take("b", Cancelled()),
        take("c", Completed("c")),
        take("d", Pending(), task="task"),
    )
    assert found.takes == 1


def test_kept_seconds_carry_the_cost_of_all() -> None:
    places = {"a": Where(kept=True), "b": Where(), "c": Where(kept=True)}
    takes = [sent("a", Completed("a"), 10), sent("b", Completed("b"), 8), sent("c", Pending(), 6)]
    found = total(takes, lambda take: places[take.id])
    assert found.kept_seconds == 6
    assert found.per_kept_second == Decimal(4)
    assert Spent(stated=Decimal(1)).per_kept_second is None


def test_takes_are_put_together_by_board_and_shot() -> None:
    places = {
        "a": Where("1", "Night", "x", "01"),
        "b": Where("1", "Night", "y", "02"),
        "c": Where("2", "Day", "z", "01"),
        "d": Where("", "", "gone", "07"),
    }
    takes = [sent(name, Completed(name), 1) for name in "abcd"]
    by_board = lines(takes, By.BOARD, lambda take: places[take.id])
    assert [(line.board, line.spent.takes) for line in by_board] == [
        ("Day", 1),
        ("Night", 2),
        ("", 1),
    ]
    by_shot = lines(takes, By.SHOT, lambda take: places[take.id])
    assert [(line.board, line.shot) for line in by_shot] == [
        ("Day", "01"),
        ("Night", "01"),
        ("Night", "02"),
        ("", "07"),
    ]


def test_two_boards_of_one_name_are_two_lines() -> None:
    places = {"a": Where("1", "Night"), "b": Where("2", "Night")}
    takes = [sent(name, Completed(name), 1) for name in "ab"]
    assert len(lines(takes, By.BOARD, lambda take: places[take.id])) == 2


def test_a_day_is_one_of_the_time_zone_that_is_named() -> None:
    takes = [sent("a", Completed("a"), 1)]
    east = timezone(timedelta(hours=1))
    assert [line.day for line in lines(takes, By.DAY, nowhere, UTC)] == ["2026-03-01"]
    assert [line.day for line in lines(takes, By.DAY, nowhere, east)] == ["2026-03-02"]


def test_takes_are_put_together_by_kind() -> None:
    takes = [sent("a", Completed("a"), 1), sent("b", Completed("b"), 1, request=DEARER)]
    found = [(line.mode, line.quality, line.seconds) for line in lines(takes, By.KIND, nowhere)]
    assert found == [("T2V", "1080p", 6), ("T2V", "768p", 6)]


STATES = (Completed("a"), Pending(), Uncertain(WHY), Failed(WHY), Cancelled())


@given(
    st.lists(
        st.tuples(st.sampled_from(STATES), st.sampled_from("xyz"), st.none() | st.integers(0, 20))
    ),
    st.sampled_from(By),
)
def test_the_lines_of_every_report_make_its_total(
    facts: list[tuple[State, str, int | None]], by: By
) -> None:
    takes = [
        sent(str(place), state, used, shot=shot) for place, (state, shot, used) in enumerate(facts)
    ]
    parts = [each.spent for each in lines(takes, by, lambda take: Where(shot=take.shot))]
    whole = total(takes, nowhere)
    for name in ("stated", "estimated", "stated_takes", "estimated_takes", "unknown_takes"):
        assert sum(getattr(part, name) for part in parts) == getattr(whole, name)
    assert sum(part.takes for part in parts) == whole.takes == len(takes)
