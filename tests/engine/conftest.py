from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.fakes.world import Bench


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    """A queue on fakes; a bug that a story reports fails the test, and a fault nobody met."""
    bench = Bench(tmp_path)
    yield bench
    await bench.queue.aclose()
    assert bench.bugs == []
    calls = bench.service.faults.items()
    assert [call for call, faults in calls if faults and not bench.service.count(call)] == []
