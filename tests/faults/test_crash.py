"""The real window, killed by a fault of its own: the next start has a report, and ends well."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from hailuo_desktop.studio.crashes import RUN

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0  # seconds for a window to be there


def opened(library: Path) -> "subprocess.Popen[bytes]":
    line = [sys.executable, "-m", "hailuo_desktop", "--library", str(library)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "EVOLINK_API_KEY": ""}
    return subprocess.Popen(line, env=env, stderr=subprocess.PIPE)


def until(true: Callable[[], bool], window: "subprocess.Popen[bytes]") -> None:
    turn = threading.Event()
    for _ in range(int(PATIENCE / 0.05)):
        if true():
            return
        assert window.poll() is None, window.communicate()[1].decode()
        turn.wait(0.05)
    raise AssertionError("it did not come about")


def written(file: Path) -> str:
    return file.read_text("utf-8") if file.is_file() else ""


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT])
def test_a_fault_is_reported_at_the_next_start(tmp_path: Path, number: signal.Signals) -> None:
    library, logs = tmp_path / "library", tmp_path / "library" / "logs"
    window = opened(library)
    try:
        # The log is begun once what watches for faults is in its place.
        until(lambda: "started: " in written(logs / "hailuo-desktop.log"), window)
    finally:
        window.send_signal(number)
        window.communicate()
    assert window.returncode == -number
    window = opened(library)
    try:
        until(lambda: any(logs.glob("crash-*.txt")), window)
    finally:
        window.terminate()
        words = window.communicate()[1].decode()
    assert window.returncode == 0, words
    (report,) = logs.glob("crash-*.txt")
    text = report.read_text("utf-8")
    assert "Fatal Python error" in text
    assert "most recent call first" in text
    assert not (logs / RUN).exists()
