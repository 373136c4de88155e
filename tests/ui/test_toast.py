"""A notice floats: it says what it is, what can be done, and moves nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui import theme
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.main_window import MainWindow
from hailuo_desktop.ui.notices import Kind, Verb
from hailuo_desktop.ui.toast import NARROWEST, TALLEST, WIDEST, Toast


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 500)
    return window


@pytest.fixture
def toast(qtbot: QtBot, window: QWidget, icons: Icons) -> Toast:
    toast = Toast(icons, theme.DARK)
    toast.float_on(window)
    QVBoxLayout(window).addWidget(QLabel("The board"))
    with qtbot.waitExposed(window):
        window.show()
    return toast


def test_it_is_as_large_as_its_words_and_within_the_window(window: QWidget, toast: Toast) -> None:
    toast.show_sentence("Saved.")
    assert toast.width() == NARROWEST
    one = toast.height()
    toast.show_sentence("word " * 60)
    assert toast.width() == WIDEST
    assert toast.height() > one
    toast.show_sentence("\n".join(f"Shot {n}: the image is not there." for n in range(500)))
    assert TALLEST <= toast.height() < TALLEST + 40
    assert toast._room.focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert window.rect().contains(toast.geometry())


def test_it_moves_nothing_and_follows_the_window(
    qtbot: QtBot, window: QWidget, toast: Toast
) -> None:
    (board,) = (each for each in window.findChildren(QLabel) if each.text() == "The board")
    before = board.geometry()
    toast.show_sentence("word " * 60, Kind.PROBLEM)
    assert board.geometry() == before
    window.resize(500, 400)
    qtbot.waitUntil(lambda: window.rect().contains(toast.geometry()))
    before = toast.geometry()
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    toast.show_sentence("word " * 60, Kind.PROBLEM)
    assert before.left() == window.width() - 1 - toast.geometry().right()


def test_its_verb_is_done_once_and_it_goes(toast: Toast) -> None:
    done: list[str] = []
    toast.show_sentence("Saved.", Kind.DONE, Verb("Show in folder", lambda: done.append("shown")))
    assert toast.verb.text() == "Show in folder"
    toast.verb.click()
    assert done == ["shown"]
    assert not toast.isVisible()
    toast.show_sentence("Another one.")
    assert not toast.verb.isVisible()


def test_a_verb_may_say_something_itself(toast: Toast) -> None:
    again = Verb("Again", lambda: toast.show_sentence("It is gone.", Kind.PROBLEM))
    toast.show_sentence("Saved.", Kind.DONE, again)
    toast.verb.click()
    assert (toast.isVisible(), toast.text(), toast.kind) == (True, "It is gone.", Kind.PROBLEM)


@pytest.mark.parametrize("kind", Kind)
def test_what_it_is_is_said_and_seen(toast: Toast, kind: Kind) -> None:
    toast.show_sentence("A sentence.", kind)
    assert toast.accessibleDescription() == f"{kind.words}: A sentence."
    seen = toast._icon.pixmap().toImage()
    for other in set(Kind) - {kind}:
        toast.show_sentence("A sentence.", other)
        assert toast._icon.pixmap().toImage() != seen


def test_good_news_go_by_themselves_and_nothing_else_does(
    qtbot: QtBot, window: QWidget, toast: Toast
) -> None:
    elsewhere = QLineEdit(window)
    elsewhere.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for kind in Kind:
        toast.show_sentence("A sentence.", kind)
        assert toast._rest.isActive() is (kind is Kind.DONE)
    toast.show_sentence("A sentence.", Kind.DONE)
    toast.close_button.setFocus()
    toast._leave()  # somebody has it in hand
    assert toast.isVisible()
    elsewhere.setFocus()
    toast._leave()
    assert not toast.isVisible()
    assert toast.text() == "A sentence."


def test_escape_closes_it_wherever_nothing_else_has_a_use_for_it(
    qtbot: QtBot, icons: Icons
) -> None:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda window: window.allow_close())
    qtbot.keyClick(window, Qt.Key.Key_Escape)  # nothing is in it yet
    assert window.centralWidget() is None


def test_one_after_another_has_the_room_that_its_words_need(qtbot: QtBot, toast: Toast) -> None:
    verb = Verb("Show in folder", lambda: None)
    for words in ("Short.", "“The lighthouse” is saved.", "word " * 30, "Saved as /a/b/c " * 6):
        for offered in (None, verb):
            toast.show_sentence(words, Kind.DONE, offered)
            qtbot.waitUntil(lambda: toast._room.verticalScrollBar().maximum() == 0)
            assert toast._room.focusPolicy() is Qt.FocusPolicy.NoFocus
