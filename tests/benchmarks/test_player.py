"""The benchmark of the player runs, and finds what it should: no figure of it is judged here."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from hailuo_desktop.media.picture_cache import BOUND
from tests.benchmarks.player import measured


def test_every_figure_is_taken(qapp: QApplication, tmp_path: Path) -> None:
    figures = measured(tmp_path, count=12, size=(160, 96), takes=3, steps=4)
    assert len(figures) >= 12
    kept = next(value for name, value in figures.items() if "pictures kept" in name)
    assert 0 < kept * 2**20 <= BOUND
