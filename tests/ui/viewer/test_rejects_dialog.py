"""Disk use is told, and nothing goes to the bin but what is ticked, by a press of its button."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.viewer.rejects_dialog import NOTHING, RejectedFilm, RejectsDialog

FILMS = (
    RejectedFilm("a", "SC01 · take 1", 3_000_000),
    RejectedFilm("b", "SC01 · take 2", 2_000_000),
)


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    yield made
    made.close()


def test_what_is_ticked_is_counted_and_goes(parent: QWidget) -> None:
    dialog = RejectsDialog("Sea", 12, 90_000_000, FILMS, parent)
    told: list[list[str]] = []
    dialog.bin_requested.connect(told.append)
    assert dialog.used.text() == "The takes of “Sea” use 90.0 MB in 12 films."
    assert dialog.bin.text() == "Move 2 films to the bin"
    assert dialog.frees.text() == "It frees 5.0 MB once the bin is emptied."
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.frees.text() == "It frees 2.0 MB once the bin is emptied."
    dialog.bin.click()
    assert told == [["b"]]


def test_enter_throws_nothing_away(parent: QWidget) -> None:
    dialog = RejectsDialog("Sea", 12, 90_000_000, FILMS, parent)
    told: list[list[str]] = []
    dialog.bin_requested.connect(told.append)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert told == []


def test_without_rejected_films_it_tells_the_use_alone(parent: QWidget) -> None:
    dialog = RejectsDialog("Sea", 1, 90_000_000, (), parent)
    assert dialog.frees.text() == NOTHING
    assert not dialog.bin.isEnabled()
