"""Tasks as they are read: whatever is missing or odd, no paid take is thrown away."""

import asyncio
import json
from decimal import Decimal
from typing import Any

import pytest

from hailuo_desktop.domain.errors import (
    NotFound,
    OutcomeUnknown,
    OutOfCredits,
    Refused,
    ServiceError,
    Unauthorised,
)
from hailuo_desktop.domain.money import Charge, Cost
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.service import TaskReport, TaskStatus
from hailuo_desktop.evolink.client import EvoLink
from hailuo_desktop.evolink.parse import reports_of
from hailuo_desktop.simulator import Fault, Rehearsal
from tests.evolink.conftest import REQUEST, TAKE_KEY, TASK, Connect
from tests.fakes.raw_server import RawServer, Reply, reply

LATER = 2_000_000_000.0  # a list that begins before then goes back far enough
REFUNDED = {
    "charge_status": "released",
    "refund_status": "completed",
    "reserved_credits": 20,
    "refunded_credits": 20,
    "refunded_at": 1757169743,
}

LINK = "https://media.evolink.ai/a.mp4"


async def read(connect: Connect, answer: object) -> TaskReport:
    script = answer if isinstance(answer, Reply) else reply(200, answer)
    async with RawServer(script) as server:
        return await connect(server.url).task(TASK)


async def refused(connect: Connect, answer: object) -> ServiceError:
    with pytest.raises(ServiceError) as caught:
        await read(connect, answer)
    assert caught.value.charge is Charge.NO
    return caught.value


async def test_a_task_is_followed_at_the_service(client: EvoLink, service: Rehearsal) -> None:
    submission = await client.submit(REQUEST, (), TAKE_KEY)
    one = await client.task(submission.task)
    assert (one.id, one.model) == (submission.task, "MiniMax-Hailuo-02")
    assert one.status in (TaskStatus.PENDING, TaskStatus.PROCESSING)
    together = await client.tasks([submission.task, "task-unified-nobody-knows"])
    assert together is not None
    assert [report.id for report in together] == [submission.task]
    (listed,) = (await client.recent("MiniMax-Hailuo-02", 0.0)).tasks
    assert listed.id == submission.task
    assert listed.created == pytest.approx(service.service.tasks[submission.task].created, abs=1)


async def test_an_unknown_task_is_not_found(client: EvoLink) -> None:
    with pytest.raises(NotFound):
        await client.task("task-unified-nobody-knows")


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../credits", "a b", "a/b", "a?b=c", "é", "x" * 129]
)
async def test_what_is_no_task_id_is_not_asked_for(connect: Connect, name: str) -> None:
    async with RawServer(reply(200, {})) as server:
        with pytest.raises(Refused, match="no task id"):
            await connect(server.url).task(name)
    assert server.heard == []


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("pending", TaskStatus.PENDING),
        ("PROCESSING", TaskStatus.PROCESSING),
        ("completed", TaskStatus.COMPLETED),
        ("failed", TaskStatus.FAILED),
        ("cancelled", TaskStatus.CANCELLED),
        ("paused_for_review", TaskStatus.UNKNOWN),
        ("", TaskStatus.UNKNOWN),
        (None, TaskStatus.UNKNOWN),
        (7, TaskStatus.UNKNOWN),
    ],
)
async def test_only_known_words_settle_a_task(
    connect: Connect, word: object, status: TaskStatus
) -> None:
    assert (await read(connect, {"id": TASK, "status": word})).status is status


@pytest.mark.parametrize(
    ("progress", "shown"),
    [
        (0, 0.0),
        (45.5, 45.5),
        ("62", 62.0),
        ("62.5 %", 62.5),
        (-3, 0.0),
        (250, 100.0),
        (None, 0.0),
        ("soon", 0.0),
        ([], 0.0),
        (True, 0.0),
        ("1e400", 0.0),
        ("NaN", 0.0),
    ],
)
async def test_progress_is_a_number_and_decides_nothing(
    connect: Connect, progress: object, shown: float
) -> None:
    report = await read(connect, {"id": TASK, "status": "processing", "progress": progress})
    assert (report.status, report.progress) == (TaskStatus.PROCESSING, shown)


