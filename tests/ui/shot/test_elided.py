"""A line that gives way: whole where there is room, else its short form, else cut."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.shot.elided import Elided


def shown(line: Elided, room: int) -> str:
    line.resize(room, 30)
    return line.text()


def test_a_short_form_stands_where_the_whole_has_no_room(qtbot: QtBot) -> None:
    line = Elided("heading", Qt.TextElideMode.ElideRight)
    qtbot.addWidget(line)
    line.show()
    line.show_text("First frame", "First")
    whole, short = map(line.fontMetrics().horizontalAdvance, ("First frame", "First"))
    assert shown(line, whole) == "First frame"
    assert shown(line, whole - 1) == "First"
    assert shown(line, short) == "First"
    assert shown(line, short - 1).endswith("…")
    assert shown(line, whole + 9) == "First frame"
    assert line.accessibleName() == "First frame"


def test_without_a_short_form_it_is_cut(qtbot: QtBot) -> None:
    line = Elided("muted", Qt.TextElideMode.ElideMiddle)
    qtbot.addWidget(line)
    line.show()
    line.show_text("A name that is long.png")
    cut = shown(line, 60)
    assert "…" in cut
    assert cut.startswith("A")
