"""The import dialog: columns find their fields, and nothing comes in before it is sound."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.carry.import_dialog import NO_PROMPT, ImportDialog

HEADER = ("Shot", "Text", "Other")
ROWS = ((2, ("01", "A boat\nleaves", "x")), (4, ("02", "<b>Noon</b>")))
FIELDS = ("name", "prompt", "first_frame")


@pytest.fixture
def dialog(qtbot: QtBot) -> ImportDialog:
    made = ImportDialog("shots.csv", FIELDS, "/stills")
    made.show_table(HEADER, ROWS, {0: "name", 1: "prompt"})
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    return made


def choose(dialog: ImportDialog, column: int, field: str) -> None:
    combo = dialog.table.combo(column)
    combo.setCurrentIndex(combo.findData(field))
    combo.activated.emit(combo.currentIndex())


def test_it_begins_with_what_the_columns_probably_are(dialog: ImportDialog) -> None:
    assert dialog.mapping() == {0: "name", 1: "prompt"}
    assert dialog.folder() == "/stills"


def test_what_is_chosen_for_a_column_covers_no_row(dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.setStyleSheet("QComboBox { min-height: 60px; } QTableView::item { padding: 6px; }")
    with qtbot.waitExposed(dialog):
        dialog.show()
    table, combo = dialog.table, dialog.table.combo(0)
    assert combo.geometry().bottom() < table.rowViewportPosition(1)


def test_a_field_moves_to_the_column_that_it_is_given_to(
    dialog: ImportDialog, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.changed):
        choose(dialog, 2, "prompt")
    assert dialog.mapping() == {0: "name", 2: "prompt"}


def test_the_preview_shows_text_as_text_with_the_rows_own_numbers(dialog: ImportDialog) -> None:
    model = dialog.table.model()
    noon = model.index(2, 1)
    assert noon.data() == "<b>Noon</b>"
    assert "<b>" not in noon.data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(1, 1).data() == "A boat leaves"
    assert [model.headerData(row, Qt.Orientation.Vertical) for row in (1, 2)] == ["2", "4"]


def test_problems_are_listed_and_keep_it_out(dialog: ImportDialog) -> None:
    dialog.show()
    dialog.show_check(0, ["row 2: duration: six", "row 4: quality"])
    assert "2 problems" in dialog.verdict.text()
    assert "row 4: quality" in dialog.problems.toPlainText()
    assert dialog.problems.isVisible()
    assert not dialog.accept_button.isEnabled()


def test_a_sound_table_comes_in_with_one_press(dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.show_check(2, [])
    assert dialog.accept_button.text() == "Import 2 shots"
    assert not dialog.problems.isVisibleTo(dialog)
    with qtbot.waitSignal(dialog.import_requested):
        dialog.accept_button.click()
    assert dialog.result() == ImportDialog.DialogCode.Accepted


def test_a_table_without_a_prompt_is_told_so(dialog: ImportDialog) -> None:
    choose(dialog, 1, "")
    dialog.show_check(1, [])
    assert NO_PROMPT in dialog.verdict.text()
    assert dialog.accept_button.text() == "Import 1 shot"


def test_another_folder_of_pictures_asks_for_a_new_check(
    dialog: ImportDialog, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.changed):
        dialog.set_folder("/elsewhere")
    assert dialog.folder() == "/elsewhere"


def test_every_column_says_what_it_is_to_a_screen_reader(dialog: ImportDialog) -> None:
    assert dialog.table.combo(1).accessibleName() == "What the column “Text” is"


def test_an_encoding_in_doubt_is_asked_before_anything_comes_in(
    dialog: ImportDialog, qtbot: QtBot
) -> None:
    dialog.encoding.offer((("cp1250", "lŕ"), ("cp1252", "là")), False)
    dialog.show_check(2, ())
    assert not dialog.accept_button.isEnabled()
    combo = dialog.encoding.combo
    assert [combo.itemText(place) for place in range(2)] == [
        "Central Europe (Windows): lŕ",
        "Western Europe (Windows): là",
    ]
    assert combo.currentIndex() == -1
    with qtbot.waitSignal(dialog.encoding.chosen, check_params_cb=lambda name: name == "cp1252"):
        combo.setCurrentIndex(1)
        combo.activated.emit(1)
    dialog.show_check(2, ())
    assert dialog.accept_button.isEnabled()


def test_an_encoding_that_was_found_may_be_corrected(dialog: ImportDialog) -> None:
    dialog.show()
    dialog.encoding.offer((("cp1251", "Лодка"), ("cp1252", "Ëîäêà")), True)
    dialog.show_check(2, ())
    assert dialog.encoding.isVisible()
    assert not dialog.encoding.question.isVisible()
    assert dialog.accept_button.isEnabled()
    dialog.encoding.offer((), True)
    assert not dialog.encoding.isVisible()


def test_the_sheets_of_a_workbook_can_be_chosen(dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.show()
    assert not dialog.sheets.isVisible()
    dialog.offer_sheets(["v2", "v1"])
    assert dialog.sheets.isVisible()
    with qtbot.waitSignal(dialog.sheet_chosen, check_params_cb=lambda place: place == 1):
        dialog.sheets.setCurrentIndex(1)
        dialog.sheets.activated.emit(1)
    dialog.show_table(("prompt",), ((2, ("Old",)),), {0: "prompt"})
    assert dialog.mapping() == {0: "prompt"}
    assert dialog.table.columnCount() == 1


def test_hidden_rows_are_left_out_unless_the_artist_wants_them(
    dialog: ImportDialog, qtbot: QtBot
) -> None:
    dialog.show()
    dialog.show_unseen(("Hidden columns are read as well: “takes”.",), {2, 4})
    assert dialog.hidden.text() == "Leave out 2 rows that are hidden"
    assert dialog.leaves_hidden()
    assert dialog.table.isRowHidden(1)
    assert dialog.unseen.isVisible()
    with qtbot.waitSignal(dialog.changed):
        dialog.hidden.setChecked(False)
    assert not dialog.table.isRowHidden(1)
    dialog.show_unseen((), ())
    assert not dialog.hidden.isVisible()
    assert not dialog.unseen.isVisible()


def test_rows_with_a_problem_may_be_left_out(dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.show()
    dialog.show_check(2, ())
    assert not dialog.unsound.isVisible()
    dialog.show_check(0, ["row 2: duration: six"])
    assert dialog.unsound.isVisible()
    assert not dialog.leaves_unsound()
    with qtbot.waitSignal(dialog.changed):
        dialog.unsound.click()
    dialog.show_check(1, (), 1)
    assert dialog.verdict.text() == "1 shot to import. 1 row is left out."
    assert dialog.unsound.isVisible()
    assert dialog.accept_button.isEnabled()
