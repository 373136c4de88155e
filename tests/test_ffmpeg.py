"""PyAV comes whole to every thread that asks for it first."""

import subprocess
import sys

import pytest

AT_ONCE = """
import importlib, sys, threading
import dataclasses, fractions, logging, numpy.typing, typing, PySide6.QtGui  # as in the program
import hailuo_desktop.domain.take
start, said = threading.Barrier({count}), []

def load(module):
    start.wait()
    try:
        importlib.import_module(module)
    except BaseException as error:
        said.append(repr(error))

threads = [threading.Thread(target=load, args=(each,)) for each in {modules}]
for thread in threads: thread.start()
for thread in threads: thread.join()
sys.exit("; ".join(said) or 0)
"""
DOORS = (
    "ffmpeg",
    "media.track",
    "media.timeline",
    "sketch.reel",
    "sketch.colours",
    "sketch.pixels",
)


@pytest.mark.parametrize("shift", range(3))
def test_threads_that_load_it_at_once_all_get_it(shift: int) -> None:
    modules = [f"hailuo_desktop.{each}" for each in (*DOORS[shift:], *DOORS[:shift])]
    script = AT_ONCE.format(count=len(modules), modules=modules)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
