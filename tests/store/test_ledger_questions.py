"""What the engine asks of the ledger: who has which task, who is in doubt, who is through."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Pending,
    Queued,
    State,
    Submitting,
    Take,
    Uncertain,
)
from hailuo_desktop.store.library import Library
from hailuo_desktop.store.takes import Takes
from tests.fakes.world import Bench


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Takes]:
    with closing(Library.open(tmp_path / "library", "a test")) as library:
        yield library.takes


def put(ledger: Takes, bench: Bench, number: int, state: State, **more: object) -> Take:
    take = replace(bench.take(number), state=state, **more)
    ledger.save(take)
    return take


def test_claimed_tasks_come_with_the_time_of_their_post(ledger: Takes, tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    put(ledger, bench, 1, Pending(), task="task-unified-1", submitted=17.5)
    put(ledger, bench, 2, Completed("a.mp4"), task="task-unified-2")
    put(ledger, bench, 3, Queued())
    assert ledger.claimed() == {"task-unified-1": 17.5, "task-unified-2": None}


def test_in_doubt_is_what_was_sent_and_has_no_task(ledger: Takes, tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    doubtful = [
        put(ledger, bench, 1, Submitting(), submitted=1.0),
        put(ledger, bench, 2, Uncertain(plain("Lost.")), submitted=1.0),
        put(ledger, bench, 3, Cancelled(), submitted=1.0),
        put(ledger, bench, 4, Queued(), submitted=1.0),
    ]
    put(ledger, bench, 5, Queued())
    put(ledger, bench, 6, Failed(plain("Refused.")), submitted=1.0)
    put(ledger, bench, 7, Pending(), submitted=1.0, task="task-unified-7")
    assert ledger.unanswered() == doubtful


def test_a_film_in_its_place_is_found_again(tmp_path: Path) -> None:
    take = Bench(tmp_path).take()
    with closing(Library.open(tmp_path / "library", "a test")) as library:
        assert library.videos.kept(take) is None
        part = library.videos.part(take)
        part.write_bytes(b"film")
        assert library.videos.kept(take) is None
        library.videos.keep(take, part)
        assert library.videos.kept(take) == "media/takes/ta/take-1.mp4"
