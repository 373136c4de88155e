"""The benchmark of all takes still runs, and finds what it looks for."""

from PySide6.QtWidgets import QApplication

from tests.benchmarks.all_takes import measured


def test_the_benchmark_runs(qapp: QApplication) -> None:
    found = measured(60)
    assert min(found.opening, found.key, found.sorting, found.floor) > 0
    assert found.slowest >= found.key
