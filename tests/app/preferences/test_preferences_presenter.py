"""What is changed in the settings counts at once, and again at the next start."""

import asyncio
import json

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from hailuo_desktop.domain.take import Completed
from hailuo_desktop.evolink.proxies import Proxies
from hailuo_desktop.store.names import FIELDS
from hailuo_desktop.studio.setting import Page
from hailuo_desktop.studio.settings import (
    AUTOPLAY,
    CAP,
    EXPORT,
    PARALLEL,
    POLL,
    PROXY,
    THEME,
    shown_settings,
)
from hailuo_desktop.ui.actions.window import SETTINGS
from hailuo_desktop.ui.carry.template_field import TOKENS
from hailuo_desktop.ui.settings.dialog import SettingsDialog
from hailuo_desktop.ui.settings.export_part import ExportPart
from hailuo_desktop.ui.settings.row import Row
from hailuo_desktop.ui.settings.statement import Statement
from hailuo_desktop.ui.theme import DARK, LIGHT
from tests.app.conftest import Stage


def opened(stage: Stage) -> SettingsDialog:
    stage.widgets.actions.run(SETTINGS)
    dialog = stage.wiring.at_home.preferences.dialog
    assert dialog is not None
    return dialog


def row_of(dialog: SettingsDialog, name: str) -> Row:
    (row,) = (each for each in dialog.findChildren(Row) if each.spec.name == name)
    return row


def field(dialog: SettingsDialog, name: str) -> QWidget:
    return row_of(dialog, name).field


async def test_every_setting_that_is_shown_has_a_row_with_its_own_bounds(stage: Stage) -> None:
    dialog = opened(stage)
    rows = {each.spec.name: each for each in dialog.findChildren(Row)}
    assert set(rows) == {setting.name for setting, _ in shown_settings()}
    assert all(row.spec.title and row.spec.help for row in rows.values())
    spin = rows[PARALLEL.name].field
    assert isinstance(spin, QSpinBox)
    assert (spin.minimum(), spin.maximum(), spin.value()) == (1, 50, PARALLEL.default)
    for setting, _ in shown_settings():  # what its field can hold, it can be
        row = rows[setting.name]
        ends = (row.spec.smallest, row.spec.largest) if isinstance(row.field, QSpinBox) else ()
        assert all(setting.fits(end) for end in ends)
        assert all(setting.fits(value) for value, _ in row.spec.choices)


async def test_a_theme_is_worn_at_once_whatever_the_system_has(stage: Stage) -> None:
    box = field(opened(stage), THEME.name)
    assert isinstance(box, QComboBox)
    for place, worn in ((2, LIGHT), (1, DARK), (2, LIGHT)):
        box.setCurrentIndex(place)
        assert stage.widgets.theme() is worn
    kept = json.loads(stage.wiring.studio.options.preferences_file.read_text("utf-8"))
    assert kept == {"appearance.theme": "light"}


async def test_the_pace_of_the_queue_follows(stage: Stage) -> None:
    dialog, pace = opened(stage), stage.wiring.studio.queue.pace
    spin = field(dialog, PARALLEL.name)
    assert isinstance(spin, QSpinBox)
    spin.setValue(3)
    assert pace.places == 3
    dialog.history.undo()
    assert pace.places == PARALLEL.default


async def test_the_way_to_the_service_follows_and_nonsense_is_refused(stage: Stage) -> None:
    dialog, network = opened(stage), stage.wiring.studio.client._network
    line = field(dialog, PROXY.name)
    assert isinstance(line, QLineEdit)
    for written, used in (("proxy.example:8080", "http://proxy.example:8080"), ("direct", None)):
        line.setText(written)
        line.setModified(True)
        line.editingFinished.emit()
        assert network.proxy("https://evolink.example") == used
    line.setText("http://me:secret@proxy:1")
    line.setModified(True)
    line.editingFinished.emit()
    assert stage.wiring.studio.settings.get(PROXY) == "direct"
    assert "HTTPS_PROXY" in row_of(dialog, PROXY.name).trouble.text()
    assert "secret" not in stage.wiring.studio.options.preferences_file.read_text("utf-8")


