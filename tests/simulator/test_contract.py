"""What the rehearsal answers, against the vendor's own OpenAPI where a copy lies beside us."""

import base64
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from hailuo_desktop.simulator.tasks import LENGTH
from tests.simulator.conftest import T2V, Caller, Ticking, film_of, until
from tests.simulator.test_files import PNG

TOP = Path(__file__).resolve().parents[2]
COPIES = next((p / "shared" / "api" for p in TOP.parents if (p / "shared" / "api").is_dir()), None)


def fits(answer: Any, page: str, path: str, method: str, status: str = "200") -> None:
    """Check an answer against a page of the vendor's documents, if there is a copy."""
    if COPIES is None:
        return
    document = json.loads((COPIES / f"{page}.json").read_text("utf-8"))
    answers = document["paths"][path][method]["responses"]
    schema = answers[status]["content"]["application/json"]["schema"]
    jsonschema.validate(
        answer,
        {**schema, "components": document["components"]},
        format_checker=jsonschema.FormatChecker(),
    )


def complete(caller: Caller, clock: Ticking) -> str:
    film_of(caller, T2V)
    task: str = caller.generate().json()["id"]
    until(lambda: caller.service.tasks[task].settled)
    clock.time += LENGTH[6]
    return task


def test_a_submission_answers_as_documented(caller: Caller) -> None:
    film_of(caller, T2V)
    answer = caller.generate().json()
    fits(answer, "hailuo-02-video-generate", "/v1/videos/generations", "post")
    assert answer["object"] == "video.generation.task"


@pytest.mark.parametrize("status", [400, 401, 402])
def test_refusals_answer_as_documented(caller: Caller, status: int) -> None:
    if status == 401:
        caller.key = "sk-another"
    if status == 402:
        caller.service.top_up(0)
    answer = caller.generate({"model": "none"} if status == 400 else T2V)
    assert answer.status_code == status
    page = "hailuo-02-video-generate"
    fits(answer.json(), page, "/v1/videos/generations", "post", str(status))


def test_a_reading_answers_as_documented_in_every_state(caller: Caller, clock: Ticking) -> None:
    task = complete(caller, clock)
    pending = caller.generate().json()["id"]
    lost = caller.generate({**T2V, "image_urls": ["https://elsewhere.example/a.png"]}).json()["id"]
    states = [caller.task(each) for each in (task, pending, lost)]
    assert [each["status"] for each in states] == ["completed", "pending", "failed"]
    for each in states:
        fits(each, "get-task-detail", "/v1/tasks/{task_id}", "get")


@pytest.mark.parametrize(("task", "status"), [("x", "400"), ("task-unified-1-x", "404")])
def test_a_reading_refuses_as_documented(caller: Caller, task: str, status: str) -> None:
    answer = caller.api("GET", f"/v1/tasks/{task}")
    assert str(answer.status_code) == status
    fits(answer.json(), "get-task-detail", "/v1/tasks/{task_id}", "get", status)


def test_the_balance_answers_as_documented(caller: Caller) -> None:
    answer = caller.api("GET", "/v1/credits").json()
    fits(answer, "get-credits", "/v1/credits", "get")
    assert answer["data"]["user"]["remaining_credits"] == 1000


def test_the_quota_answers_as_documented(caller: Caller) -> None:
    fits(caller.files("GET", "/quota").json(), "quota", "/api/v1/files/quota", "get")


def test_every_upload_answers_as_documented(caller: Caller) -> None:
    stream = caller.upload(PNG).json()
    data = {"base64_data": base64.b64encode(PNG).decode()}
    coded = caller.files("POST", "/upload/base64", json=data).json()
    url = {"file_url": stream["data"]["file_url"]}
    fetched = caller.files("POST", "/upload/url", json=url).json()
    for kind, answer in (("stream", stream), ("base64", coded), ("url", fetched)):
        fits(answer, f"upload-{kind}", f"/api/v1/files/upload/{kind}", "post")
        assert {"file_url", "expires_at", "file_id"} <= set(answer["data"])


def test_a_wrong_answer_would_be_noticed() -> None:
    if COPIES:
        with pytest.raises(jsonschema.ValidationError):
            fits({"created": "x"}, "hailuo-02-video-generate", "/v1/videos/generations", "post")
    assert callable(fits)
