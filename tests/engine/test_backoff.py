"""How long to wait before the same again."""

import pytest

from hailuo_desktop.engine.backoff import BASE, CAP, LONGEST, delay, jitter


def same(seconds: float) -> float:
    return seconds


def test_each_attempt_waits_twice_as_long_up_to_the_bound() -> None:
    waits = [delay(attempt, None, same) for attempt in range(20)]
    assert waits[:3] == [BASE, 2 * BASE, 4 * BASE]
    assert waits == sorted(waits)
    assert set(waits[10:]) == {CAP}
    assert delay(1_000_000, None, same) == CAP


@pytest.mark.parametrize(("asked", "waits"), [(7.5, 7.5), (-3.0, 0.0), (1e9, LONGEST)])
def test_what_the_service_asks_for_comes_first_within_reason(asked: float, waits: float) -> None:
    assert delay(5, asked, lambda _: 99.0) == waits


def test_chance_moves_a_wait_by_a_tenth_at_most() -> None:
    moved = {jitter(100.0) for _ in range(50)}
    assert len(moved) > 1
    assert all(90.0 <= each <= 110.0 for each in moved)
