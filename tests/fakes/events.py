"""Qt's events where no loop of a test runs: for benchmarks and the gallery, which are programs.

A test waits for a state instead (``qtbot.waitUntil``).
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

ROUNDS = 5  # what is due, what comes of that, and so on
PATIENCE = 60.0  # seconds


def settle() -> None:
    """Whatever was due by now is done, and what comes of that: layouts, pictures, paints."""
    for _ in range(ROUNDS):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def until(what: Callable[[], bool], told: Callable[[], object]) -> None:
    """It sleeps until there is an event, so that the processors are left to what is measured.

    TimeoutError with what ``told`` says, where it is in vain; a timer has to pulse for that.
    """
    end = time.perf_counter() + PATIENCE
    while not what():
        if time.perf_counter() > end:
            raise TimeoutError(told())
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
