"""Settings are found by a word, applied at once, refused in words, and undone one by one."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.drop_down import DropDown
from hailuo_desktop.ui.settings.dialog import SettingsDialog
from hailuo_desktop.ui.settings.row import Row, Spec
from hailuo_desktop.ui.settings.statement import Statement

THEMES = (("system", "As the system has it"), ("dark", "Dark"))
SPECS = (
    Spec(name="theme", title="Theme", default="system", choices=THEMES),
    Spec(name="takes", title="Takes at once", default=20, smallest=1, largest=50, unit=" takes"),
    Spec(name="play", title="Play it", help="By itself.", default=True),
    Spec(name="proxy", title="Próxy", help="An address.", default=""),
)
DEFAULTS = {spec.name: spec.default for spec in SPECS}
# What a hand would set in each field.
OTHERS = {"theme": "dark", "takes": 3, "play": False, "proxy": "http://p:1"}


class Kept(dict[str, object]):
    """Values, and those that may not be."""

    def put(self, name: str, value: object) -> str:
        if value == "nonsense":
            return "That is nonsense."
        self[name] = value
        return ""


@pytest.fixture
def kept() -> Kept:
    return Kept(DEFAULTS)


@pytest.fixture
def dialog(qtbot: QtBot, kept: Kept) -> SettingsDialog:
    rows = [Row(spec) for spec in SPECS]
    pages = [("Look", rows[:1]), ("Work", rows[1:]), ("Place", [Statement("Library", "Here.")])]
    made = SettingsDialog(pages, kept.__getitem__, kept.put)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.open()
    return made


def row_of(dialog: SettingsDialog, name: str) -> Row:
    (row,) = (each for each in dialog.findChildren(Row) if each.spec.name == name)
    return row


def write(dialog: SettingsDialog, name: str, value: object) -> None:
    """As a hand does it in whatever field the setting has."""
    field = row_of(dialog, name).field
    if isinstance(field, QComboBox):
        field.setCurrentIndex([each for each, _ in THEMES].index(str(value)))
    elif isinstance(field, QSpinBox):
        assert isinstance(value, int)
        field.setValue(value)
    elif isinstance(field, QCheckBox):
        field.click()
    elif isinstance(field, QLineEdit):
        field.clear()
        QTest.keyClicks(field, str(value))
        QTest.keyClick(field, Qt.Key.Key_Return)


def shown_in(row: Row) -> object:
    kinds: dict[type, Callable[[], object]] = {
        DropDown: lambda: THEMES[row.field.currentIndex()][0],  # type: ignore[attr-defined]
        QSpinBox: lambda: row.field.value(),  # type: ignore[attr-defined]
        QCheckBox: lambda: row.field.isChecked(),  # type: ignore[attr-defined]
        QLineEdit: lambda: row.field.text(),  # type: ignore[attr-defined]
    }
    return kinds[type(row.field)]()


@pytest.mark.parametrize("name", DEFAULTS)
def test_a_change_counts_at_once_and_comes_back_by_undo_redo_and_reset(
    dialog: SettingsDialog, kept: Kept, name: str
) -> None:
    row, other = row_of(dialog, name), OTHERS[name]
    assert row.reset.isHidden()
    write(dialog, name, other)
    assert (kept[name], shown_in(row)) == (other, other)
    dialog.undo.click()
    assert (kept[name], shown_in(row)) == (DEFAULTS[name], DEFAULTS[name])
    dialog.history.redo()
    assert (kept[name], shown_in(row)) == (other, other)
    assert not row.reset.isHidden()
    row.reset.click()
    assert (kept[name], shown_in(row)) == (DEFAULTS[name], DEFAULTS[name])
    assert row.reset.isHidden()
    dialog.history.undo()  # a reset is a change like any other
    assert kept[name] == other


def test_ctrl_z_undoes_from_within_a_field_of_text(
    dialog: SettingsDialog, kept: Kept, qtbot: QtBot
) -> None:
    dialog.list.setCurrentRow(1)
    write(dialog, "takes", 3)
    field = row_of(dialog, "proxy").field
    dialog.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept["takes"] == 20


def test_changes_come_back_in_their_order(dialog: SettingsDialog, kept: Kept) -> None:
    for name, value in OTHERS.items():
        write(dialog, name, value)
    assert kept == OTHERS
    while dialog.history.canUndo():
        dialog.history.undo()
    assert kept == DEFAULTS
    assert not dialog.undo.isEnabled()


def test_what_is_refused_says_why_and_is_no_step_to_undo(
    dialog: SettingsDialog, kept: Kept
) -> None:
    dialog.list.setCurrentRow(1)
    write(dialog, "proxy", "nonsense")
    row = row_of(dialog, "proxy")
    assert row.trouble.isVisible()
    assert row.trouble.text() == "That is nonsense."
    assert (kept["proxy"], dialog.history.count()) == ("", 0)
    write(dialog, "proxy", "http://p:1")
    assert not row.trouble.isVisible()


def test_enter_in_a_field_leaves_the_dialog_open(dialog: SettingsDialog) -> None:
    dialog.list.setCurrentRow(1)
    write(dialog, "proxy", "http://p:1")
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("text", "pages", "rows"),
    [
        ("", ["Look", "Work", "Place"], set(DEFAULTS)),
        ("proxy", ["Work"], {"proxy"}),
        ("PRÓXY addr", ["Work"], {"proxy"}),
        ("dark", ["Look"], {"theme"}),
        ("work", ["Work"], {"takes", "play", "proxy"}),
        ("here", ["Place"], set()),
        ("zebra", [], set()),
    ],
)
def test_a_word_finds_what_it_stands_in(
    dialog: SettingsDialog, text: str, pages: list[str], rows: set[str]
) -> None:
    dialog.search.setText(text)
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    assert [item.text() for item in items if not item.isHidden()] == pages
    found = {each.spec.name for each in dialog.findChildren(Row) if not each.isHidden()}
    assert found == rows
    assert dialog.nothing.isVisible() is (not pages)
    if pages:
        assert not items[dialog.list.currentRow()].isHidden()
