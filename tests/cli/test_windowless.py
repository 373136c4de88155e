"""Without a window nothing of one is loaded: a batch at night needs no Qt widgets and no qasync."""

import subprocess
import sys

import pytest

from tests.cli.conftest import Batches, Program, shot

# Runs the program within the process, then tells which modules it has left behind.
WATCHED = """
import sys
from hailuo_desktop.__main__ import main
code = main(sys.argv[1:])
there = [name for name, module in sys.modules.items() if module]  # None: kept from being loaded
print("\\n".join(there), file=sys.stderr)
sys.exit(code)
"""
NEVER = ("qasync", "hailuo_desktop.ui", "hailuo_desktop.app", "hailuo_desktop.runtime")
QT_FREE = ("PySide6", "av", "httpx", "starlette")


def loaded(program: Program, *arguments: object) -> tuple[int, set[str]]:
    """The exit code, and every module that was loaded."""
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *map(str, arguments)],
        cwd=program.folder,
        env=program.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, set(done.stderr.split())


def windows(modules: set[str]) -> set[str]:
    qt = {name for name in modules if name.startswith("PySide6.Qt")}
    own = {name for name in modules if name.startswith(NEVER)}
    return own | (qt - {"PySide6.QtCore", "PySide6.QtGui"})


def test_a_render_loads_nothing_of_a_window(program: Program, batches: Batches) -> None:
    code, modules = loaded(program, "render", batches.json(shot("Fog")), "--output", "out")
    assert code == 0
    assert "hailuo_desktop.engine.queue" in modules
    assert windows(modules) == set()
    assert not {name for name in modules if name.startswith("hailuo_desktop.simulator")}


def test_a_rehearsed_render_loads_nothing_of_a_window(program: Program, batches: Batches) -> None:
    line = ("render", batches.json(shot("Fog")), "--output", "out", "--rehearsal")
    code, modules = loaded(program, *line)
    assert code == 0
    assert "hailuo_desktop.simulator" in modules
    assert windows(modules) == set()


@pytest.mark.parametrize("command", ["takes", "schema"])
def test_the_small_commands_load_little(program: Program, batches: Batches, command: str) -> None:
    program("render", batches.json(shot("Fog")), "--output", "out", "--dry-run")
    code, modules = loaded(program, command)
    assert code == 0
    assert not {name for name in modules if name.split(".")[0] in QT_FREE}
