"""Everything at once, at random places that a seed chooses; then calm, and all is as it should."""

import random
from typing import Any

import pytest

from hailuo_desktop.domain.take import Uncertain
from hailuo_desktop.studio.studio import Studio
from tests.faults.conftest import BATCH, POST, RESULTS, TASKS, UPLOAD, Workshop, broken, name

ANYWHERE: list[tuple[str, dict[str, Any]]] = [
    ("status", {"status": 500}),
    ("status", {"status": 503, "body": "<html>"}),
    ("status", {"status": 429, "headers": {"Retry-After": "0.5"}}),
    ("reset_before", {}),
    ("reset_after", {}),
    ("truncate", {}),
    ("drip", {}),
    ("replace", {"body": "<html>"}),
    ("replace", {"body": "{}"}),
    ("slow", {"seconds": 0.05}),
    ("slow_then_reset", {"seconds": 0.05}),
]
PLACES = (POST, TASKS, BATCH, RESULTS, UPLOAD, "/v1/tasks?")


def wake(shop: Workshop, chance: random.Random) -> None:
    for path in PLACES:
        for hit in range(1, 9):
            if chance.random() < 0.35:
                kind, more = chance.choice(ANYWHERE)
                shop.fault(path, kind, hit, **more)  # type: ignore[arg-type]
    if chance.random() < 0.5:
        shop.fault(RESULTS, "expire", chance.randrange(1, 6))
    if chance.random() < 0.3:
        shop.fault(POST, "status", chance.randrange(1, 6), status=401, body=broken("unauthorized"))
    shop.service.faults.ignore_idempotency = chance.random() < 0.3
    shop.service.faults.without_batches = chance.random() < 0.3


def settle(shop: Workshop, studio: Studio) -> None:
    """A doubt holds back what its film could be: the artist looks each up, and gives it its task.

    What has made none stays in doubt, and lets the others go once no found film is open.
    """
    for take in studio.library.takes.all():
        mine = [task.id for task in shop.service.tasks.values() if task.key == take.key]
        if isinstance(take.state, Uncertain) and mine:
            studio.queue.adopt(take.id, mine[0])
    for found in list(studio.queue.found.open):
        studio.queue.found.let_be(found.id)


@pytest.mark.parametrize("seed", range(6))
async def test_after_a_storm_every_take_is_paid_for_at_most_once(shop: Workshop, seed: int) -> None:
    chance = random.Random(seed)
    wake(shop, chance)
    async with shop.opened() as studio:
        studio.queue.add(await shop.takes(studio, 5, frame=chance.random() < 0.5))
        await shop.clock.sleep(chance.uniform(1, 20))
    async with shop.opened() as studio:
        await shop.clock.sleep(chance.uniform(1, 20))
    shop.service.faults.clear()
    async with shop.opened() as studio:
        await shop.quiet(studio)
        studio.queue.go_on()
        await shop.quiet(studio)
        settle(shop, studio)
        await shop.quiet(studio)
        takes = studio.library.takes.all()
    assert {name(take) for take in takes} <= {"Completed", "Failed", "Uncertain"}
    shop.check(takes)
    assert len(shop.service.tasks) <= len(takes)
