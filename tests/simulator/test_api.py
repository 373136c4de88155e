"""The API host over real sockets, asked by a client that knows nothing of ours."""

import threading

import httpx
import pytest

from hailuo_desktop.simulator import Fault
from hailuo_desktop.simulator.tasks import LENGTH
from tests.simulator.conftest import PATIENCE, T2V, Caller, Ticking, error_of, film_of, until
from tests.simulator.test_rules import ILLEGAL


def made(caller: Caller, clock: Ticking, body: dict[str, object] | None = None) -> str:
    """The id of a task whose film is there."""
    film_of(caller, {**T2V, **(body or {})})
    task_id: str = caller.generate({**T2V, **(body or {})}).json()["id"]
    until(lambda: caller.service.tasks[task_id].settled)
    clock.time += LENGTH[6]
    return task_id


def test_an_illegal_body_gets_the_documented_400(caller: Caller) -> None:
    for body in ILLEGAL:
        answer = caller.api("POST", "/v1/videos/generations", json=body)
        error = error_of(answer)
        assert answer.status_code == 400, body
        assert (error["code"], error["type"]) == ("invalid_request", "invalid_request_error")
    assert caller.service.tasks == {}
    assert caller.service.balance == 1000


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"{}" * 2])
def test_what_is_no_json_gets_the_documented_400(caller: Caller, content: bytes) -> None:
    answer = caller.api("POST", "/v1/videos/generations", content=content)
    assert (answer.status_code, error_of(answer)["code"]) == (400, "invalid_request")


def test_half_a_character_is_refused_and_the_service_goes_on(caller: Caller) -> None:
    film_of(caller, T2V)
    halved = b'{"model": "MiniMax-Hailuo-02", "prompt": "A boat \\ud83d"}'
    answer = caller.api("POST", "/v1/videos/generations", content=halved)
    assert (answer.status_code, error_of(answer)["code"]) == (400, "invalid_request")
    assert caller.generate().status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/v1/videos/generations"), ("GET", "/v1/tasks/task-unified-1-a"),
        ("GET", "/v1/tasks"), ("POST", "/v1/tasks/batch"), ("GET", "/v1/credits"),
        ("GET", "/v1/models"),
    ],
)  # fmt: skip
def test_nothing_is_told_without_the_key(caller: Caller, method: str, path: str) -> None:
    caller.key = "sk-another"
    answer = caller.api(method, path)
    assert (answer.status_code, error_of(answer)["code"]) == (401, "unauthorized")


def test_a_task_goes_from_pending_to_a_link(caller: Caller, clock: Ticking) -> None:
    film_of(caller, T2V, b"the film")
    answer = caller.generate().json()
    assert (answer["status"], answer["progress"]) == ("pending", 0)
    assert answer["task_info"]["estimated_time"] == LENGTH[6]
    until(lambda: caller.service.tasks[answer["id"]].settled)
    clock.time += LENGTH[6] / 2
    half = caller.task(answer["id"])
    assert half["status"] == "processing"
    assert 40 < half["progress"] < 60
    assert "results" not in half
    clock.time += LENGTH[6] / 2
    done = caller.task(answer["id"])
    assert (done["status"], done["progress"]) == ("completed", 100)
    assert done["usage"]["credits_used"] == answer["usage"]["credits_reserved"]
    assert caller.client.get(done["results"][0]).content == b"the film"


def test_a_link_dies_after_a_day_and_another_reading_gives_a_fresh_one(
    caller: Caller, clock: Ticking
) -> None:
    task = made(caller, clock)
    (link,) = caller.task(task)["results"]
    clock.time += 24 * 3600 - 1
    assert caller.client.get(link).status_code == 200
    clock.time += 2
    assert caller.client.get(link).status_code == 403
    assert caller.client.get(caller.task(task)["results"][0]).status_code == 200
    assert caller.client.get(link.partition("?")[0]).status_code == 403


def test_a_fast_service_lets_its_links_die_faster(caller: Caller, clock: Ticking) -> None:
    task = made(caller, clock)
    (link,) = caller.task(task)["results"]
    caller.service.speed = 100.0
    clock.time += 24 * 36 + 1
    assert caller.client.get(link).status_code == 403


