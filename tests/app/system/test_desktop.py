"""A file that the system wants opened is brought into the window, however early it comes."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import json
from pathlib import Path
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from hailuo_desktop.app.system.desktop import Desktop

def double_click(name):
    return desktop.sendEvent(desktop, QFileOpenEvent(str(Path(name).absolute())))

desktop = Desktop(["hailuo-desktop"])
brought = []
desktop.put(Path("given.hailuo"))
double_click("started.hailuo")
before = list(brought)
with desktop.opening_with(lambda file: brought.append(str(file))):
    double_click("later, Mer d’hiver.hailuo")
double_click("closing.hailuo")
desktop.sendEvent(desktop, QEvent(QEvent.Type.User))
print(json.dumps([before, brought, list(map(str, desktop.waiting))]))
"""


def test_what_comes_early_waits_and_what_comes_later_is_brought_at_once(tmp_path: Path) -> None:
    run = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}){PROGRAM}"]
    done = subprocess.run(run, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    before, brought, waiting = json.loads(done.stdout)
    assert before == []
    names = ["given.hailuo", "started.hailuo", "later, Mer d’hiver.hailuo"]
    assert brought == [str(tmp_path / name) for name in names]
    assert waiting == [str(tmp_path / "closing.hailuo")]
