"""What was sent together: where it stands, how far it is, what it costs."""

from dataclasses import replace
from decimal import Decimal

from hailuo_desktop.domain.batches import Batch, grouped
from hailuo_desktop.domain.money import Cost
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import Cancelled, Completed, Failed, Processing, Queued
from tests.fakes.any_take import take

STATES = (Completed("a"), Failed(plain("Refused.")), Cancelled(), Processing(40), Queued())
TAKES = [take(str(number), state) for number, state in enumerate(STATES)]


def test_a_batch_stands_where_its_first_take_does_and_one_alone_by_itself() -> None:
    alone = replace(take("x"), created=5.0)
    first, second, rest = TAKES[0], alone, TAKES[1:]
    (batch, single) = grouped([first, second, *rest])
    assert batch == Batch(1000.0, (first, *rest))
    assert single is alone
    assert grouped([alone, first, *rest])[0] is alone


def test_it_counts_and_has_come_so_far() -> None:
    batch = Batch(1000.0, tuple(TAKES))
    assert (batch.done, batch.failed) == (1, 2)
    assert batch.progress == (3 + 0.4) / 5
    assert batch.cost is None


def test_its_cost_is_what_was_stated() -> None:
    priced = replace(TAKES[0], cost=Cost(used=Decimal(36)))
    assert Batch(1000.0, (priced, TAKES[4])).cost == Decimal(36)
