"""The benchmark of compared films runs, and finds figures: none of them is judged here."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.benchmarks.compare import measured


def test_every_figure_is_taken(qapp: QApplication, tmp_path: Path) -> None:
    figures = measured(tmp_path, count=12, size=(160, 96))
    assert len(figures) == 12
    assert all(value > 0 for value in figures.values())
