"""What presenters put into the window is said anew when another language speaks."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from gettext import NullTranslations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.found_task import FoundTask
from hailuo_desktop.domain.reason import Reason
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.take import Failed
from hailuo_desktop.engine.events import Cause, Halt
from hailuo_desktop.translate import mark, n, speak
from hailuo_desktop.ui.queue.take_table_model import Kind
from tests.app.conftest import Stage
from tests.fakes.catalogue import catalogue
from tests.fakes.pseudo_locale import PseudoLocale, untranslated
from tests.ui.shown_words import shown_words
from tests.ui.test_pseudo_locale import outside

GERMAN = catalogue(
    {
        "&Undo: {step}": "&Rückgängig: {step}",
        "Keep take": "Take behalten",
        ("Delete shot", "Delete {count} shots"): (
            "Einstellung löschen",
            "{count} Einstellungen löschen",
        ),
        "Go on": "Weiter",
    }
)


@pytest.fixture(autouse=True)
def english_after() -> Iterator[None]:
    yield
    speak(NullTranslations())


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not true():
            await asyncio.sleep(0)


def seen(widget: QWidget) -> str:
    return "\n".join(words for _, words in shown_words(widget))


def undo_entry(stage: Stage) -> str:
    return stage.widgets.window.action_set.by_name["undo"].text()


async def test_a_step_is_worded_when_it_is_shown(stage: Stage) -> None:
    edits = stage.wiring.edits
    edits.make(replace(edits.board, name="Sea"), mark("Keep take"))
    assert undo_entry(stage) == "&Undo: Keep take"
    speak(GERMAN)
    assert undo_entry(stage) == "&Rückgängig: Take behalten"
    speak(NullTranslations())
    assert undo_entry(stage) == "&Undo: Keep take"


async def test_a_step_that_counts_is_worded_by_the_language_that_shows_it(stage: Stage) -> None:
    edits = stage.wiring.edits
    words = lambda: n("Delete shot", "Delete {count} shots", 3)  # noqa: E731
    edits.make(replace(edits.board, name="Sea"), words)
    speak(GERMAN)
    assert undo_entry(stage) == "&Rückgängig: 3 Einstellungen löschen"
    edits.stack.undo()
    assert edits.redo_words() == "3 Einstellungen löschen"
    speak(NullTranslations())
    assert edits.redo_words() == "Delete 3 shots"


async def test_every_step_of_the_board_is_a_sentence_of_its_own(stage: Stage) -> None:
    """In a language that marks what it says, nothing stands outside of the marks."""
    speak(PseudoLocale())
    board_presenter, arrange = stage.wiring.board_presenter, stage.wiring.arrange_presenter
    arrange.add()
    said = [undo_entry(stage)]
    ids = [shot.id for shot in board_presenter.board.shots]
    for act in (arrange.duplicate, arrange.delete):
        act(ids)
        said.append(undo_entry(stage))
    assert [untranslated(each) for each in said] == ["", "", ""]
    assert len({*said}) == 3


async def test_the_banner_of_a_halt_follows(stage: Stage) -> None:
    stage.wiring.queue_presenter.halted.emit(Halt(Cause.CREDITS, (Reason("account_empty"),)))
    banner = stage.widgets.queue.banner
    before = banner.action.text()
    speak(PseudoLocale())
    assert (before, untranslated(banner.action.text())) == ("Go on", "")


async def test_the_whole_window_is_said_anew_and_back(stage: Stage, qtbot: QtBot) -> None:
    """A shot that hangs on another, a failed take in the viewer, a halted queue."""
    edits, window = stage.wiring.edits, stage.widgets.window
    shots = (Shot("1", prompt="12"), Shot("2", prompt="34", first_link=Link("1", wait=True)))
    edits.make(replace(edits.board, name="56", shots=shots), mark("Keep take"))
    stage.wiring.board_presenter.select("2")
    stage.put(stage.take("7", Failed((Reason("account_empty"),)), number=8, name="9"))
    stage.widgets.queue.take_selected.emit("7")
    stage.wiring.queue_presenter.halted.emit(Halt(Cause.CREDITS, (Reason("account_empty"),)))
    viewer = stage.widgets.viewer
    await until(lambda: "take 8" in seen(viewer))
    every = stage.widgets.queue.table.kinds[Kind.ALL]
    qtbot.waitUntil(lambda: every.text() == "All 1")  # it words itself once for all that comes
    before = dict(shown_words(window))
    assert any(map(outside, before.values()))
    speak(PseudoLocale())
    await until(lambda: outside(seen(viewer)) == "")
    assert [each for each in shown_words(window) if outside(each[1])] == []
    speak(NullTranslations())
    await until(lambda: dict(shown_words(window)) == before)


async def test_the_table_of_all_takes_comes_anew_as_it_was(stage: Stage) -> None:
    """It stands beside the window, so it may be open while another language is chosen."""
    stage.put(*(stage.take(each, Failed((Reason("account_empty"),))) for each in ("7", "8")))
    presenter = stage.wiring.ledger.all_takes
    presenter.show()
    assert presenter.window is not None
    presenter.window.table.choose("8")
    presenter.window.bar.text.setText("boat")
    speak(PseudoLocale())
    assert presenter.window.table.chosen() == "8"
    assert presenter.window.bar.text.text() == "boat"
    assert presenter.window.isVisible()
    assert untranslated(presenter.window.windowTitle()) == ""


async def test_what_is_told_of_found_films_follows(stage: Stage) -> None:
    stage.wiring.found_presenter.show_found([FoundTask("1")])
    banner = stage.widgets.queue.banner
    before = banner.sentence()
    speak(PseudoLocale())
    assert before == "EvoLink made 1 film that no take of yours claims."
    assert untranslated(banner.sentence()) == ""
