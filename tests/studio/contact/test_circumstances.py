"""What the answers tell of clock, certificate and way."""

import pytest

from hailuo_desktop.evolink.answer import Answer
from hailuo_desktop.evolink.contact.calls import CREDITS, MODELS, QUOTA
from hailuo_desktop.evolink.contact.contact import Exchange
from hailuo_desktop.studio.contact.circumstances import circumstances, clock
from hailuo_desktop.studio.selfcheck.finding import State

NOW = 1_800_000_000.0
DAY = 86_400.0


def answered(issuer: str = "", expires: float | None = None, proxy: str = "") -> Exchange:
    answer = Answer(200)
    return Exchange(MODELS, answer=answer, issuer=issuer, expires=expires, proxy=proxy)


def told(*exchanges: Exchange) -> dict[str, tuple[State, str]]:
    return {each.check: (each.state, each.said) for each in circumstances(exchanges, NOW)}


def test_without_an_answer_there_is_nothing_to_tell() -> None:
    assert told(Exchange(MODELS), Exchange(CREDITS)) == {}


@pytest.mark.parametrize(
    ("skew", "words"),
    [
        (0.0, "agree on the time"),
        (-89.0, "agree on the time"),
        (95.0, "2 minutes ahead"),
        (-7200.0, "120 minutes behind"),
    ],
)
def test_a_clock_is_right_or_told_by_how_much_not(skew: float, words: str) -> None:
    assert words in clock(skew).said


def test_a_usual_authority_is_named() -> None:
    state, said = told(answered("Google Trust Services LLC", NOW + 60 * DAY))["certificate"]
    assert (state, "Google Trust Services" in said) == (State.OK, True)


def test_another_authority_may_look_into_connections() -> None:
    state, said = told(answered("Acme Inspection", NOW + 60 * DAY))["certificate"]
    assert state is State.WARNING
    assert "Acme Inspection" in said
    assert "look into your connections" in said


def test_a_certificate_that_runs_out_is_told() -> None:
    state, said = told(answered("Let's Encrypt", NOW + DAY))["certificate"]
    assert (state, said.startswith("It runs out on ")) == (State.WARNING, True)


def test_the_facts_of_a_certificate_and_a_way_name_no_company() -> None:
    exchanges = answered("Acme Inspection", None, "proxy.acme.example:3128"), Exchange(QUOTA)
    facts = [str(each.facts) for each in circumstances(exchanges, NOW)]
    assert "acme" not in " ".join(facts).casefold()


def test_a_proxy_is_told() -> None:
    assert "through the proxy p:1" in told(answered(proxy="p:1"))["route"][1]
