"""What every widget needs to be made, and a language for the time of a test."""

from collections.abc import Iterator
from gettext import NullTranslations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from hailuo_desktop.assets import asset
from hailuo_desktop.translate import speak, subscribe
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.qt_words import word_qt


@pytest.fixture
def icons(qapp: object) -> Icons:
    return Icons(asset("icons"))


@pytest.fixture
def followed(qapp: QApplication) -> Iterator[None]:
    """One listener for the whole application: Qt tells each window, and a window its children."""
    change = QEvent.Type.LanguageChange
    stop = subscribe(lambda: QCoreApplication.postEvent(qapp, QEvent(change)))
    words = word_qt(qapp)
    yield
    qapp.removeTranslator(words)
    stop()
    speak(NullTranslations())
