"""Frames that do not get through cost nothing, and what can be tried again is."""

from typing import Any

import pytest

from tests.faults.conftest import UPLOAD, Workshop, broken, name

NO = '{"success": false, "code": 403, "msg": "quota exhausted"}'
BROKEN: list[tuple[str, dict[str, Any]]] = [
    ("status", {"status": 500}),
    ("status", {"status": 503}),
    ("status", {"status": 429, "headers": {"Retry-After": "1"}}),
    ("reset_before", {}),
    ("reset_after", {}),
    ("truncate", {}),
    ("drip", {}),
    ("replace", {"body": "<html>"}),
    ("replace", {"body": "{}"}),
    ("replace", {"body": '{"success": true, "data": {"file_url": 7}}'}),
]
REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("status", {"status": 413}),
    ("status", {"status": 415}),
    ("status", {"status": 400, "body": NO}),
    ("status", {"status": 403, "body": NO}),
    ("replace", {"body": NO}),
]


@pytest.mark.parametrize(("kind", "more"), BROKEN, ids=range(len(BROKEN)))
async def test_a_broken_upload_is_tried_again(
    shop: Workshop, kind: Any, more: dict[str, Any]
) -> None:
    shop.fault(UPLOAD, kind, 1, **more)
    (take,) = await shop.send(frame=True)
    assert name(take) == "Completed"
    shop.check([take])
    assert shop.posts() == 1


@pytest.mark.parametrize(("kind", "more"), REFUSED, ids=range(len(REFUSED)))
async def test_a_refused_upload_costs_nothing_and_says_why(
    shop: Workshop, kind: Any, more: dict[str, Any]
) -> None:
    shop.fault(UPLOAD, kind, **more)
    (take,) = await shop.send(frame=True)
    assert name(take) in ("Failed", "Queued")
    shop.check([take])
    assert (shop.posts(), shop.service.balance) == (0, 1000)


async def test_a_wrong_key_stops_uploads_too(shop: Workshop) -> None:
    shop.fault(UPLOAD, "status", status=401, body=broken("unauthorized"))
    (take,) = await shop.send(frame=True)
    assert name(take) in ("Queued", "Uploading")
    assert shop.halts
    assert shop.posts() == 0


async def test_an_upload_that_hangs_is_tried_again(shop: Workshop) -> None:
    shop.fault(UPLOAD, "hang", 1, seconds=0.3)
    (take,) = await shop.send(frame=True)
    assert name(take) == "Completed"
    shop.check([take])


async def test_one_picture_goes_up_once_for_many_takes(shop: Workshop) -> None:
    takes = await shop.send(4, frame=True)
    assert {name(take) for take in takes} == {"Completed"}
    shop.check(takes)
    assert sum(each.path.startswith(UPLOAD) for each in shop.service.log) == 1
