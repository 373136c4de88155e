"""Takes go in the artist's order."""

import pytest

from hailuo_desktop.domain.errors import Unreachable
from hailuo_desktop.engine.limits import Limits
from tests.engine.steps import queue, sent
from tests.fakes.world import Bench


async def test_takes_go_in_the_order_in_which_they_came(bench: Bench) -> None:
    queue(bench, *"abc")
    queue(bench, *"de")
    await bench.queue.quiet()
    assert sent(bench) == list("abcde")


@pytest.mark.parametrize(
    ("ids", "before", "order"),
    [
        (["d"], "b", "adbce"),
        (["e", "a"], "c", "baecd"),
        (["a"], None, "bcdea"),
        (["c", "d"], "a", "cdabe"),
        (["a", "b", "c", "d", "e"], None, "abcde"),
        (["b"], "nobody", "acdeb"),
    ],
)
async def test_the_artist_changes_the_order(
    bench: Bench, ids: list[str], before: str | None, order: str
) -> None:
    bench.queue.pause(True)
    queue(bench, *"abcde")
    bench.queue.reorder(ids, before)
    bench.queue.pause(False)
    await bench.queue.quiet()
    assert sent(bench) == list(order)


async def test_to_the_front_and_the_order_survives_a_restart(bench: Bench) -> None:
    bench.queue.pause(True)
    queue(bench, *"abc")
    bench.queue.to_front(["c"])
    await bench.queue.aclose()
    bench.wake()
    await bench.queue.quiet()
    assert sent(bench) == list("cab")


async def test_a_thousand_moves_into_one_gap_still_keep_the_order(bench: Bench) -> None:
    bench.queue.pause(True)
    queue(bench, *"abc")
    for _ in range(500):
        bench.queue.reorder(["c"], "b")
        bench.queue.reorder(["b"], "c")
    bench.queue.pause(False)
    await bench.queue.quiet()
    assert sent(bench) == list("abc")


async def test_only_a_few_are_made_ready_so_that_the_order_counts_to_the_end(bench: Bench) -> None:
    bench.limits = Limits(uploads=1)
    bench.restart()
    bench.service.faults["submit"].append(Unreachable("No network."))
    queue(bench, *"abcdefgh")
    await bench.until(lambda: bench.service.count("submit") == 1)
    bench.queue.to_front(["h"])
    await bench.queue.quiet()
    assert sent(bench).index("h") <= 2
