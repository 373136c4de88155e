"""``python -m tests.benchmarks.first_paint``: our window's first paint beside an empty one's.

Then the first paint of the board, for a library with nothing in it and for a large one.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.engine.batch import takes_of
from hailuo_desktop.store.library import Library

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 5
SHOTS = 2000  # with one take each
# A filter on the whole application would slow us down by each event, and the empty window not.
WATCH = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(time.time(), flush=True)
            os._exit(0)
        return False

app = QApplication(["x"])
watch = Watch()
"""
EMPTY = (
    WATCH
    + """
window = QMainWindow()
window.installEventFilter(watch)
window.resize(1280, 800)
window.show()
app.exec()
"""
)
OURS = (
    WATCH.replace(
        "app = QApplication",
        "from hailuo_desktop.app.system.desktop import Desktop\napp = Desktop",
    )
    + """
from pathlib import Path
from hailuo_desktop.app.application import Application
from hailuo_desktop.app.bare_window import BareWindow
from hailuo_desktop.studio.options import Options

class WatchedWindow(BareWindow):
    async def appear(self):
        if sys.argv[2] == "window":
            self.window.installEventFilter(watch)
        await super().appear()

    def populate(self):
        widgets = super().populate()
        widgets.board.list.viewport().installEventFilter(watch)
        return widgets

import hailuo_desktop.app.application as application
application.BareWindow = WatchedWindow
Application(Options(Path(sys.argv[1]), "http://127.0.0.1:9", "http://127.0.0.1:9", "sk-x")).run()
"""
)


def seconds(script: str, library: Path, what: str) -> float:
    """From the start of the process to the first paint of the window or the board."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        # Compiled once, as an installed program is, and nothing left in the checkout.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(library.parent / "compiled"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    }
    start = time.time()
    done = subprocess.run(
        [sys.executable, "-c", script, str(library), what],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout.split()[-1]) - start


def fill(folder: Path) -> None:
    """Shots with a finished take each, whose films are gone, so that nothing is decoded."""
    library = Library.open(folder, "a benchmark")
    shots = tuple(Shot(id=f"shot-{n}", prompt=f"[Push in] A boat, {n}") for n in range(SHOTS))
    library.boards.save(Storyboard("board", "Large", shots))
    for number, shot in enumerate(shots):
        for take in takes_of(shot, "S01", 1, 1e9 + number):
            library.takes.save(replace(take, state=Completed("videos/gone.mp4")))
    library.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small", Path(folder) / "large"
        fill(large)
        runs = {
            "empty window": (EMPTY, small, "window"),
            "our window": (OURS, small, "window"),
            "our board": (OURS, small, "board"),
            "our window, large library": (OURS, large, "window"),
            "our board, large library": (OURS, large, "board"),
        }
        took: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(ROUNDS):
            for name, run in runs.items():
                took[name].append(seconds(*run))
        report({name: median(each) for name, each in took.items()})


def report(took: dict[str, float]) -> None:
    for name, each in took.items():
        print(f"{name:<26} {1000 * each:6.0f} ms {each / took['empty window']:6.2f}")


if __name__ == "__main__":
    main()
