"""The window is on the screen before anything that is slow to load."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.bare_window import LAYOUT, BareWindow

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {
    *("PIL", "av", "httpx", "keyring", "numpy", "openpyxl", "pydantic", "sqlite3"),
    *("starlette", "uvicorn", "PySide6.QtMultimedia", "PySide6.QtNetwork", "PySide6.QtSvg"),
    *(f"hailuo_desktop.{layer}" for layer in ("engine", "evolink", "media", "simulator", "store")),
    *("hailuo_desktop.studio.studio", "hailuo_desktop.app.wiring", "hailuo_desktop.app.widgets"),
}
# The first paint of the real program: what is loaded is told, and the window closes again.
PROGRAM = """
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from hailuo_desktop.app.system.desktop import Desktop
from hailuo_desktop.app.start import start
from hailuo_desktop.studio.options import Options

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(json.dumps(sorted(sys.modules)), flush=True)
            os._exit(0)
        return False

app = Desktop(["hailuo-desktop"])
watch = Watch()
app.installEventFilter(watch)
start(Options(Path(sys.argv[1]), rehearsal=sys.argv[2] == "rehearsal"))
"""


def loaded_at_first_paint(library: Path, kind: str) -> set[str]:
    command = [sys.executable, "-c", PROGRAM, str(library), kind]
    done = subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=120
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("kind", ["library", "rehearsal"])
def test_nothing_slow_is_loaded_before_the_first_paint(tmp_path: Path, kind: str) -> None:
    loaded = loaded_at_first_paint(tmp_path / "library", kind)
    assert "hailuo_desktop.ui.main_window" in loaded
    assert sorted(HEAVY & loaded) == []


async def test_the_bare_window_is_seen_and_says_nothing(qapp: QApplication, tmp_path: Path) -> None:
    bare_window = BareWindow(qapp, tmp_path)
    await bare_window.appear()
    assert bare_window.window.isVisible()
    assert bare_window.window.centralWidget() is None
    bare_window.show_notice("nobody can read this yet")
    bare_window.close()
    assert not bare_window.window.isVisible()


def test_everything_is_drawn_anew_for_the_pixels_of_another_screen(
    qapp: QApplication, tmp_path: Path
) -> None:
    bare_window = BareWindow(qapp, tmp_path)
    bare_window.populate()
    worn: list[object] = []
    bare_window.window.theme_changed.connect(worn.append)
    qapp.sendEvent(bare_window.window, QEvent(QEvent.Type.DevicePixelRatioChange))
    bare_window.close()
    assert len(worn) == 1


def test_the_window_opens_where_it_was_left(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    before = BareWindow(qapp, tmp_path)
    before.window.resize(1280, 800)
    widgets = before.populate()
    with qtbot.waitExposed(before.window):
        before.window.show()
    for name in ("queue", "shot"):
        widgets.window.panels.show(name, False)
    qtbot.waitUntil(lambda: before.window.minimumSize().width() < 780)
    before.window.resize(780, 600)
    qtbot.waitUntil(lambda: before.window.width() == 780)
    before.keep_layout()
    before.close()
    after = BareWindow(qapp, tmp_path)
    assert after.window.size() == QSize(780, 600)
    after.window.show()
    furnished = after.populate()
    assert furnished.window.panels.shown() == {"board", "viewer"}
    assert furnished.badge.isVisible()
    after.close()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"window": 7}', "[" * 50_000, '{"window": "\\ud8']
)
def test_a_layout_that_cannot_be_read_opens_the_window_as_the_first_time(
    qapp: QApplication, tmp_path: Path, text: str
) -> None:
    (tmp_path / LAYOUT).write_text(text, encoding="utf-8")
    usual = BareWindow(qapp, tmp_path / "none")
    bare_window = BareWindow(qapp, tmp_path)
    assert bare_window.window.size() == usual.window.size()
    bare_window.window.resize(1280, 800)
    assert bare_window.populate().window.panels.shown() == {"board", "shot", "queue", "viewer"}
    for each in (bare_window, usual):
        each.close()


def test_the_board_is_there_before_what_only_films_and_pictures_need() -> None:
    program = (
        "import json, sys; from hailuo_desktop import bootstrap; bootstrap.prepare(); "
        "import hailuo_desktop.app.wiring; print(json.dumps([*sys.modules]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert not {"PIL", "av", "numpy", "openpyxl", "rich", "click"} & {*json.loads(ran.stdout)}
