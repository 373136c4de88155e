"""Time by hand: where a film is that runs, and how it follows its sound."""

import pytest

from hailuo_desktop.ui.viewer.clock import Clock


class Watch:
    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.mark.parametrize(("speed", "there"), [(1.0, 3.0), (2.0, 4.0), (-1.0, 1.0), (0.25, 2.25)])
def test_it_runs_at_its_speed(watch: Watch, speed: float, there: float) -> None:
    clock = Clock(watch)
    clock.start(2.0, speed)
    watch.time += 1
    assert clock.seconds == pytest.approx(there)
    clock.stop()
    watch.time += 5
    assert clock.seconds == pytest.approx(there)


def test_it_is_drawn_to_its_sound_and_jumps_where_that_has_jumped(watch: Watch) -> None:
    clock = Clock(watch)
    clock.start(2.0, 1.0)
    clock.follow(2.01)
    assert clock.seconds == 2.0  # nobody sees that
    clock.follow(2.1)
    assert 2.0 < clock.seconds < 2.1
    for _ in range(200):
        clock.follow(2.1)
    assert clock.seconds == pytest.approx(2.1, abs=0.03)
    clock.follow(7.0)
    assert clock.seconds == 7.0
