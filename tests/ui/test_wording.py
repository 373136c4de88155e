"""What stands on a widget follows the language."""

from collections.abc import Iterator
from gettext import NullTranslations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.translate import mark, speak
from hailuo_desktop.ui.wording import follow, reword, say
from tests.fakes.pseudo_locale import OPEN, PseudoLocale


@pytest.fixture(autouse=True)
def english_after() -> Iterator[None]:
    yield
    speak(NullTranslations())


def test_each_word_that_is_given_is_said_anew(qtbot: QtBot) -> None:
    button = say(QPushButton(), mark("Send"), tip=mark("Send it now"), name=mark("The shot"))
    field = say(QLineEdit(), hint=mark("Find in shots"))
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for widget in (button, field):
        layout.addWidget(widget)
    told = lambda: (  # noqa: E731
        button.text(),
        button.toolTip(),
        button.accessibleName(),
        field.placeholderText(),
    )
    assert told() == ("Send", "Send it now", "The shot", "Find in shots")
    speak(PseudoLocale())
    reword(window)
    assert [each for each in told() if not each.startswith(OPEN)] == []
    speak(NullTranslations())
    reword(window)
    assert told() == ("Send", "Send it now", "The shot", "Find in shots")


def test_what_is_not_given_is_left_alone(qtbot: QtBot) -> None:
    label = QLabel("12")
    label.setToolTip("34")
    qtbot.addWidget(label)
    heard: list[str] = []
    follow(say(label, name=mark("Count")), lambda: heard.append(label.accessibleName()))
    speak(PseudoLocale())
    reword(label)
    assert len(heard) == 2
    assert (label.text(), label.toolTip()) == ("12", "34")


def test_what_has_gone_is_not_said(qtbot: QtBot) -> None:
    heard: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    gone, stays = QLabel(window), QLabel(window)
    follow(gone, lambda: heard.append("gone"))
    follow(stays, lambda: heard.append("stays"))
    gone.setParent(None)
    reword(window)
    assert heard == ["gone", "stays", "stays"]
