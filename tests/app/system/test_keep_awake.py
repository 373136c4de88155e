"""Sleep is held off by a tool that ends with us, and without one nothing is different."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.system.keep_awake import CONTINUOUS, SYSTEM, KeepAwake, tool_for
from hailuo_desktop.bootstrap import restore_library_path

SEES = """
import os, pathlib, sys
pathlib.Path(sys.argv[1]).write_text(os.environ.get("LD_LIBRARY_PATH", ""))
"""
WAITS = [sys.executable, "-c", "import sys; sys.stdin.read()"]


def test_the_tool_runs_as_long_as_it_is_wanted(qtbot: QtBot) -> None:
    awake = KeepAwake(WAITS, "linux")
    awake.hold(True)
    process = awake._process
    assert process is not None
    qtbot.waitUntil(lambda: process.state() == QProcess.ProcessState.Running)
    awake.hold(True)
    assert awake._process is process
    with qtbot.waitSignal(process.finished):
        awake.hold(False)
    assert awake._process is None


def test_it_closes_behind_a_tool_that_was_let_go_just_before(qtbot: QtBot) -> None:
    awake = KeepAwake(WAITS, "linux")
    awake.hold(True)
    process = awake._process
    assert process is not None
    qtbot.waitUntil(lambda: process.state() == QProcess.ProcessState.Running)
    awake.hold(False)
    awake.close()
    assert process.state() == QProcess.ProcessState.NotRunning
    awake.hold(True)
    assert awake.findChildren(QProcess) in ([], [process])


def test_a_tool_that_is_not_there_is_no_harm(qtbot: QtBot) -> None:
    awake = KeepAwake(["no-such-tool-anywhere"], "linux")
    awake.hold(True)
    process = awake._process
    assert process is not None
    qtbot.waitUntil(lambda: process.state() == QProcess.ProcessState.NotRunning)
    awake.hold(False)
    awake.hold(True)
    awake.close()


def test_windows_is_told_once_each_way(qapp: QApplication) -> None:
    told: list[int] = []
    awake = KeepAwake(platform="win32", windows=told.append)
    for on in (True, True, False, False, True):
        awake.hold(on)
    awake.close()
    held = CONTINUOUS | SYSTEM
    assert told == [held, CONTINUOUS, held, CONTINUOUS]


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_no_test_holds_the_real_computer_awake(platform: str) -> None:
    first = Path(os.environ["PATH"].split(os.pathsep)[0])
    assert first.is_relative_to(Path.home())
    assert (first / tool_for(platform, 1)[0]).is_file()


def test_the_tool_has_the_environment_that_was_put_right_for_children(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/theirs")
    restore_library_path(os.environ)
    seen = tmp_path / "seen"
    awake = KeepAwake([sys.executable, "-c", SEES, str(seen)], "linux")
    awake.hold(True)
    process = awake._process
    assert process is not None
    qtbot.waitUntil(lambda: process.state() == QProcess.ProcessState.NotRunning)
    assert seen.read_text() == "/theirs"
    awake.close()


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_the_tool_ends_with_this_process_however_that_ends(platform: str) -> None:
    line = tool_for(platform, 4711)
    assert any("4711" in word for word in line)
    assert not [word for word in line if "screen" in word.lower()]  # which may go dark


def test_elsewhere_there_is_none(qapp: QApplication) -> None:
    assert tool_for("sunos5", 1) == []
    KeepAwake([], "sunos5").hold(True)