@pytest.mark.parametrize(
    "body",
    [
        f'{{"id":"{TASK}","status":"processing","progress":1e999}}',
        f'{{"id":"{TASK}","status":"processing","progress":NaN,"created":1e400}}',
        f'{{"id":"{TASK}","status":"processing","created":"9e99999999"}}',
    ],
)
async def test_numbers_out_of_this_world_are_as_good_as_missing(
    connect: Connect, body: str
) -> None:
    report = await read(connect, body)
    assert (report.progress, report.created) == (0.0, None)


@pytest.mark.parametrize(
    ("found", "links"),
    [
        ({"results": [LINK]}, (LINK,)),
        ({"results": ["http://result.host/a.mp4"]}, ("http://result.host/a.mp4",)),
        ({"results": LINK}, (LINK,)),
        ({"results": [{"video_url": LINK}]}, (LINK,)),
        ({"results": [], "result_data": [{"video_url": LINK, "title": "a"}]}, (LINK,)),
        ({"results": None, "result_data": {"video_url": LINK}}, (LINK,)),
        ({"result_data": [{"image_url": "https://x/i.png"}, {"video_url": LINK}]}, (LINK,)),
        ({"results": ["", None, 5, "file:///etc/passwd", "javascript:x"]}, ()),
        ({"results": []}, ()),
        ({"results": {}, "result_data": "soon"}, ()),
        ({}, ()),
    ],
)
async def test_links_are_found_wherever_they_stand(
    connect: Connect, found: dict[str, Any], links: tuple[str, ...]
) -> None:
    report = await read(connect, {"id": TASK, "status": "completed", **found})
    assert (report.status, report.results) == (TaskStatus.COMPLETED, links)


async def test_an_answer_without_an_id_is_about_the_task_asked_for(connect: Connect) -> None:
    report = await read(connect, {"status": "completed", "results": [LINK]})
    assert (report.id, report.results) == (TASK, (LINK,))


async def test_an_answer_about_another_task_is_not_taken(connect: Connect) -> None:
    other = {"id": "task-unified-2", "status": "completed", "results": [LINK]}
    assert isinstance(await refused(connect, other), OutcomeUnknown)


@pytest.mark.parametrize("body", ["", "<Error/>", "null", "[]", {}, {"data": []}, {"error": "x y"}])
async def test_an_answer_without_sense_settles_nothing(connect: Connect, body: object) -> None:
    assert isinstance(await refused(connect, body), OutcomeUnknown)


@pytest.mark.parametrize(
    ("error", "code", "start"),
    [
        ({"code": "generation_timeout", "message": "No."}, "generation_timeout", "The model took"),
        ("Out of luck", "", "The service says"),
        (None, "", "The service gave no reason"),
    ],
)
async def test_a_failed_task_says_why_where_it_can(
    connect: Connect, error: object, code: str, start: str
) -> None:
    report = await read(connect, {"id": TASK, "status": "failed", "error": error, "progress": 0})
    assert (report.code, report.charge) == (code, Charge.UNKNOWN)
    assert worded(report.error).startswith(start)


@pytest.mark.parametrize(
    ("status", "billing", "charge"),
    [
        ("completed", {}, Charge.YES),
        ("processing", {"charge_status": "reserved"}, Charge.UNKNOWN),
        ("failed", {"charge_status": "charged"}, Charge.YES),
        ("failed", {"charge_status": "charged", "refund_status": "pending"}, Charge.UNKNOWN),
        ("failed", {"charge_status": "charged", "refund_status": "completed"}, Charge.UNKNOWN),
        ("failed", {"charge_status": "unknown"}, Charge.UNKNOWN),
        ("failed", "odd", Charge.UNKNOWN),
        ("cancelled", None, Charge.UNKNOWN),
        ("failed", REFUNDED, Charge.NO),
        ("cancelled", REFUNDED, Charge.NO),
        *[("failed", {**REFUNDED, name: None}, Charge.UNKNOWN) for name in REFUNDED],
        ("failed", {**REFUNDED, "refunded_credits": 19}, Charge.UNKNOWN),
        ("failed", {**REFUNDED, "reserved_credits": 0, "refunded_credits": 0}, Charge.UNKNOWN),
    ],
)
async def test_a_charge_is_what_the_billing_note_says(
    connect: Connect, status: str, billing: object, charge: Charge
) -> None:
    report = await read(connect, {"id": TASK, "status": status, "billing": billing})
    assert report.charge is charge


