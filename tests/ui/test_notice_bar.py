"""What there is to say above the window leaves the window its room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui import theme
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.notice_bar import TALLEST, NoticeBar


def test_a_long_list_scrolls_and_one_sentence_is_as_tall_as_it_is(
    qtbot: QtBot, icons: Icons
) -> None:
    window, bar = QWidget(), NoticeBar(icons, theme.DARK)
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(bar)
    layout.addWidget(QLabel("The board"), 1)
    window.resize(600, 400)
    with qtbot.waitExposed(window):
        window.show()
    bar.show_sentence("\n".join(f"Shot {n}: the image is not there." for n in range(500)))
    qtbot.waitUntil(lambda: bar.height() == TALLEST)
    assert window.height() == 400
    assert bar._room.focusPolicy() is Qt.FocusPolicy.StrongFocus
    bar.show_sentence("One sentence.")
    qtbot.waitUntil(lambda: bar.height() < TALLEST // 2)
    assert bar._room.focusPolicy() is Qt.FocusPolicy.NoFocus
    bar.show_sentence("word " * 60)
    qtbot.waitUntil(lambda: bar.height() > 2 * bar.fontMetrics().height())
    bar.show_sentence("")
    assert not bar.isVisible()
