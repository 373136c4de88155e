"""The parts of a queue know the same others: one gate, one ledger in hand, one lock."""

from collections import defaultdict
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from hailuo_desktop.engine.admission import Admission
from hailuo_desktop.engine.assembly import Assembly
from hailuo_desktop.engine.budget import Budget
from hailuo_desktop.engine.gate import Gate
from hailuo_desktop.engine.live_takes import LiveTakes
from hailuo_desktop.engine.post_lock import PostLock
from hailuo_desktop.engine.reconciliation import Reconciliation
from tests.fakes.world import Bench

ONE_OF_A_KIND = (Admission, Budget, Gate, LiveTakes, PostLock, Reconciliation)


def parts(assembly: Assembly) -> dict[type[Any], set[int]]:
    """Who is there, by kind, wherever a part holds it."""
    found: defaultdict[type[Any], set[int]] = defaultdict(set)
    seen: set[int] = set()
    left: list[Any] = [assembly]
    while left:
        part = left.pop()
        if id(part) in seen or not type(part).__module__.startswith("hailuo_desktop.engine"):
            continue
        seen.add(id(part))
        found[type(part)].add(id(part))
        if is_dataclass(part):
            left += [getattr(part, each.name) for each in fields(part)]
        else:
            left += vars(part).values()
    return found


@pytest.mark.parametrize("kind", ONE_OF_A_KIND)
def test_there_is_one_of_it(bench: Bench, kind: type[Any]) -> None:
    assert len(parts(bench.queue._assembly)[kind]) == 1


def test_what_the_files_service_asks_for_slows_no_post_down(bench: Bench) -> None:
    sending = bench.queue._assembly.story.sending
    assert sending.post_backoff is not sending.uploading._backoff
