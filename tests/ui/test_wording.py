"""What stands on a widget follows the language."""

from gettext import NullTranslations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.translate import mark, speak
from hailuo_desktop.ui.wording import follow, say
from tests.fakes.pseudo_locale import OPEN, PseudoLocale

pytestmark = pytest.mark.usefixtures("followed")


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
    qtbot.waitUntil(lambda: all(each.startswith(OPEN) for each in told()))
    speak(NullTranslations())
    qtbot.waitUntil(lambda: told() == ("Send", "Send it now", "The shot", "Find in shots"))


def test_what_is_not_given_is_left_alone(qtbot: QtBot) -> None:
    label = QLabel("12")
    label.setToolTip("34")
    qtbot.addWidget(label)
    heard: list[str] = []
    follow(say(label, name=mark("Count")), lambda: heard.append(label.accessibleName()))
    speak(PseudoLocale())
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert (label.text(), label.toolTip()) == ("12", "34")
