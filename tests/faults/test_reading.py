"""A broken reading never settles a take; whatever was paid for comes home."""

from typing import Any

import pytest

from hailuo_desktop.domain.take import Failed, Pending, Processing
from tests.faults.conftest import BATCH, TASKS, Workshop, broken, name

BROKEN: list[tuple[str, dict[str, Any]]] = [
    ("status", {"status": 500}),
    ("status", {"status": 502, "body": "<html>bad gateway</html>"}),
    ("status", {"status": 429, "headers": {"Retry-After": "1"}}),
    ("status", {"status": 400, "body": broken("invalid_request")}),
    ("status", {"status": 403, "body": broken("permission_denied")}),
    ("status", {"status": 404, "body": broken("task_not_found")}),
    ("status", {"status": 200, "body": ""}),
    ("status", {"status": 200, "body": "null"}),
    ("reset_before", {}),
    ("reset_after", {}),
    ("truncate", {}),
    ("drip", {}),
    ("redirect", {"location": "/v1/credits"}),
    ("replace", {"body": "<html>login</html>"}),
    ("replace", {"body": "["}),
    ("replace", {"body": "{}"}),
    ("replace", {"body": '{"id": "task-unified-1", "status": "completed"}'}),
    ("replace", {"body": '{"id": "task-unified-1", "status": "dreaming", "progress": "lots"}'}),
]


@pytest.mark.parametrize(("kind", "more"), BROKEN, ids=range(len(BROKEN)))
async def test_one_broken_reading_changes_nothing(
    shop: Workshop, kind: Any, more: dict[str, Any]
) -> None:
    shop.fault(TASKS, kind, 1, **more)
    (take,) = await shop.send()
    assert name(take) == "Completed"
    shop.check([take])
    assert shop.posts() == 1
    assert not any(isinstance(state, Failed) for state in shop.states)


async def test_a_reading_that_hangs_is_given_up_and_asked_again(shop: Workshop) -> None:
    shop.fault(TASKS, "hang", 1, seconds=0.3)
    (take,) = await shop.send()
    assert name(take) == "Completed"
    shop.check([take])


async def test_a_key_that_stops_working_holds_the_take_and_loses_nothing(shop: Workshop) -> None:
    shop.fault(TASKS, "status", status=401, body=broken("unauthorized"))
    async with shop.opened() as studio:
        studio.queue.add(await shop.takes(studio))
        await shop.quiet(studio)
        (take,) = studio.library.takes.all()
        assert isinstance(take.state, Pending | Processing)
        shop.check([take])
        shop.service.faults.clear()
        studio.queue.go_on()
        await shop.quiet(studio)
        (take,) = studio.library.takes.all()
    assert name(take) == "Completed"
    shop.check([take])


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("status", {"status": 404, "body": "404 page not found"}),
        ("status", {"status": 405}),
        ("status", {"status": 500}),
        ("replace", {"body": '{"data": null}'}),
        ("replace", {"body": '{"data": [7, {}, {"id": "task-unified-1-stranger"}]}'}),
        ("replace", {"body": "<html>"}),
        ("reset_before", {}),
    ],
    ids=range(7),
)
async def test_a_service_with_broken_batches_is_read_one_by_one_or_later(
    shop: Workshop, kind: Any, more: dict[str, Any]
) -> None:
    shop.fault(BATCH, kind, 1, 2, **more)
    shop.hold_until_met()  # so that two are read at one time
    takes = await shop.send(3)
    assert {name(take) for take in takes} == {"Completed"}
    shop.check(takes)
    assert shop.posts() == 3


async def test_a_service_without_batches_gets_every_take_home(shop: Workshop) -> None:
    shop.service.faults.without_batches = True
    takes = await shop.send(4)
    assert {name(take) for take in takes} == {"Completed"}
    shop.check(takes)


async def test_a_task_that_fails_is_failed_in_words_and_refunded(shop: Workshop) -> None:
    """The uploads die on the way to the task that needs them."""
    shop.fault("/v1/videos", "expire", 1)
    (take,) = await shop.send(frame=True)
    assert isinstance(take.state, Failed)
    assert take.state.code == "image_processing_error"
    shop.check([take])
    assert shop.service.balance == 1000


async def test_closing_in_the_middle_loses_nothing(shop: Workshop) -> None:
    for _ in range(3):
        async with shop.opened() as studio:
            if not studio.library.takes.all():
                studio.queue.add(await shop.takes(studio, 4))
            await shop.clock.sleep(2.0)
    takes = await shop.go_on()
    assert {name(take) for take in takes} == {"Completed"}
    shop.check(takes)
    assert shop.posts() == 4
