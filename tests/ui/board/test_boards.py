"""The list of all storyboards, below the name of the one in hand."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.board.boards import BoardLine, Boards


def test_no_name_runs_out_of_the_list_wherever_it_wraps(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    popup = Boards(window)
    # Each a little wider than the one before it: some line fills the list to its last pixel.
    names = [f"{'i' * count} " * 9 for count in range(1, 90)]
    popup.show_lines([BoardLine(n, n, 3, "edited today", False) for n in names], names[0])
    popup.begin(QPoint())
    qtbot.waitUntil(popup.list.isVisible)
    room = popup.list.viewport().width()
    rows = [popup.list.visualItemRect(popup.list.item(row)) for row in range(len(names))]
    assert [rect.right() for rect in rows if rect.right() >= room] == []
