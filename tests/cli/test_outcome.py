"""What a person is told at the end of a render."""

from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from hailuo_desktop.cli.outcome import DONE, SOME_WAIT, STOPPED, Outcome
from hailuo_desktop.domain.catalog import HAILUO_02, Mode
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.shot import Request
from hailuo_desktop.domain.take import (
    Completed,
    Failed,
    Processing,
    Queued,
    State,
    Submitting,
    Take,
    Uncertain,
)
from hailuo_desktop.translate import speak
from tests.fakes.pseudo_locale import PseudoLocale, untranslated

REQUEST = Request(HAILUO_02.id, Mode.T2V, "A fox.", (), "768p", 6, ())
AT_SERVICE = Processing(5)
DOUBT = Uncertain(plain("Lost."))


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(NullTranslations())


def ended(code: int, *states: State) -> Outcome:
    return Outcome(code, tuple(take(number, state) for number, state in enumerate(states)))


def take(number: int, state: State) -> Take:
    task = "task-unified-a" if state == AT_SERVICE else ""
    return Take(f"{number:032}", "s", number, REQUEST, "key", 1.0, state=state, task=task)


OUTCOMES = [
    (ended(DONE, Completed("a"), Failed(plain("No."))), ["2 takes: 1 done, 1 failed."]),
    (
        ended(SOME_WAIT, Completed("a"), Queued()),
        ["2 takes: 1 done, 1 waiting. Run the same command again to go on with those that wait."],
    ),
    (
        ended(SOME_WAIT, DOUBT),
        [
            "1 take: 1 waiting.",
            (
                "Take 000000000000 may be charged: decide with `hailuo-desktop settle "
                "000000000000` and --resubmit, --abandon or --task TASK_ID."
            ),
        ],
    ),
    (ended(STOPPED), ["Stopped. Nothing was sent."]),
    (
        ended(STOPPED, Completed("a"), AT_SERVICE, AT_SERVICE, Submitting(), Queued(), Queued()),
        [
            (
                "Stopped. 1 take is done. 2 takes are at the service, where they go on and are "
                "charged. 1 take was just being sent, and is looked for next time. 2 takes wait "
                "here and were not sent. Run the same command again to collect them."
            )
        ],
    ),
    (ended(DONE), []),
]


@pytest.mark.parametrize(("outcome", "said"), OUTCOMES)
def test_an_end_in_words(outcome: Outcome, said: list[str]) -> None:
    assert outcome.sentences() == said


@pytest.mark.parametrize(("outcome", "said"), OUTCOMES)
def test_an_end_is_said_whole_in_another_language(outcome: Outcome, said: list[str]) -> None:
    speak(PseudoLocale())
    sentences = outcome.sentences()
    assert len(sentences) == len(said)
    assert "".join(map(untranslated, sentences)).strip() == ""
