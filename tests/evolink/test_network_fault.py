"""Every fault has one sentence, which names what it is about and a way out."""

import string

import pytest

from hailuo_desktop.domain.network_words import NETWORK
from hailuo_desktop.evolink.network_fault import LASTING, Fault, trouble

NAMES = {"host", "proxy", "said", "variable", "path", "why"}


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_a_sentence(fault: Fault) -> None:
    template = NETWORK[fault]
    named = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    assert named <= NAMES
    sentence = trouble(fault, **dict.fromkeys(NAMES, "this {one}")).sentence
    assert sentence.endswith(".")
    assert ": " in sentence or ". " in sentence
    assert all(f"{{{name}}}" not in sentence for name in named)


def test_no_two_faults_share_a_sentence() -> None:
    assert len(set(NETWORK.values())) == len(Fault)


def test_what_lasts_tells_what_to_do() -> None:
    assert all("by itself" not in NETWORK[each] for each in LASTING - {Fault.PORTAL})
