"""Qt's own buttons and menus speak the language of the window, and come back to English."""

from gettext import NullTranslations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.translate import speak
from hailuo_desktop.ui.qt_words import WORDS
from tests.fakes.catalogue import catalogue
from tests.fakes.pseudo_locale import PseudoLocale, untranslated

GERMAN = catalogue({"Cancel": "Abbrechen", "&Copy": "&Kopieren", "Select All": "Alles auswählen"})
STANDARD = [each for each in QDialogButtonBox.StandardButton if each.name in WORDS]

pytestmark = pytest.mark.usefixtures("followed")


@pytest.fixture
def box(qtbot: QtBot) -> QDialogButtonBox:
    made = QDialogButtonBox()
    qtbot.addWidget(made)
    for each in (*STANDARD, QDialogButtonBox.StandardButton.Ok):
        made.addButton(each)
    return made


def texts(box: QDialogButtonBox) -> list[str]:
    return [button.text() for button in box.buttons()]


def test_the_buttons_of_an_open_dialog_follow_the_language(
    qtbot: QtBot, box: QDialogButtonBox
) -> None:
    english = texts(box)
    assert "Cancel" in english
    speak(PseudoLocale())
    qtbot.waitUntil(lambda: not any(map(untranslated, texts(box))))
    speak(GERMAN)
    qtbot.waitUntil(lambda: "Abbrechen" in texts(box))
    speak(NullTranslations())
    qtbot.waitUntil(lambda: texts(box) == english)


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_field_speaks_it(
    qtbot: QtBot, kind: type[QLineEdit] | type[QPlainTextEdit]
) -> None:
    speak(GERMAN)
    field: QWidget = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    said = [action.text().split("\t")[0] for action in menu.actions()]
    assert {"&Kopieren", "Alles auswählen"} <= {*said}


@pytest.mark.parametrize("keys", ["Ctrl+Shift+N", "F1", "Alt+Left", "Del"])
def test_the_keys_in_menus_keep_their_names_where_qt_has_no_other_words(keys: str) -> None:
    written = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    assert written == keys
