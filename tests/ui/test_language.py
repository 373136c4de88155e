"""A live window says its sentences anew when another language speaks."""

from collections.abc import Iterator
from gettext import NullTranslations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.formats import size
from hailuo_desktop.translate import n, speak, subscribe
from tests.fakes.catalogue import catalogue
from tests.fakes.pseudo_locale import PseudoLocale, untranslated

GERMAN = catalogue(
    {
        ("{count} film, {size}", "{count} films, {size}"): (
            "{count} Film, {size}",
            "{count} Filme, {size}",
        )
    }
)


class Films(QLabel):
    """A label deep in a window, worded as Qt asks: whenever it hears of a change of language."""

    def __init__(self) -> None:
        super().__init__()
        self._word()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _word(self) -> None:
        self.setText(n("{count} film, {size}", "{count} films, {size}", 3, size=size(2_400_000)))


@pytest.fixture
def followed(qapp: QApplication) -> Iterator[None]:
    """One listener for the whole application: Qt tells each window, and a window its children."""
    change = QEvent.Type.LanguageChange
    stop = subscribe(lambda: QCoreApplication.postEvent(qapp, QEvent(change)))
    yield
    stop()
    speak(NullTranslations())


@pytest.mark.usefixtures("followed")
def test_a_window_is_worded_anew_while_it_is_open(qtbot: QtBot) -> None:
    window, films = QWidget(), Films()
    qtbot.addWidget(window)
    inner = QWidget(window)
    QVBoxLayout(inner).addWidget(films)
    assert films.text() == "3 films, 2.4 MB"
    speak(GERMAN)
    qtbot.waitUntil(lambda: films.text() == "3 Filme, 2,4 MB")
    speak(PseudoLocale())
    qtbot.waitUntil(lambda: films.text().startswith("⟦3 ƒîļɱš"))
    assert untranslated(films.text()) == ""
    speak(NullTranslations())
    qtbot.waitUntil(lambda: films.text() == "3 films, 2.4 MB")