def test_a_result_can_be_had_in_parts_by_its_tag(caller: Caller, clock: Ticking) -> None:
    film_of(caller, T2V, bytes(range(100)))
    (link,) = caller.task(made_already(caller, clock))["results"]
    whole = caller.client.get(link)
    tag = whole.headers["etag"]
    assert tag.startswith('"')
    assert whole.headers["content-type"] == "video/mp4"
    part = caller.client.get(link, headers={"Range": "bytes=40-", "If-Range": tag})
    assert (part.status_code, part.content) == (206, bytes(range(40, 100)))
    assert part.headers["content-range"] == "bytes 40-99/100"
    other = caller.client.get(link, headers={"Range": "bytes=40-", "If-Range": '"other"'})
    assert (other.status_code, len(other.content)) == (200, 100)
    assert caller.client.get(link, headers={"Range": "bytes=100-"}).status_code == 416


def made_already(caller: Caller, clock: Ticking) -> str:
    task_id: str = caller.generate().json()["id"]
    until(lambda: caller.service.tasks[task_id].settled)
    clock.time += LENGTH[6]
    return task_id


def test_the_same_key_and_body_give_the_first_task_again(caller: Caller) -> None:
    film_of(caller, T2V)
    first, second = (caller.generate(key="key-of-sixteen-c") for _ in range(2))
    assert "idempotency-replayed" not in first.headers
    assert second.headers["idempotency-replayed"] == "true"
    assert first.json()["id"] == second.json()["id"]
    assert caller.service.balance == 980


def test_the_same_key_with_another_body_is_a_conflict(caller: Caller) -> None:
    film_of(caller, T2V)
    caller.generate(key="key-of-sixteen-c")
    answer = caller.generate({**T2V, "prompt": "Another"}, key="key-of-sixteen-c")
    assert (answer.status_code, error_of(answer)["code"]) == (409, "idempotency_conflict")
    assert len(caller.service.tasks) == 1


def test_the_same_key_while_the_first_is_in_flight_has_an_unknown_outcome(caller: Caller) -> None:
    film_of(caller, T2V)
    caller.service.faults.add(Fault("/v1/videos", "slow", hits=(1,), seconds=0.5))
    answers: list[httpx.Response] = []
    slow = threading.Thread(target=lambda: answers.append(caller.generate(key="key-of-sixteen-c")))
    slow.start()
    until(lambda: bool(caller.service._keys_in_flight))
    with httpx.Client(trust_env=False, timeout=PATIENCE) as other:
        again = Caller(caller.rehearsal, other).generate(key="key-of-sixteen-c")
    slow.join()
    assert (again.status_code, error_of(again)["code"]) == (409, "paid_outcome_unknown")
    assert answers[0].status_code == 200
    assert len(caller.service.tasks) == 1


def test_a_service_may_ignore_the_key(caller: Caller) -> None:
    film_of(caller, T2V)
    caller.service.faults.ignore_idempotency = True
    first, second = (caller.generate(key="key-of-sixteen-c").json()["id"] for _ in range(2))
    assert first != second


def test_credits_run_out_with_402_and_nothing_is_made(caller: Caller) -> None:
    caller.service.top_up(39)
    film_of(caller, T2V)
    assert caller.generate().status_code == 200
    answer = caller.generate()
    assert (answer.status_code, error_of(answer)["code"]) == (402, "insufficient_quota")
    credits_ = caller.api("GET", "/v1/credits").json()["data"]["user"]
    assert credits_["remaining_credits"] == 19
    assert len(caller.service.tasks) == 1


def test_a_failed_task_is_refunded_once_and_says_why(caller: Caller) -> None:
    body = {**T2V, "image_urls": ["https://elsewhere.example/a.png"]}
    task = caller.generate(body).json()["id"]
    failed = caller.task(task)
    assert failed["status"] == "failed"
    assert failed["error"]["code"] == "image_processing_error"
    assert failed["error"]["type"] == "task_error"
    assert "results" not in failed
    assert caller.service.balance == 1000
    assert caller.service.used == 0


