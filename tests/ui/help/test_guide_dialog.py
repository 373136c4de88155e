"""The guide is read page by page, and found by its words."""

from collections.abc import Sequence

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.help.guide_dialog import GuideDialog, GuidePage
from hailuo_desktop.ui.wording import reword

PAGES = (
    GuidePage("Boats", "A **boat** goes out.\n\n- one\n- two"),
    GuidePage("Birds", "A bird, and a boat\n\n| a | b |\n|---|---|\n| Übung | 2 |"),
    GuidePage("Money", "Credits."),
)


class Source:
    def __init__(self) -> None:
        self.pages: Sequence[GuidePage] = PAGES

    def __call__(self) -> Sequence[GuidePage]:
        return self.pages


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def guide(window: QWidget, source: Source) -> GuideDialog:
    dialog = GuideDialog(source, window)
    dialog.show()
    return dialog


def listed(guide: GuideDialog) -> list[str]:
    items = [guide.list.item(row) for row in range(guide.list.count())]
    return [item.text() for item in items if not item.isHidden()]


def lit(guide: GuideDialog) -> list[str]:
    return [each.cursor.selectedText() for each in guide.text.extraSelections()]


def test_it_opens_on_its_first_page_as_written(guide: GuideDialog) -> None:
    assert listed(guide) == ["Boats", "Birds", "Money"]
    assert guide.text.toPlainText().splitlines()[:2] == ["Boats", "A boat goes out."]
    guide.open_at(2)
    assert "Credits." in guide.text.toPlainText()
    assert guide.text.accessibleName() == "Money"


def test_a_search_keeps_the_pages_that_have_all_words_and_lights_them(guide: GuideDialog) -> None:
    guide.open_at(2)
    guide.search.setText("boat")
    assert listed(guide) == ["Boats", "Birds"]
    assert guide.text.accessibleName() == "Boats"
    assert [word.lower() for word in lit(guide)] == ["boat", "boat"]
    guide.search.setText("BIRD boat")
    assert listed(guide) == ["Birds"]
    assert sorted(word.lower() for word in lit(guide)) == ["bird", "bird", "boat"]
    guide.search.setText("ubung")
    assert listed(guide) == ["Birds"]
    guide.search.clear()
    assert len(listed(guide)) == 3
    assert lit(guide) == []


def test_no_page_is_told(guide: GuideDialog) -> None:
    guide.search.setText("submarine")
    assert guide.stack.currentWidget() is guide.nothing
    guide.search.setText("credits")
    assert guide.stack.currentWidget() is guide.text
    assert guide.text.accessibleName() == "Money"


def test_it_follows_the_keys_and_stays_on_its_page(
    guide: GuideDialog, window: QWidget, source: Source
) -> None:
    guide.open_at(1)
    source.pages = [PAGES[0], GuidePage("Birds", "Press **F9**."), PAGES[2]]
    reword(window)
    assert guide.text.toPlainText().splitlines() == ["Birds", "Press F9."]
