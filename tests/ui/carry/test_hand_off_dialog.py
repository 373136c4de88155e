"""What an editor is handed: what is wrong is said before anything is written."""

from pathlib import PurePosixPath

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.hand_off import DEFAULT_TEMPLATE, Kind, Which
from hailuo_desktop.store.names import Naming, path_for
from hailuo_desktop.ui.carry.hand_off_dialog import KINDS, HandOffDialog, HandOffOptions

NAMING = Naming("Night", 3, "", 2, "2030-01-02", "T2V", "768p", 6, "task-1", "03A")
COUNTS = {Which.USED: 2, Which.NOT_REJECTED: 4, Which.EVERY: 5}
OPTIONS = HandOffOptions("out", DEFAULT_TEMPLATE, Which.USED, frozenset({Kind.OTIO}))


def opened(
    qtbot: QtBot, options: HandOffOptions = OPTIONS, counts: dict[Which, int] = COUNTS
) -> HandOffDialog:
    dialog = HandOffDialog(
        options, counts, lambda template: str(PurePosixPath(path_for(template, NAMING)))
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    return dialog


def test_every_kind_can_be_chosen_and_says_what_it_is_for(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    assert {*KINDS} == {*Kind}
    assert all(box.accessibleDescription() for box in dialog.kinds.values())
    for box in dialog.kinds.values():
        box.setChecked(True)
    assert dialog.options().kinds == {*Kind}


def test_the_name_is_shown_as_it_is_written(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    assert dialog.names.preview.text() == "For example: 03A_t2.mp4"
    dialog.names.line.setText("{nobody}")
    assert "knows no {nobody}" in dialog.names.trouble.text()
    assert not dialog.accept_button.isEnabled()


def test_the_count_follows_the_choice(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    assert dialog.accept_button.text() == "Hand over 2 films"
    dialog.takes[Which.EVERY].click()
    assert dialog.accept_button.text() == "Hand over 5 films"
    with qtbot.waitSignal(dialog.hand_off_requested) as heard:
        dialog.accept_button.click()
    assert heard.args == [HandOffOptions("out", DEFAULT_TEMPLATE, Which.EVERY, OPTIONS.kinds)]


@pytest.mark.parametrize(("folder", "count"), [("", 2), ("out", 0)])
def test_nothing_goes_nowhere(qtbot: QtBot, folder: str, count: int) -> None:
    options = HandOffOptions(folder, DEFAULT_TEMPLATE, Which.USED, OPTIONS.kinds)
    dialog = opened(qtbot, options, dict.fromkeys(Which, count))
    assert not dialog.accept_button.isEnabled()
    with qtbot.waitSignal(dialog.folder_requested):
        dialog.browse.click()


def test_while_it_goes_on_it_can_be_stopped(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.show_progress(0.4)
    assert dialog.progress.value() == 40
    assert not dialog.folder.isEnabled()
    with qtbot.waitSignal(dialog.stop_requested):
        dialog.accept_button.click()
    dialog.show_progress(None)
    dialog.show_said("2 films in out.", can_reveal=True)
    with qtbot.waitSignal(dialog.reveal_requested):
        dialog.reveal.click()
    assert dialog.accept_button.text() == "Hand over 2 films"
