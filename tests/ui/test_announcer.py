"""A screen reader hears each piece of news once, and is never flooded."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.widgets import Widgets
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.ui.announcer import Announcer
from hailuo_desktop.ui.main_window import MainWindow
from hailuo_desktop.ui.theme import DARK


def announcer(qtbot: QtBot) -> tuple[Announcer, list[str]]:
    window, heard = QWidget(), list[str]()
    qtbot.addWidget(window)
    made = Announcer(window)
    made.announced.connect(heard.append)
    made.owner = window  # type: ignore[attr-defined] - Python would let it go
    return made, heard


def test_news_come_by_themselves_together_and_each_once(qtbot: QtBot) -> None:
    made, heard = announcer(qtbot)
    for sentence in ("01, take 1 is done.", "02, take 1 is done.", "01, take 1 is done."):
        made.say(sentence)
    qtbot.waitUntil(lambda: bool(heard))
    made.flush()
    assert heard == ["01, take 1 is done. 02, take 1 is done."]


def test_many_are_counted(qtbot: QtBot) -> None:
    made, heard = announcer(qtbot)
    for number in range(9):
        made.say(f"{number} is done.")
    made.flush()
    assert heard == ["0 is done. 1 is done. 2 is done. and 6 more"]


def test_of_a_kind_the_last_counts_and_may_be_taken_back(qtbot: QtBot) -> None:
    made, heard = announcer(qtbot)
    made.say("[Push] is no command.", "lint")
    made.say("[Push i] is no command.", "lint")
    made.say("", "lint")
    made.flush()
    assert heard == []


def window(qtbot: QtBot) -> tuple[Widgets, list[str]]:
    made, heard = Widgets(DARK), list[str]()
    allow = MainWindow.allow_close
    qtbot.addWidget(made.window, before_close_func=lambda window: allow(window))
    made.window.announcer.announced.connect(heard.append)
    return made, heard


def test_a_notice_is_said(qtbot: QtBot) -> None:
    made, heard = window(qtbot)
    made.window.show_notice("The library is on a full disk.")
    made.window.announcer.flush()
    assert heard == ["The library is on a full disk."]


def test_what_comes_up_in_a_prompt_is_said_and_not_what_another_shot_brings(qtbot: QtBot) -> None:
    made, heard = window(qtbot)
    made.shot.show_shot(Shot("a", prompt="A boat"))
    made.shot.prompt.insertPlainText("[Pusch in] ")
    (found,) = made.shot.notices.prompt.texts()
    made.window.announcer.flush()
    assert heard == [found]
    made.shot.show_shot(Shot("b", prompt="A boat [Pusch in]"))
    made.window.announcer.flush()
    assert heard == [found]
