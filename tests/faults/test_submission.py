"""Whatever happens to the one paid POST: paid for at most once, never lost, told truly."""

import asyncio
from typing import Any

import pytest

from hailuo_desktop.domain.take import Failed, Uncertain
from tests.faults.conftest import PATIENCE, POST, Workshop, broken, name

Case = tuple[str, dict[str, Any]]
LOOK = "/v1/tasks"


def status(code: int, body: str = "", **headers: str) -> Case:
    return "status", {"status": code, "body": body, "headers": headers}


def disguised(code: int, body: str = "") -> Case:
    return "disguise", {"status": code, "body": body}


def replaced(body: str) -> Case:
    return "replace", {"body": body}


REFUSED = [
    status(400, broken("invalid_request")),
    status(400, broken("content_policy_violation")),
    status(403, broken("model_access_denied")),
]
LATER = [
    status(429, broken("rate_limit_exceeded")),
    status(429, broken("rate_limit_exceeded"), **{"Retry-After": "1"}),
    status(400, broken("no_available_channel")),
]
HALTED = [
    status(401, broken("unauthorized")),
    status(401, broken("KEY_DISABLED")),
    status(402, broken("insufficient_quota")),
    status(402, broken("KEY_DAILY_QUOTA_EXHAUSTED")),
]
NEVER_ACCEPTED = [
    status(500, broken("internal_error")),
    status(500, "<html>fault</html>"),
    status(502),
    status(504),
    status(400),
    status(413),
    status(422, '{"detail": "unprocessable"}'),
    status(429, "", **{"Retry-After": "1"}),
    status(409, broken("paid_outcome_unknown")),
    status(200, "<html>welcome to the hotel</html>"),
    status(200, '{"id": ""}'),
    ("reset_before", {}),
    ("redirect", {"location": "http://127.0.0.1:9/"}),
]
ACCEPTED = [
    # It was accepted, and somebody on the way, or the gateway itself, says no.
    disguised(403, "<html>blocked</html>"),
    disguised(429),
    disguised(429, '{"code": "rate_limit_exceeded", "message": "No"}'),
    disguised(400, '{"error": "invalid_request"}'),
    disguised(401, "<html>log in</html>"),
    disguised(402, '{"error": {"code": 402, "message": "No", "type": ""}}'),
    disguised(413),
    disguised(422),
    disguised(500, broken("internal_error")),
    disguised(503, broken("service_unavailable")),
    ("reset_after", {}),
    ("slow_then_reset", {"seconds": 0.1}),
    ("truncate", {}),
    ("drip", {}),
    ("slow", {"seconds": 0.1}),
    replaced("<html>welcome to the hotel</html>"),
    replaced("{}"),
    replaced("["),
    replaced("[" * 100_000),
    replaced('{"id": "../../v1/credits"}'),
    replaced('{"error": {"code": "x"}}'),
]


def meet(shop: Workshop, case: Case, *hits: int) -> None:
    shop.fault(POST, case[0], *(hits or (1,)), **case[1])  # type: ignore[arg-type]


@pytest.mark.parametrize("case", REFUSED, ids=range(len(REFUSED)))
async def test_a_refusal_fails_the_take_and_costs_nothing(shop: Workshop, case: Case) -> None:
    meet(shop, case)
    (take,) = await shop.send()
    assert isinstance(take.state, Failed)
    shop.check([take])
    assert (shop.posts(), shop.service.balance) == (1, 1000)


@pytest.mark.parametrize("case", LATER, ids=range(len(LATER)))
async def test_a_busy_service_is_waited_for(shop: Workshop, case: Case) -> None:
    meet(shop, case, 1, 2)
    (take,) = await shop.send()
    assert name(take) == "Completed"
    shop.check([take])
    assert (shop.posts(), len(shop.service.tasks)) == (3, 1)
    assert shop.notes


@pytest.mark.parametrize("case", HALTED, ids=range(len(HALTED)))
async def test_a_spent_or_wrong_key_stops_all_and_one_action_goes_on(
    shop: Workshop, case: Case
) -> None:
    meet(shop, case, 1, 2)
    async with shop.opened() as studio:
        studio.queue.add(await shop.takes(studio, 3))
        await shop.quiet(studio)
        takes = studio.library.takes.all()
        assert [name(take) for take in takes] == ["Queued"] * 3
        assert shop.posts() <= 2
        shop.check(takes)
        shop.service.faults.clear()
        studio.queue.go_on()
        await shop.quiet(studio)
        takes = studio.library.takes.all()
    assert [name(take) for take in takes] == ["Completed"] * 3
    shop.check(takes)
    assert len(shop.service.tasks) == 3


@pytest.mark.parametrize("case", NEVER_ACCEPTED, ids=range(len(NEVER_ACCEPTED)))
async def test_an_answer_that_tells_nothing_is_never_answered_with_a_second_post(
    shop: Workshop, case: Case
) -> None:
    meet(shop, case)
    (take,) = await shop.send()
    assert isinstance(take.state, Uncertain)
    shop.check([take])
    # Nor after a restart: only the artist may decide.
    (take,) = await shop.go_on()
    assert isinstance(take.state, Uncertain)
    assert shop.posts() == 1
    async with shop.opened() as studio:
        studio.queue.resend(take.id)
        await shop.quiet(studio)
        (take,) = studio.library.takes.all()
    assert name(take) == "Completed"
    shop.check([take])
    assert len(shop.service.tasks) == 1


