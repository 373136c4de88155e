"""What presenters put into the window is said anew when another language speaks."""

from collections.abc import Iterator
from dataclasses import replace
from gettext import NullTranslations

import pytest

from hailuo_desktop.domain.reason import Reason
from hailuo_desktop.engine.events import Cause, Halt
from hailuo_desktop.translate import mark, n, speak
from tests.app.conftest import Stage
from tests.fakes.catalogue import catalogue
from tests.fakes.pseudo_locale import PseudoLocale, untranslated

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
