"""Pictures of windows, at the scale of the process: Qt reads it once, at its start."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from hailuo_desktop.ui.main_window import MainWindow
from hailuo_desktop.ui.theme import Theme
from tests.fakes.events import settle
from tests.fakes.windows import discard

from .stage import dressed
from .windows import WINDOWS, Build

SIZES = (QSize(900, 640), QSize(1280, 800), QSize(1920, 1080))  # logical pixels


def take_all(
    app: QApplication, folder: Path, theme: Theme, only: tuple[str, ...] = ()
) -> Iterator[Path]:
    """A file for each window; for the main window, one for each size."""
    with dressed(app, theme):
        for name, build in WINDOWS.items():
            if not only or name in only:
                yield from _take(folder, f"{theme.name} {name}", build)


def _take(folder: Path, name: str, build: Build) -> Iterator[Path]:
    owner = QWidget()
    window = build(owner)
    window.show()
    sized = isinstance(window, MainWindow)
    for size in SIZES if sized else (window.size().boundedTo(SIZES[0]),):
        window.resize(size)
        settle()
        end = f" {size.width()}x{size.height()}" if sized else ""
        file = folder / f"{name}{end}.png"
        window.grab().save(str(file))
        yield file
    if isinstance(window, MainWindow):
        window.allow_close()
    window.close()
    discard(window)
    discard(owner)
