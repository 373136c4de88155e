"""Every window in both themes and at each scale, as files to look at.

python -m tests.ui.gallery FOLDER [NAME ...]
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

SCALES = ("1", "1.5", "2")


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.ui.gallery", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", help="of windows; without any, all")
    parser.add_argument("--scale", choices=SCALES, help="only this one")
    given = parser.parse_intermixed_args()
    if given.scale:
        return draw(given.folder, given.scale, tuple(given.names))
    for scale in SCALES:
        command = (sys.executable, "-m", "tests.ui.gallery", *sys.argv[1:], "--scale", scale)
        subprocess.run(command, check=True)
    return 0


def draw(folder: Path, scale: str, names: tuple[str, ...]) -> int:
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR=scale)
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false;default.warning=false")
    from PySide6.QtWidgets import QApplication

    from hailuo_desktop.ui.theme import DARK, LIGHT

    from .pictures import take_all

    app = QApplication([])
    into = folder / f"{scale}x"
    into.mkdir(parents=True, exist_ok=True)
    for theme in (DARK, LIGHT):
        print(len([*take_all(app, into, theme, names)]), "pictures,", theme.name, f"{scale}x")
    return 0


if __name__ == "__main__":
    sys.exit(main())