@pytest.mark.parametrize("case", ACCEPTED, ids=range(len(ACCEPTED)))
async def test_a_lost_answer_is_found_in_the_task_list(shop: Workshop, case: Case) -> None:
    """The film begins with the frame that was sent, and so proves whose it is."""
    meet(shop, case)
    (take,) = await shop.send(frame=True)
    assert name(take) == "Completed"
    shop.check([take])
    assert (shop.posts(), len(shop.service.tasks)) == (1, 1)


@pytest.mark.parametrize("case", ACCEPTED, ids=range(len(ACCEPTED)))
async def test_a_lost_answer_about_text_alone_is_left_to_the_artist(
    shop: Workshop, case: Case
) -> None:
    """Nothing in such a film proves whose it is; where the answer did arrive, all is well."""
    meet(shop, case)
    async with shop.opened() as studio:
        studio.queue.add(await shop.takes(studio))
        await shop.quiet(studio)
        (take,) = studio.library.takes.all()
        shop.check([take])
        if not take.task:
            assert name(take) == "Uncertain"
            (found,) = await studio.queue.found.look()
            studio.queue.adopt(take.id, found.id)
            await shop.quiet(studio)
        (take,) = studio.library.takes.all()
    assert name(take) == "Completed"
    assert (shop.posts(), len(shop.service.tasks)) == (1, 1)


@pytest.mark.parametrize("kind", ["hang", "hang_after"])
async def test_an_answer_that_never_comes_is_looked_for(shop: Workshop, kind: str) -> None:
    meet(shop, (kind, {"seconds": 0.3}))
    (take,) = await shop.send(frame=True)
    assert name(take) == ("Completed" if kind == "hang_after" else "Uncertain")
    shop.check([take])
    assert shop.posts() == 1


async def test_a_task_that_appears_late_is_not_made_twice(shop: Workshop) -> None:
    """It reaches the service after the last look, and the artist says: send it again."""
    meet(shop, ("slow_then_reset", {"seconds": 1.5}))
    async with shop.opened() as studio:
        studio.queue.add(await shop.takes(studio))
        await shop.quiet(studio)
        (take,) = studio.library.takes.all()
        assert isinstance(take.state, Uncertain)
        async with asyncio.timeout(PATIENCE):
            while not shop.service.tasks:
                await shop.clock.sleep(0.5)
        studio.queue.resend(take.id)
        await shop.quiet(studio)
        (take,) = studio.library.takes.all()
    assert name(take) == "Completed"
    shop.check([take])
    assert len(shop.service.tasks) == 1


async def test_the_artist_may_name_the_task_instead(shop: Workshop) -> None:
    shop.service.faults.ignore_idempotency = True
    meet(shop, ("reset_after", {}))
    shop.fault(LOOK, "status", status=403)
    async with shop.opened() as studio:
        studio.queue.add(await shop.takes(studio))
        await shop.quiet(studio)
        (take,) = studio.library.takes.all()
        assert isinstance(take.state, Uncertain)
        shop.service.faults.clear()
        (task,) = shop.service.tasks
        studio.queue.adopt(take.id, task)
        await shop.quiet(studio)
        (take,) = studio.library.takes.all()
    assert name(take) == "Completed"
    shop.check([take])
    assert len(shop.service.tasks) == 1


@pytest.mark.parametrize(
    "case",
    [status(500), status(429), ("reset_before", {}), replaced("<html>"), ("truncate", {})],
    ids=range(5),
)
async def test_the_search_itself_survives_a_fault(shop: Workshop, case: Case) -> None:
    meet(shop, ("reset_after", {}))
    shop.fault(LOOK, case[0], 1, **case[1])  # type: ignore[arg-type]
    (take,) = await shop.send(frame=True)
    assert name(take) == "Completed"
    shop.check([take])
    assert shop.posts() == 1


@pytest.mark.parametrize("ignores", [False, True])
async def test_many_lost_answers_at_once_make_no_take_twice(shop: Workshop, ignores: bool) -> None:
    shop.service.faults.ignore_idempotency = ignores
    meet(shop, ("reset_after", {}), 1, 3, 5)
    meet(shop, ("reset_before", {}), 2)
    async with shop.opened() as studio:
        studio.queue.add(await shop.takes(studio, 6))
        await shop.quiet(studio)
        assert shop.posts() <= 3  # three doubts in a row: nothing more goes without a word
        for _ in range(6):
            studio.queue.go_on()
            for found in list(studio.queue.found.open):
                studio.queue.found.let_be(found.id)
            await shop.quiet(studio)
        takes = studio.library.takes.all()
    assert {name(take) for take in takes} <= {"Completed", "Uncertain"}
    shop.check(takes)
    assert len(shop.service.tasks) <= 6


async def test_a_redirect_takes_neither_the_key_nor_the_request_along(shop: Workshop) -> None:
    meet(shop, ("redirect", {"location": f"{shop.rehearsal.files_url}/uploads/trap"}))
    await shop.send()
    assert [each for each in shop.service.log if "trap" in each.path] == []


async def test_credits_that_run_out_stop_the_rest_and_a_top_up_goes_on(shop: Workshop) -> None:
    shop.service.top_up(45)
    async with shop.opened() as studio:
        studio.queue.add(await shop.takes(studio, 4))
        await shop.quiet(studio)
        takes = studio.library.takes.all()
        assert sorted(map(name, takes)) == ["Completed", "Completed", "Queued", "Queued"]
        shop.check(takes)
        shop.service.top_up(100)
        studio.queue.go_on()
        await shop.quiet(studio)
        takes = studio.library.takes.all()
    assert {name(take) for take in takes} == {"Completed"}
    shop.check(takes)
    assert shop.service.balance == 60