def test_a_proxy_of_the_environment_is_passed_by_where_none_is_wanted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:1")
    assert Proxies.chosen("").of("https://evolink.example") == "http://proxy.example:1"
    assert Proxies.chosen("direct").of("https://evolink.example") is None


async def test_the_cap_is_the_one_of_the_pre_flight(stage: Stage) -> None:
    spin = field(opened(stage), CAP.name)
    assert isinstance(spin, QSpinBox)
    spin.setValue(120)
    assert stage.wiring.cap_presenter.credits == 120
    assert stage.wiring.studio.queue._assembly.budget.cap == 120


@pytest.mark.parametrize("plays", [True, False])
async def test_a_finished_take_plays_by_itself_where_that_is_wished(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, plays: bool
) -> None:
    played: list[bool] = []
    viewer = stage.wiring._viewer_presenter
    monkeypatch.setattr(viewer._viewer, "show_video", lambda *given: played.append(given[2]))
    box = field(opened(stage), AUTOPLAY.name)
    assert isinstance(box, QCheckBox)
    box.setChecked(plays)
    viewer.show_shot(stage.wiring.board_presenter.shot_id)
    take = stage.take("a", Completed("a.mp4"))
    stage.wiring.known_takes.put(take)
    viewer.changed(take)
    assert played == [plays]


async def test_names_of_films_are_made_of_chips_with_a_live_example(stage: Stage) -> None:
    (part,) = opened(stage).findChildren(ExportPart)
    part.template.line.clear()
    for token in TOKENS:
        part.template.chips[token].click()
    kept = stage.wiring.studio.settings.get(EXPORT).template
    assert kept == "".join(TOKENS).rstrip()
    assert part.template.preview.text().startswith("For example: Untitled01")
    part.template.line.setText("{author}")
    part.template.line.editingFinished.emit()
    assert "knows no {author}" in part.template.trouble.text()
    assert stage.wiring.studio.settings.get(EXPORT).template == kept


def test_there_is_a_chip_for_everything_that_a_name_can_hold() -> None:
    named = {token.strip("{}").partition(":")[0] for token in TOKENS if token != "/"}
    assert named == set(FIELDS)


async def test_what_lies_on_disk_and_is_no_value_is_said(stage: Stage) -> None:
    stage.wiring.studio.preferences.put(POLL.name, "often")
    (said,) = stage.wiring.at_home.preferences.warnings()
    assert "queue.poll" in said
    assert "'often'" in said
    assert "8" in said
    file = stage.wiring.studio.options.preferences_file
    file.write_text("{", "utf-8")
    (said,) = stage.wiring.at_home.preferences.warnings()
    assert str(file) in said


async def test_the_page_of_the_key_follows_it(stage: Stage) -> None:
    dialog = opened(stage)
    (part,) = (each for each in dialog.findChildren(Statement) if "The key in use" in each.said)
    assert [button.text() for button in part.buttons] == ["Test", "Replace or remove…"]
    assert "EVOLINK_API_KEY" in " ".join(part.said)
    part.buttons[0].click()
    await background(stage)
    assert part.answer.isVisible()
    assert part.answer.property("role") == "danger"  # nobody listens there
    await stage.wiring._key_presenter._forget()
    assert [button.text() for button in part.buttons] == ["Enter a key…"]
    dialog.close()


async def background(stage: Stage) -> None:
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)


@pytest.mark.parametrize("page", Page)
async def test_it_opens_on_any_page_and_once(stage: Stage, page: Page) -> None:
    preferences = stage.wiring.at_home.preferences
    preferences.open_dialog(page.value)
    dialog = preferences.dialog
    assert dialog is not None
    row = dialog.list.currentItem()
    assert row is not None
    assert row.text() == page.value
    preferences.open_dialog()
    assert preferences.dialog is dialog
