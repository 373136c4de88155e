"""A change of language reaches every window, and presenters after them."""

import subprocess
import sys
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.system.language import LanguageSwitch
from hailuo_desktop.translate import language, speak
from tests.fakes.catalogue import catalogue

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 120.0  # seconds until it stands still for ever
LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


class Listener(QWidget):
    """Deep in a window."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__()
        self._heard = heard

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._heard.append(f"widget {language()}")
        super().changeEvent(event)


@pytest.fixture
def switch(qapp: QApplication) -> Iterator[LanguageSwitch]:
    switch = LanguageSwitch(qapp)
    yield switch
    speak(NullTranslations())
    switch.close()


@pytest.fixture
def heard(qtbot: QtBot, switch: LanguageSwitch) -> Iterator[list[str]]:
    found: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)  # which holds it weakly
    QVBoxLayout(window).addWidget(Listener(found))
    switch.switched.connect(lambda: found.append("presenter"))
    yield found
    window.close()


def test_widgets_hear_of_it_first_and_presenters_after_them(heard: list[str]) -> None:
    speak(catalogue({}, "fr"))
    assert heard == ["widget fr", "presenter"]


@pytest.mark.parametrize(
    ("name", "direction"),
    [("ar", RIGHT), ("he", RIGHT), ("fa_IR", RIGHT), ("de", LEFT), ("ja", LEFT), ("pt_BR", LEFT)],
)
def test_the_window_runs_as_the_language_does(
    qapp: QApplication, switch: LanguageSwitch, name: str, direction: Qt.LayoutDirection
) -> None:
    speak(catalogue({}, name))
    assert qapp.layoutDirection() == direction
    speak(NullTranslations())
    assert qapp.layoutDirection() == LEFT


def test_another_thread_may_speak(qtbot: QtBot, heard: list[str]) -> None:
    thread = Thread(target=speak, args=[catalogue({}, "fr")])
    thread.start()
    thread.join()
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["widget fr", "presenter"])


def test_once_closed_it_is_told_of_nothing(switch: LanguageSwitch, heard: list[str]) -> None:
    switch.close()
    speak(catalogue({}, "fr"))
    assert heard == []


def test_a_window_closes_while_a_thread_has_qt_word_an_error() -> None:
    """Each had what the other waited for: the window stood still for ever, as it closed."""
    line = [sys.executable, "-m", "tests.fakes.words_beside"]
    assert subprocess.run(line, cwd=ROOT, timeout=PATIENCE, check=False).returncode == 0
