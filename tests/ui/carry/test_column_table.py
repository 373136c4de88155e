"""The columns of a table in the words of people."""

from gettext import NullTranslations

from hailuo_desktop.store.batch.model import COLUMNS
from hailuo_desktop.translate import speak
from hailuo_desktop.ui.carry.column_table import worded
from tests.fakes.pseudo_locale import PseudoLocale, untranslated


def test_each_column_has_words_of_its_own() -> None:
    assert [worded(column) for column in COLUMNS] == [
        column.replace("_", " ").capitalize() for column in COLUMNS
    ]
    speak(PseudoLocale())
    try:
        assert [worded(column) for column in COLUMNS if untranslated(worded(column))] == []
    finally:
        speak(NullTranslations())