def test_unknown_and_strange_ids_are_told_apart(caller: Caller) -> None:
    strange = caller.api("GET", "/v1/tasks/nonsense")
    assert (strange.status_code, error_of(strange)["code"]) == (400, "invalid_task_id")
    unknown = caller.api("GET", "/v1/tasks/task-unified-1-nobody")
    assert (unknown.status_code, error_of(unknown)["code"]) == (404, "task_not_found")


def test_a_batch_leaves_out_what_it_does_not_know(caller: Caller) -> None:
    film_of(caller, T2V)
    ids = [caller.generate().json()["id"] for _ in range(2)]
    wanted = [ids[0], "task-unified-1-nobody", ids[1]]
    answer = caller.api("POST", "/v1/tasks/batch", json={"task_ids": wanted}).json()
    assert [task["id"] for task in answer["data"]] == ids


@pytest.mark.parametrize(
    "body",
    [{}, [], None, {"task_ids": []}, {"task_ids": "task-unified-1"}, {"task_ids": [{}]},
     {"task_ids": [None]}, {"task_ids": ["task-unified-1"] * 51}],
)  # fmt: skip
def test_a_batch_of_anything_but_1_to_50_ids_is_refused(caller: Caller, body: object) -> None:
    answer = caller.api("POST", "/v1/tasks/batch", json=body)
    assert (answer.status_code, error_of(answer)["code"]) == (400, "invalid_request")


def test_a_batch_of_50_passes(caller: Caller) -> None:
    ids = [f"task-unified-1-{n}" for n in range(50)]
    answer = caller.api("POST", "/v1/tasks/batch", json={"task_ids": ids})
    assert (answer.status_code, answer.json()) == (200, {"data": []})


def test_a_service_may_have_no_batches(caller: Caller) -> None:
    caller.service.faults.without_batches = True
    answer = caller.api("POST", "/v1/tasks/batch", json={"task_ids": ["task-unified-1-a"]})
    assert answer.status_code == 404
    assert "error" not in answer.text


def test_the_list_goes_by_pages_newest_first(caller: Caller) -> None:
    film_of(caller, T2V)
    ids = [caller.generate().json()["id"] for _ in range(5)]
    pages = [
        caller.api("GET", "/v1/tasks", params={"page": page, "page_size": 2}).json()
        for page in (1, 2, 3, 4)
    ]
    assert [task["id"] for page in pages for task in page["data"]] == ids[::-1]
    assert {(page["total"], page["page_size"]) for page in pages} == {(5, 2)}
    assert all("results" not in task for page in pages for task in page["data"])


def test_processing_in_the_list_takes_in_what_is_queued(caller: Caller, clock: Ticking) -> None:
    done = made(caller, clock)
    pending = caller.generate().json()["id"]

    def listed(**query: str) -> list[str]:
        return [t["id"] for t in caller.api("GET", "/v1/tasks", params=query).json()["data"]]

    assert listed(status="processing") == [pending]
    assert listed(status="pending") == [pending]
    assert listed(status="completed") == [done]
    assert listed(model="MiniMax-Hailuo-02") == [pending, done]
    assert listed(model="MiniMax-Hailuo-2.3") == []
    assert listed(type="image") == []


@pytest.mark.parametrize(
    "query", [{"page": "abc"}, {"page": "0"}, {"page": "-1"}, {"page": "²"}, {"page_size": "51"},
              {"page_size": ""}, {"page": "9" * 5000}],
    ids=range(7),
)  # fmt: skip
def test_a_page_that_is_none_is_refused(caller: Caller, query: dict[str, str]) -> None:
    answer = caller.api("GET", "/v1/tasks", params=query)
    assert (answer.status_code, error_of(answer)["code"]) == (400, "invalid_request")


def test_the_models_are_listed(caller: Caller) -> None:
    found = [model["id"] for model in caller.api("GET", "/v1/models").json()["data"]]
    assert found == ["MiniMax-Hailuo-02", "MiniMax-Hailuo-2.3", "MiniMax-Hailuo-2.3-Fast"]


def test_a_request_id_is_in_the_message_and_in_the_header(caller: Caller) -> None:
    answer = caller.generate({"model": "none"})
    assert f"(request id: {answer.headers['x-request-id']})" in error_of(answer)["message"]
