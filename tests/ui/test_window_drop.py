"""Storyboards are let go anywhere on the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.window_drop import WindowDrop

NONE = Qt.KeyboardModifier.NoModifier
LEFT, COPY, MOVE = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


def dragged(widget: QWidget, names: list[str]) -> tuple[bool, list[Path]]:
    """Whether they may be let go there, and what comes of it."""
    told: list[Path] = []
    watch = WindowDrop(widget)
    watch.batch_dropped.connect(told.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(f"/somewhere/{name}") for name in names])
    enter = QDragEnterEvent(QPoint(9, 9), MOVE | COPY, mime, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        drop = QDropEvent(QPointF(9, 9), MOVE | COPY, mime, LEFT, NONE)
        QApplication.sendEvent(widget, drop)
        assert (enter.dropAction(), drop.dropAction()) == (COPY, COPY)  # the file stays there
    return enter.isAccepted(), told


@pytest.mark.parametrize("name", ["sea.hailuo", "SEA.HAILUO", "a.storyboarder", "l.csv", "l.xlsx"])
def test_a_storyboard_is_welcome(qtbot: QtBot, name: str) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert dragged(widget, [name]) == (True, [Path(f"/somewhere/{name}")])


@pytest.mark.parametrize("names", [[], ["a.png"], ["sea.hailuo", "a.png"]])
def test_anything_else_is_left_to_the_panels(qtbot: QtBot, names: list[str]) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert dragged(widget, names) == (False, [])
