"""The shots that a text would become are seen before they come."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.carry.list_dialog import LINES, PARAGRAPHS, ListDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> ListDialog:
    made = ListDialog("list.txt")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_lists_scenes_and_shots_as_plain_text(dialog: ListDialog) -> None:
    dialog.show_shots((("Scene 1", "", "<b>A boat</b>"), ("", "12A", "Gulls")))
    rows = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert rows == ["Scene 1", "<b>A boat</b>", "12A  Gulls"]
    assert dialog.accept_button.text() == "Add 2 shots"


def test_what_parts_the_shots_is_asked_where_it_matters(dialog: ListDialog, qtbot: QtBot) -> None:
    dialog.offer_parting(PARAGRAPHS, is_open=False)
    assert not dialog.choices[LINES].isVisible()
    dialog.offer_parting(PARAGRAPHS, is_open=True)
    assert (dialog.choices[LINES].isVisible(), dialog.parting) == (True, PARAGRAPHS)
    with qtbot.waitSignal(dialog.parting_chosen, check_params_cb=lambda name: name == LINES):
        dialog.choices[LINES].click()


def test_nothing_is_added_before_the_encoding_is_settled(dialog: ListDialog, qtbot: QtBot) -> None:
    dialog.encoding.offer((("cp1250", "lŕ"), ("cp1252", "là")), is_certain=False)
    dialog.show_shots((("", "", "là"),))
    assert not dialog.accept_button.isEnabled()
    dialog.encoding.combo.setCurrentIndex(1)
    dialog.encoding.combo.activated.emit(1)
    dialog.show_shots((("", "", "là"),))
    with qtbot.waitSignal(dialog.add_requested):
        dialog.accept_button.click()


def test_nothing_can_be_added_of_nothing(dialog: ListDialog) -> None:
    dialog.show_shots(())
    assert not dialog.accept_button.isEnabled()
    dialog.show_trouble("the file is not in cp932.")
    assert dialog.list.item(0).text() == "the file is not in cp932."
    assert not dialog.accept_button.isEnabled()
