"""A name or prompt that runs from right to left never reorders the rest of its row."""

import pytest
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from hailuo_desktop.domain.take import Completed
from hailuo_desktop.ui.all_takes.entry import Entry
from hailuo_desktop.ui.all_takes.entry import title as title_of_entry
from hailuo_desktop.ui.queue.model import title
from tests.fakes.any_take import take


def place(text: str, part: str) -> float:
    """Where on a line the part is painted, in logical pixels from the left."""
    layout = QTextLayout(text)
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    at = text.index(part)
    x: float = line.cursorToX(at)[0]  # type: ignore[index]
    return x


@pytest.mark.parametrize("name", ["המגדלור", "المنارة", "المنارة (2)"])
def test_the_number_of_a_take_stands_behind_its_name(qapp: QApplication, name: str) -> None:
    made = take("a", Completed("a.mp4"), name=name, number=37)
    for words in (title(made), title_of_entry(Entry(made))):
        letters = [place(words, letter) for letter in name if letter.isalpha()]
        assert place(words, "37") > max(letters)


def test_without_setting_it_apart_it_would_not(qapp: QApplication) -> None:
    """The ruler is true: this is what a row would look like."""
    assert place("המגדלור · 37", "37") < place("המגדלור · 37", "ה")
