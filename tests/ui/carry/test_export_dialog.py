"""Where films go and under which names: what is wrong is said before anything is written."""

from pathlib import PurePosixPath

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hailuo_desktop.store.names import DEFAULT_TEMPLATE, Naming, path_for
from hailuo_desktop.ui.carry.export_dialog import ExportDialog, ExportOptions

NAMING = Naming("Night", 3, "Boat", 2, "2030-01-02", "T2V", "768p", 6, "task-1")
WISH = ExportOptions("films", DEFAULT_TEMPLATE)


def preview(template: str) -> str:
    return str(PurePosixPath(path_for(template, NAMING)))


def opened(
    qtbot: QtBot, wish: ExportOptions = WISH, *, used: int = 2, every: int = 5
) -> ExportDialog:
    dialog = ExportDialog(wish, used, every, preview)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    return dialog


def test_the_name_is_shown_as_it_is_written(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    assert dialog.preview.text() == "For example: Night/03_Boat_t2.mp4"
    dialog.template.setText("{date} {name}")
    assert dialog.preview.text() == "For example: 2030-01-02 Boat.mp4"


def test_a_template_that_makes_no_name_says_why(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.template.setText("{author}")
    assert "knows no {author}" in dialog.trouble.text()
    assert dialog.trouble.isVisibleTo(dialog)
    assert not dialog.preview.isVisibleTo(dialog)
    assert not dialog.accept_button.isEnabled()
    dialog.template.setText("{name}")
    assert not dialog.trouble.isVisibleTo(dialog)
    assert dialog.accept_button.isEnabled()


def test_nothing_is_exported_to_nowhere(qtbot: QtBot) -> None:
    dialog = opened(qtbot, ExportOptions("", DEFAULT_TEMPLATE))
    assert not dialog.accept_button.isEnabled()
    with qtbot.waitSignal(dialog.folder_requested):
        dialog.browse.click()
    dialog.folder.setText("out")
    assert dialog.accept_button.isEnabled()


def test_the_wish_is_told_with_its_count(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    assert dialog.accept_button.text() == "Export 2 films"
    dialog.every.click()
    assert dialog.accept_button.text() == "Export 5 films"
    dialog.automatic.click()
    with qtbot.waitSignal(dialog.export_requested) as told:
        dialog.accept_button.click()
    assert told.args == [ExportOptions("films", DEFAULT_TEMPLATE, every=True, automatic=True)]


@pytest.mark.parametrize("automatic", [False, True])
def test_without_films_only_the_automatic_export_can_be_switched(
    qtbot: QtBot, automatic: bool
) -> None:
    wish = ExportOptions("films", DEFAULT_TEMPLATE, automatic=automatic)
    dialog = opened(qtbot, wish, used=0, every=0)
    assert dialog.automatic.isChecked() is automatic
    assert (dialog.accept_button.text(), dialog.accept_button.isEnabled()) == ("Remember", False)
    dialog.automatic.click()
    assert dialog.accept_button.isEnabled()