@pytest.mark.parametrize(
    ("found", "used"),
    [
        ({"usage": {"credits_used": 20}}, 20),
        ({"usage": {"cost": {"credits": "20", "usd": 0.3}}}, 20),
        ({"billing": {"charged_credits": 20.0}}, 20),
        ({"credits_used": 20}, 20),
        ({"usage": {"credits_used": 270000}}, 270000),
        ({"usage": None}, None),
    ],
)
async def test_the_price_of_a_task_is_found_under_each_of_its_names(
    connect: Connect, found: dict[str, Any], used: int | None
) -> None:
    report = await read(connect, {"id": TASK, "status": "completed", **found})
    assert report.cost == Cost(used=None if used is None else Decimal(used))


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (400, "invalid_task_id", Refused),
        (401, "unauthorized", Unauthorised),
        (402, "quota_exceeded", OutOfCredits),
        (403, "permission_denied", Refused),
        (404, "task_not_found", NotFound),
        (404, "resource_not_found", NotFound),
    ],
)
async def test_a_refused_reading_is_an_error_and_no_report(
    connect: Connect, status: int, code: str, kind: type[ServiceError]
) -> None:
    error = {"code": code, "message": "No.", "type": "insufficient_quota" if status == 402 else ""}
    assert type(await refused(connect, reply(status, {"error": error}))) is kind


@pytest.mark.parametrize(
    "answer",
    [
        reply(404, "404 page not found"),
        reply(404, {"error": {"code": "not_found", "message": "Invalid URL"}}),
        reply(404, {"error": {"code": "task_not_found"}}),
        reply(405),
        reply(405, {"error": {"code": 405}}),
        reply(501),
        reply(400, {"error": {"code": "invalid_task_id"}}),
        reply(200, "<html>welcome</html>"),
        reply(200, {"id": TASK, "status": "pending"}),
        reply(200, {"success": False, "code": 404, "msg": "no route"}),
    ],
)
async def test_a_service_without_batches_is_noticed(connect: Connect, answer: Reply) -> None:
    async with RawServer(answer) as server:
        assert await connect(server.url).tasks([TASK]) is None
    assert len(server.heard) == 1


async def test_the_rehearsal_can_do_without_batches(client: EvoLink, service: Rehearsal) -> None:
    service.service.faults.without_batches = True
    assert await client.tasks([TASK]) is None


@pytest.mark.parametrize("status", [401, 402, 403, 429, 500, 503])
async def test_a_batch_that_is_only_refused_is_asked_again_later(
    connect: Connect, status: int
) -> None:
    async with RawServer(reply(status, {"error": {"code": status}})) as server:
        with pytest.raises(ServiceError):
            await connect(server.url).tasks([TASK])


@pytest.mark.parametrize(
    "wrap",
    [
        lambda tasks: {"data": tasks},
        lambda tasks: tasks,
        lambda tasks: {"data": {"tasks": tasks}},
        lambda tasks: {"success": True, "data": {"list": tasks, "total": 3}},
        lambda tasks: {"tasks": tasks},
        lambda tasks: {"items": tasks},
    ],
)
async def test_a_list_is_read_in_every_shape(connect: Connect, wrap: Any) -> None:
    tasks = [
        {"id": TASK, "status": "pending", "created_at": 1757169743},
        "odd",
        None,
        {"status": "completed"},
        {"id": 7},
        {"id": "task-unified-2", "status": "failed", "created_at": "2025-09-06T14:42:23+00:00"},
    ]
    async with RawServer(reply(200, wrap(tasks))) as server:
        found = await connect(server.url).recent("MiniMax-Hailuo-02", LATER)
    assert [(report.id, report.created) for report in found.tasks] == [
        (TASK, 1757169743.0),
        ("task-unified-2", 1757169743.0),
    ]
    assert server.heard[0].target == (
        "/v1/tasks?type=video&model=MiniMax-Hailuo-02&page=1&page_size=50"
    )


