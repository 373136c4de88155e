"""Time that nobody sets."""

from hailuo_desktop.engine.steady import SteadyTime
from tests.fakes.clock import FakeClock


async def test_it_goes_by_what_has_passed_however_the_clock_is_set() -> None:
    clock = FakeClock(1000.0)
    time = SteadyTime(clock)
    clock.jump(86_400.0)
    assert time.now() == 1000.0
    await clock.sleep(60.0)
    clock.jump(-500_000.0)
    assert time.now() == 1060.0
