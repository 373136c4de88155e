"""Encoders that push to the front of the machine, and put back where they were."""

import os
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def ordinary_priority() -> Generator[None]:
    """What SVT-AV1 does to the thread that calls it ends with the call.

    For root it sets that thread to real-time priority, for good: all that the thread does after it
    would starve every other process on the machine, and the tests in them of their patience.
    """
    try:
        yield
    finally:
        if hasattr(os, "sched_setscheduler"):  # Linux alone
            os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
