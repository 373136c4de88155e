"""The loop in which Qt and asyncio meet: it runs to the end, and is stopped by a signal."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
START = """
import asyncio, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from hailuo_desktop.runtime import run

told = []
stopped = asyncio.Event()
app = QApplication([])
"""


def ran(script: str) -> tuple[int, str]:
    """A process of its own: a loop of Qt's cannot be had twice in one."""
    done = subprocess.run(
        [sys.executable, "-c", START + script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout.strip()


def test_it_ends_with_what_its_work_returns_while_qt_goes_on_living() -> None:
    assert ran(
        """
async def main():
    fired = asyncio.Event()
    QTimer.singleShot(0, fired.set)
    await fired.wait()
    print("Qt and asyncio")
    return 7

sys.exit(run(app, main, told.append, stopped.set))
"""
    ) == (7, "Qt and asyncio")


def test_a_signal_asks_for_the_end_and_leaves_it_to_the_program() -> None:
    for name in ("SIGINT", "SIGTERM"):
        assert ran(
            f"""
async def main():
    signal.raise_signal(signal.{name})
    await stopped.wait()
    print("clean")
    return 0

sys.exit(run(app, main, told.append, stopped.set))
"""
        ) == (0, "clean")


def test_an_error_that_nobody_awaits_is_reported() -> None:
    assert ran(
        """
async def main():
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    while not told:
        await asyncio.sleep(0)
    print(type(told[0]).__name__)
    return 0

sys.exit(run(app, main, told.append, stopped.set))
"""
    ) == (0, "ZeroDivisionError")
