"""What every benchmark measures with."""

import gc
import os
import time
from collections.abc import Callable
from pathlib import Path

Spend = Callable[[], object]


def spent(call: Spend) -> float:
    """Milliseconds of this process: other programs that are busy do not count."""
    start = time.process_time()
    call()
    return (time.process_time() - start) * 1000


def memory() -> float:
    """Resident megabytes of this process."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[int(len(values) * share)]
