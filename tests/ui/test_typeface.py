"""The typeface that ships: it is what is seen, in the system's size, whatever is installed."""

import re
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from hailuo_desktop.assets import asset
from hailuo_desktop.ui.theme import DARK, apply
from hailuo_desktop.ui.typeface import FAMILY, FILES, use_typeface

SOURCES = Path(__file__).parents[2] / "hailuo_desktop"


@pytest.mark.parametrize(
    ("weight", "cut"), [(QFont.Weight.Normal, "Regular"), (QFont.Weight.DemiBold, "SemiBold")]
)
def test_both_weights_have_a_cut_of_their_own(
    qapp: QApplication, weight: QFont.Weight, cut: str
) -> None:
    font = QFont()
    font.setWeight(weight)
    assert (QFontInfo(font).family(), QRawFont.fromFont(font).styleName()) == (FAMILY, cut)


def test_the_size_is_the_systems_and_a_second_call_changes_nothing(qapp: QApplication) -> None:
    before = qapp.font()
    larger = QFont("Another family", 17)
    qapp.setFont(larger)
    try:
        use_typeface(qapp)
        assert (qapp.font().families(), qapp.font().pointSize()) == (
            [FAMILY, "Another family"],
            17,
        )
        use_typeface(qapp)
        assert qapp.font().families() == [FAMILY, "Another family"]
    finally:
        qapp.setFont(before)


def test_whoever_dresses_the_window_sets_it(qapp: QApplication) -> None:
    before, sheet = qapp.font(), qapp.styleSheet()
    qapp.setFont(QFont("Another family"))
    try:
        apply(qapp, DARK)
        assert qapp.font().family() == FAMILY
    finally:
        qapp.setStyleSheet(sheet)
        qapp.setFont(before)


def test_a_counter_does_not_tremble(qapp: QApplication) -> None:
    metrics = QFontMetricsF(QFont())
    assert len({metrics.horizontalAdvance(digit * 8) for digit in "0123456789"}) == 1


def test_no_sign_of_a_prompt_is_drawn_as_another(qapp: QApplication) -> None:
    """“->” stays two signs: what is seen is what is sent."""
    metrics = QFontMetricsF(QFont())
    arrow = metrics.horizontalAdvance("->")
    assert arrow == metrics.horizontalAdvance("-") + metrics.horizontalAdvance(">")


@pytest.mark.parametrize("file", FILES)
def test_every_letter_of_our_sentences_is_in_it(file: str, qapp: QApplication) -> None:
    """What the window says itself never hangs on what is installed."""
    font = QRawFont(str(asset("fonts", file)), 16)
    # store/batch knows the signs of other people's tables, and shows none of them.
    sources = (path for path in SOURCES.rglob("*.py") if path.parent.name != "batch")
    text = "".join(path.read_text("utf-8") for path in sources)
    quoted = "".join(re.findall(r'"[^"\n]*"', text))
    letters = {c for c in quoted if c.isprintable() and not _other_script(c)}
    assert [c for c in sorted(letters) if 0 in font.glyphIndexesForString(c)] == []


def _other_script(char: str) -> bool:
    """Letters that tables and prompts are looked through for, and that no sentence of ours has."""
    ours = unicodedata.name(char, "").startswith(("LATIN", "GREEK", "CYRILLIC"))
    wide = unicodedata.east_asian_width(char) in "WF"
    return wide or (unicodedata.category(char)[0] in "LMN" and not (ours or char.isascii()))
