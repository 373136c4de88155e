"""The guide that ships: what it names is there, under the names and keys of now."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.app.help.guide_presenter import FILE, pages
from hailuo_desktop.assets import asset
from hailuo_desktop.domain.camera import COMMANDS
from hailuo_desktop.domain.catalog import MODELS, Mode
from hailuo_desktop.studio.setting import Page
from hailuo_desktop.studio.settings import SHORTCUTS
from hailuo_desktop.translate import t
from hailuo_desktop.ui import keymap
from hailuo_desktop.ui.action_set import plain, title
from hailuo_desktop.ui.actions import BY_NAME
from hailuo_desktop.ui.actions.menus import MENUS
from hailuo_desktop.ui.actions.window import GUIDE
from hailuo_desktop.ui.key_words import key_or_name
from tests.app.conftest import Stage

TEXT = asset(*FILE).read_text("utf-8")
NAMED = sorted({*re.findall(r"\{(\w+)\}", TEXT)})
ENTRY = re.compile(r"\*([A-Z][\w ]*) → ([^*]+)\*")
OWN_KEYS = ("Alt+Enter",)  # no command's
COVERED = ("first video", "modes", "camera", "offline", "review", "compare", "hand off", "money")


def test_every_subject_has_its_page() -> None:
    titles = " / ".join(page.title.casefold() for page in pages(TEXT))
    assert [each for each in COVERED if each not in titles] == []
    assert all(len(page.text) > 200 for page in pages(TEXT))


def test_every_command_that_it_names_is_one() -> None:
    assert len(NAMED) > 20
    assert [name for name in NAMED if name not in BY_NAME] == []
    assert not [page.title for page in pages(TEXT) if re.search(r"\{\w+\}", page.text)]


def test_no_key_of_a_command_is_written_into_it() -> None:
    text = TEXT
    for own in OWN_KEYS:
        text = text.replace(own, "")
    assert re.search(r"\b(Ctrl|Alt|Shift)\+|\bF\d{1,2}\b", text) is None


def test_every_entry_of_a_menu_that_it_names_is_there() -> None:
    menus = {plain(t(name)): [title(a) for a in menu if a] for name, menu in MENUS}
    menus["Settings"] = [t(page.value) for page in Page]
    menus["All takes"] = ["Locate"]
    found = ENTRY.findall(TEXT)
    assert len(found) > 8
    assert [(m, e) for m, e in found if not any(i.startswith(e) for i in menus[m])] == []


def test_what_it_says_of_models_and_moves_is_what_the_program_knows() -> None:
    (modes,) = (page.text for page in pages(TEXT) if "modes" in page.title)
    for model in MODELS.values():
        (row,) = (line for line in modes.splitlines() if line.startswith(f"| {model.name} |"))
        told = row.split("|")[2]
        assert {mode for mode in Mode if mode.value in told} == {*model.modes}
        assert all(quality in row for mode in model.modes for quality in model.qualities(mode))
    (camera,) = (page.text for page in pages(TEXT) if "Camera" in page.title)
    families = {command.name.split()[0] for command in COMMANDS}
    assert [family for family in families if family not in camera] == []


@given(st.dictionaries(st.sampled_from(NAMED), st.sampled_from([(), ("F9",), ("Ctrl+J",)])))
def test_it_has_the_keys_of_now(chosen: keymap.Chosen) -> None:
    keymap.choose(chosen)
    text = "\n".join(page.text for page in pages(TEXT))
    assert all(f"**{key_or_name(BY_NAME[name])}**" in text for name in NAMED)
    keymap.choose({})


async def test_it_opens_once_and_follows_the_keys(stage: Stage) -> None:
    for _ in range(2):
        stage.widgets.actions.of(GUIDE).trigger()
    presenter = stage.wiring.menu_presenter.help.guide
    dialog = presenter.dialog
    assert dialog is not None
    assert not dialog.isModal()
    assert "Ctrl+Enter" in dialog.text.toPlainText()
    stage.wiring.studio.settings.put(SHORTCUTS, {"send": ("F9",)})
    assert "Press F9." in dialog.text.toPlainText()
    dialog.reject()
    assert presenter.dialog is None


async def test_an_installation_without_it_says_so(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hailuo_desktop.app.help.guide_presenter.FILE", ("guide", "none.md"))
    stage.widgets.actions.of(GUIDE).trigger()
    assert stage.wiring.menu_presenter.help.guide.dialog is None
    assert "none.md" in stage.widgets.window.notice.text()
