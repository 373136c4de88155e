"""However a download breaks, the whole film ends on disk, once, and nothing else does."""

from typing import Any

import pytest

from tests.faults.conftest import RESULTS, Workshop, name

BROKEN: list[tuple[str, dict[str, Any]]] = [
    ("status", {"status": 403, "body": "<Error>AccessDenied</Error>"}),
    ("status", {"status": 404}),
    ("status", {"status": 410}),
    ("status", {"status": 429, "headers": {"Retry-After": "1"}}),
    ("status", {"status": 500}),
    ("status", {"status": 503, "body": "<html>later</html>"}),
    ("status", {"status": 204}),
    ("status", {"status": 206, "body": "half", "headers": {"Content-Range": "bytes 9-12/13"}}),
    ("status", {"status": 416}),
    ("status", {"status": 200, "body": ""}),
    ("status", {"status": 200, "body": "no film at all"}),
    ("reset_before", {}),
    ("truncate", {}),
    ("drip", {}),
    ("replace", {"body": "<html>please log in</html>"}),
    ("replace", {"body": '{"error": "expired"}'}),
    ("redirect", {"location": "/uploads/nothing.png"}),
    ("redirect", {"location": "/results/again"}),
    ("redirect", {"location": ""}),
    ("redirect", {"location": "file:///etc/passwd"}),
    ("expire", {}),
]


@pytest.mark.parametrize(("kind", "more"), BROKEN, ids=range(len(BROKEN)))
async def test_a_broken_download_is_brought_home_later(
    shop: Workshop, kind: Any, more: dict[str, Any]
) -> None:
    shop.fault(RESULTS, kind, 1, **more)
    (take,) = await shop.send()
    assert name(take) == "Completed"
    shop.check([take])
    assert shop.posts() == 1
    assert len([*shop.library.rglob("*.mp4")]) == 1


async def test_a_download_that_breaks_again_and_again_is_brought_home(shop: Workshop) -> None:
    shop.fault(RESULTS, "truncate", 1, 2, 4)
    shop.fault(RESULTS, "status", 3, status=503)
    (take,) = await shop.send()
    assert name(take) == "Completed"
    shop.check([take])


async def test_a_download_that_hangs_is_given_up_and_tried_again(shop: Workshop) -> None:
    shop.fault(RESULTS, "hang", 1, seconds=0.3)
    (take,) = await shop.send()
    assert name(take) == "Completed"
    shop.check([take])


async def test_no_result_is_ever_asked_for_with_the_key(shop: Workshop) -> None:
    takes = await shop.send(2)
    asked = [each for each in shop.service.log if each.path.startswith(RESULTS)]
    assert len(asked) == 2
    assert not any(each.authorised for each in asked)
    shop.check(takes)


async def test_several_broken_at_once_all_come_home(shop: Workshop) -> None:
    shop.fault(RESULTS, "truncate", 1, 3, 5)
    shop.fault(RESULTS, "reset_before", 2, 4)
    takes = await shop.send(5)
    assert {name(take) for take in takes} == {"Completed"}
    shop.check(takes)
    assert len([*shop.library.rglob("*.mp4")]) == 5
