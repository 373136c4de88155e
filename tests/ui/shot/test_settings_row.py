"""Only legal settings can be chosen, and the rest says why not."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.catalog import HAILUO_23_FAST, MODELS
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.shot import MOST_TAKES, Shot
from hailuo_desktop.ui.shot.settings_row import SettingsRow
from hailuo_desktop.ui.theme import DARK, LIGHT

Still = Callable[..., Frame]


@pytest.fixture
def row(qtbot: QtBot, qapp: object) -> SettingsRow:
    widget = SettingsRow(DARK)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def offered(combo: QComboBox) -> dict[str, str]:
    """Every entry, and its tool tip where it cannot be chosen."""
    model = combo.model()
    assert isinstance(model, QStandardItemModel)
    items = [model.item(place) for place in range(model.rowCount())]
    return {item.text(): "" if item.isEnabled() else item.toolTip() for item in items}


def choose(combo: QComboBox, words: str) -> None:
    combo.setCurrentText(words)
    combo.activated.emit(combo.currentIndex())


def test_what_is_offered_follows_the_mode(row: SettingsRow, still: Still) -> None:
    only = "<qt>512p: only with a first frame alone.</qt>"
    row.show_shot(Shot("s"))
    assert offered(row.quality) == {"512p": only, "768p": "", "1080p": ""}
    row.show_shot(Shot("s", first=still()))
    assert offered(row.quality) == {"512p": "", "768p": "", "1080p": ""}
    row.show_shot(Shot("s", first=still(), last=still()))
    assert offered(row.quality) == {"512p": only, "768p": "", "1080p": ""}


def test_what_is_offered_follows_the_quality(row: SettingsRow) -> None:
    row.show_shot(Shot("s", quality="1080p"))
    assert offered(row.duration) == {"6 s": "", "10 s": "<qt>10 s: only at 768p.</qt>"}


def test_a_choice_is_told_with_what_had_to_follow(row: SettingsRow) -> None:
    told: list[tuple[Shot, str]] = []
    row.changed.connect(lambda shot, line: told.append((shot, line)))
    row.show_shot(Shot("s", duration=10))
    choose(row.quality, "1080p")
    ((shot, line),) = told
    assert (shot.quality, shot.duration) == ("1080p", 6)
    assert line == "Changed to 1080p, 6 s. 10 s: only at 768p."
    assert row.duration.currentData() == 6


def test_showing_tells_nothing(row: SettingsRow, still: Still) -> None:
    told: list[object] = []
    row.changed.connect(lambda shot, line: told.append(shot))
    row.show_shot(Shot("s", first=still(), takes=12, quality="512p", prompt_optimizer=False))
    row.show_shot(Shot("t", model=HAILUO_23_FAST.id))
    assert told == []


def test_every_setting_can_be_changed(row: SettingsRow, qtbot: QtBot, still: Still) -> None:
    told: list[Shot] = []
    row.changed.connect(lambda shot, line: told.append(shot))
    row.show_shot(Shot("s", first=still()))
    choose(row.model, "Hailuo 2.3")
    choose(row.duration, "10 s")
    qtbot.keyClick(row.takes, Qt.Key.Key_Up)
    row.optimiser.click()
    row.pretreatment.click()
    last = told[-1]
    assert len(told) == 5
    assert (last.model, last.duration, last.takes) == ("MiniMax-Hailuo-2.3", 10, 2)
    assert (last.prompt_optimizer, last.fast_pretreatment) == (False, True)


def test_choosing_what_is_chosen_tells_nothing(row: SettingsRow) -> None:
    told: list[object] = []
    row.changed.connect(lambda shot, line: told.append(shot))
    choose(row.quality, "768p")
    assert told == []


def test_takes_stay_between_one_and_the_limit(row: SettingsRow) -> None:
    assert (row.takes.minimum(), row.takes.maximum()) == (1, MOST_TAKES)
    assert row.takes.text() == "×1"


def test_pretreatment_is_off_where_it_is_not_sent(row: SettingsRow, still: Still) -> None:
    row.show_shot(Shot("s", first=still(), last=still()))
    assert not row.pretreatment.isEnabled()
    assert "no such switch for first and last frame" in row.pretreatment.toolTip()
    assert row.optimiser.isEnabled()
    row.show_shot(Shot("s", first=still()))
    assert row.pretreatment.isEnabled()


def test_an_illegal_setting_is_shown_as_it_is(row: SettingsRow) -> None:
    row.show_shot(Shot("s", quality="512p", duration=7))
    assert (row.quality.currentText(), row.duration.currentText()) == ("512p", "7 s")


def test_every_model_can_be_chosen(row: SettingsRow) -> None:
    assert list(offered(row.model)) == [model.name for model in MODELS.values()]


def test_a_problem_leads_to_its_field(row: SettingsRow) -> None:
    fields = (Field.QUALITY, Field.DURATION, Field.MODEL)
    assert [row.widget_for(field) for field in fields] == [row.quality, row.duration, row.model]


def test_the_theme_colours_what_is_not_offered(row: SettingsRow) -> None:
    row.set_theme(LIGHT)
    model = row.quality.model()
    assert isinstance(model, QStandardItemModel)
    assert model.item(0).foreground().color() == LIGHT.faint


@pytest.mark.parametrize("takes", [1, 9, 10, 40, MOST_TAKES])
def test_as_many_takes_are_shown_as_are_sent(row: SettingsRow, takes: int) -> None:
    row.show_shot(Shot("s", takes=takes))
    assert row.takes.value() == takes
    row.optimiser.click()
    assert row.takes.value() == takes