@pytest.mark.parametrize("body", ["", "<Error/>", {}, {"data": "none"}])
async def test_a_task_list_without_sense_is_not_an_empty_one(
    connect: Connect, body: object
) -> None:
    async with RawServer(reply(200, body)) as server:
        with pytest.raises(OutcomeUnknown):
            await connect(server.url).recent("MiniMax-Hailuo-02", LATER)


async def test_a_refused_task_list_is_not_an_empty_one(connect: Connect) -> None:
    async with RawServer(reply(200, {"success": False, "data": []})) as server:
        with pytest.raises(Refused):
            await connect(server.url).recent("MiniMax-Hailuo-02", LATER)


async def test_no_more_than_fifty_tasks_are_asked_for_at_once(connect: Connect) -> None:
    async with RawServer(reply(200, {"data": []})) as server:
        assert await connect(server.url).tasks([f"task-unified-{n}" for n in range(60)]) == []
    assert len(json.loads(server.heard[0].body)["task_ids"]) == 50


@pytest.mark.parametrize(
    "body", [{}, {"status": "pending"}, "[]", "<p>", {"results": [LINK]}, "\x00"]
)
async def test_junk_from_the_rehearsal_settles_nothing(
    client: EvoLink, service: Rehearsal, body: object
) -> None:
    submission = await client.submit(REQUEST, (), TAKE_KEY)
    text = body if isinstance(body, str) else json.dumps(body)
    service.service.faults.add(Fault("/v1/tasks/task", "replace", body=text))
    found = await asyncio.gather(client.task(submission.task), return_exceptions=True)
    open_ends = (TaskStatus.PENDING, TaskStatus.UNKNOWN)
    assert [each for each in found if isinstance(each, OutcomeUnknown)] or [
        each for each in found if isinstance(each, TaskReport) and each.status in open_ends
    ]


def page(*numbers: int) -> Reply:
    """One page of a task list; each task was made at the second that it is called by."""
    tasks = [{"id": f"task-unified-{n}", "status": "pending", "created_at": n} for n in numbers]
    return reply(200, {"data": tasks, "total": 999})


async def test_a_list_is_read_until_it_covers_the_time_that_was_asked_for(
    connect: Connect,
) -> None:
    async with RawServer(page(90, 80), page(70, 60), page(50)) as server:
        found = await connect(server.url).recent("MiniMax-Hailuo-02", 65.0)
    assert [int(report.created or 0) for report in found.tasks] == [90, 80, 70, 60]
    assert found.whole
    assert len(server.heard) == 2


async def test_a_list_that_moves_on_between_two_pages_loses_and_doubles_nothing(
    connect: Connect,
) -> None:
    async with RawServer(page(90, 80), page(80, 70), page(70)) as server:
        found = await connect(server.url).recent("MiniMax-Hailuo-02", 1.0)
    assert [int(report.created or 0) for report in found.tasks] == [90, 80, 70]
    assert found.whole


@pytest.mark.parametrize(
    "created", [1757169743, 1757169743.0, "1757169743", 1757169743000, "2025-09-06T14:42:23Z"]
)
@pytest.mark.parametrize("name", ["created", "created_at"])
def test_when_a_task_was_made_is_read_under_either_name(name: str, created: object) -> None:
    """Without it, no task of the list can be matched with a POST whose answer was lost."""
    found = reports_of({"data": [{"id": TASK, "status": "pending", name: created}]})
    assert found is not None
    assert [report.created for report in found] == [1757169743.0]
