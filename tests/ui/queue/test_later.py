"""What is told of the takes that are queued for later."""

from dataclasses import replace

from hailuo_desktop.domain.take import Hold, Queued, Take
from hailuo_desktop.ui.queue.later import held_sentence
from tests.fakes.any_take import take


def held(*holds: Hold) -> list[Take]:
    return [replace(take(str(n), Queued()), hold=hold) for n, hold in enumerate(holds)]


def test_one_start_is_named_with_how_long_it_takes() -> None:
    assert held_sentence(held(Hold()), None) == (
        "1 take queued for later: it starts when you press Start now."
    )
    assert held_sentence(held(Hold(network=True), Hold(network=True)), 600) == (
        "2 takes queued for later: they start when the network is back. "
        "Once started, this takes about 10 min."
    )


def test_several_starts_stand_in_their_rows() -> None:
    assert held_sentence(held(Hold(), Hold(network=True)), None) == (
        "2 takes queued for later: each says in its row when it starts."
    )
