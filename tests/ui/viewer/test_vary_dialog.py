"""The plan of variants: what is ticked is counted, shown and priced; nothing leaves it."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import DARK
from hailuo_desktop.ui.viewer.vary_dialog import VaryDialog
from tests.fakes.takes import FIRST, LAST

SHOT = Shot("s", prompt="A boat at {dawn|dusk}")


def price(shots: Sequence[Shot]) -> str:
    return f"about {20 * sum(shot.takes for shot in shots)} credits"


@pytest.fixture
def dialog(qtbot: QtBot, icons: Icons) -> Iterator[VaryDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = VaryDialog(SHOT, "SC01", [FIRST, LAST, FIRST], price, icons, DARK, parent)
    made.show()
    yield made
    parent.close()


def lines(dialog: VaryDialog) -> list[str]:
    return [dialog.found.item(row).text() for row in range(dialog.found.count())]


def tick(dialog: VaryDialog, row: int, on: bool = True) -> None:
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    dialog.frames.item(row).setCheckState(state)


def test_what_is_ticked_is_counted_shown_and_priced(dialog: VaryDialog) -> None:
    assert lines(dialog) == ["as written · dawn", "as written · dusk"]
    assert dialog.summary.text() == "2 variants, 2 takes"
    dialog.cameras["Push in"].click()
    tick(dialog, 1)
    assert len(lines(dialog)) == 8
    assert "Push in · dusk · first.png" in lines(dialog)
    dialog.takes.setValue(3)
    assert dialog.summary.text() == "8 variants, 24 takes"
    assert dialog.cost.text() == "Cost: about 480 credits. Nothing is sent from here."
    assert dialog.drafts.text() == "Make 8 drafts"
    assert dialog.check.text() == "Check 24 takes…"


def test_each_still_of_the_board_is_offered_once(dialog: VaryDialog) -> None:
    names = [dialog.frames.item(row).text() for row in range(dialog.frames.count())]
    assert names == ["As it is", "first.png", "last.webp"]
    dialog.add_stills([LAST], checked=True)
    assert dialog.stills() == [FIRST, LAST]


def test_too_many_or_none_make_nothing(dialog: VaryDialog) -> None:
    dialog.prompt.setPlainText("{a|b|c|d|e} " * 4)
    assert dialog.summary.text().startswith("625 variants are more than 100")
    assert not dialog.drafts.isEnabled()
    assert not dialog.check.isEnabled()
    dialog.prompt.setPlainText("A boat")
    tick(dialog, 0, on=False)
    assert dialog.summary.text() == "Choose at least one camera and one first frame."
    assert dialog.cost.text() == ""


def test_each_wish_gives_the_planned_shots(qtbot: QtBot, dialog: VaryDialog) -> None:
    told: list[list[Shot]] = []
    dialog.drafts_requested.connect(told.append)
    dialog.takes.setValue(2)
    dialog.drafts.click()
    (shots,) = told
    assert [(shot.prompt, shot.takes) for shot in shots] == [
        ("A boat at dawn", 2),
        ("A boat at dusk", 2),
    ]


def test_enter_in_it_makes_nothing(dialog: VaryDialog) -> None:
    assert not any(button.isDefault() for button in (dialog.drafts, dialog.check, dialog.cancel))
