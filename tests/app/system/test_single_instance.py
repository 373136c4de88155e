"""A file that is opened twice is opened in the window that is there."""

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.system.single_instance import SingleInstance, _name
from tests.app.conftest import Stage

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def bell(tmp_path: Path, qapp: QApplication) -> Iterator[SingleInstance]:
    made = SingleInstance(tmp_path)
    yield made
    made.close()


RING = """
import sys
from pathlib import Path
from hailuo_desktop.app.system.single_instance import hand_over
sys.exit(not hand_over(Path(sys.argv[1]), Path(sys.argv[2])))
"""


def rung(qtbot: QtBot, library: Path, file: Path) -> bool:
    """By another program, while this one goes on."""
    caller = QProcess()
    caller.setWorkingDirectory(str(ROOT))
    with qtbot.waitSignal(caller.finished):
        caller.start(sys.executable, ["-c", RING, str(library), str(file)])
    return caller.exitCode() == 0


def test_the_window_that_has_the_library_takes_the_file(
    bell: SingleInstance, qtbot: QtBot, tmp_path: Path
) -> None:
    heard: list[Path] = []
    bell.file_received.connect(heard.append)
    assert rung(qtbot, tmp_path, tmp_path / "Mer d’hiver 海.hailuo")
    assert heard == [tmp_path / "Mer d’hiver 海.hailuo"]


def test_another_library_is_another_window(
    bell: SingleInstance, qtbot: QtBot, tmp_path: Path
) -> None:
    assert not rung(qtbot, tmp_path / "other", tmp_path / "sea.hailuo")


def test_without_a_window_nobody_takes_it(tmp_path: Path, qtbot: QtBot) -> None:
    assert not rung(qtbot, tmp_path, tmp_path / "sea.hailuo")
    SingleInstance(tmp_path).close()
    assert not rung(qtbot, tmp_path, tmp_path / "sea.hailuo")


def test_what_a_killed_window_left_is_in_nobodys_way(tmp_path: Path, qtbot: QtBot) -> None:
    Path(tempfile.gettempdir(), _name(tmp_path)).touch()
    bell = SingleInstance(tmp_path)
    assert rung(qtbot, tmp_path, tmp_path / "sea.hailuo")
    bell.close()


async def test_a_storyboard_from_outside_is_opened_in_sight(stage: Stage) -> None:
    file = stage.wiring.studio.library.folder / "sea.json"
    text = '{"format":"hailuo-storyboard","version":1,"name":"Sea","shots":[{"prompt":"Fog"}]}'
    file.write_text(text, "utf-8")
    stage.widgets.window.showMinimized()
    stage.wiring.open_file(file)
    await asyncio.gather(*stage.wiring._background._tasks)
    assert stage.wiring.edits.board.name == "Sea"
    assert not stage.widgets.window.windowState() & Qt.WindowState.WindowMinimized
