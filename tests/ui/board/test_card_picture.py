"""What a card shows where its shot has no picture."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from hailuo_desktop.ui.board.card_picture import shortened


def test_words_that_do_not_fit_say_that_there_is_more(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont())
    field = QRect(0, 0, 160, 4 * metrics.lineSpacing())
    assert shortened("A boat", field, metrics) == "A boat"
    long = "A boat turns slowly in the wind. " * 10
    assert shortened(long, QRect(0, 0, 900, 900), metrics).endswith("…")
    shown = shortened(long, field, metrics)
    assert shown.endswith("…")
    assert len(shown) > 8
    assert metrics.boundingRect(field, 0x1000, shown).height() <= field.height()


def test_a_word_wider_than_the_card_begins_at_its_beginning(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont())
    field = QRect(0, 0, 120, 4 * metrics.lineSpacing())
    shown = shortened("A " + "Donaudampfschiff" * 20, field, metrics)
    assert shown.replace("\u200b", "").startswith("A Donaudampf")
    taken = metrics.boundingRect(field, 0x1000, shown)
    assert (taken.width() <= field.width(), taken.height() <= field.height()) == (True, True)
