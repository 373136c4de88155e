"""``python -m tests.benchmarks.first_paint``: our window's first paint beside an empty one's."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7
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
app.installEventFilter(watch)
"""
EMPTY = WATCH + "window = QMainWindow(); window.resize(1280, 800); window.show(); app.exec()"
OURS = (
    WATCH
    + """
from pathlib import Path
from hailuo_desktop.app.application import Application
from hailuo_desktop.studio.options import Options
Application(Options(Path(sys.argv[1]), "http://127.0.0.1:9", "http://127.0.0.1:9", "sk-x")).run()
"""
)


def seconds(script: str, folder: str) -> float:
    """From the start of the process to the first paint."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    }
    start = time.time()
    done = subprocess.run(
        [sys.executable, "-c", script, folder],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout.split()[-1]) - start


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        took: dict[str, list[float]] = {"empty": [], "ours": []}
        for _ in range(ROUNDS):
            took["empty"].append(seconds(EMPTY, folder))
            took["ours"].append(seconds(OURS, str(Path(folder) / "library")))
        empty, ours = median(took["empty"]), median(took["ours"])
        print(f"empty window   {1000 * empty:6.0f} ms")
        print(f"our window     {1000 * ours:6.0f} ms")
        print(f"ratio          {ours / empty:6.2f}")


if __name__ == "__main__":
    main()
