"""Whatever is sent, the service has an answer: it never breaks."""

import json
from typing import Any
from urllib.parse import quote

import httpx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.simulator.conftest import Caller

texts = st.text(max_size=30) | st.sampled_from(["MiniMax-Hailuo-02", "abc", "-1", "\ud800", "\0"])
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
names = ["model", "prompt", "image_urls", "quality", "duration", "model_params", "callback_url",
         "task_ids", "base64_data", "file_url", "file_name", "upload_path"]  # fmt: skip
bodies = values | st.dictionaries(st.sampled_from(names), values, max_size=8)
likely = st.fixed_dictionaries(
    {"model": st.just("MiniMax-Hailuo-02"), "prompt": texts},
    optional={"image_urls": st.lists(texts, max_size=3), "duration": st.sampled_from([6, 10, "6"])},
)
calm = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # one service for all examples is what is meant
POSTS = ("/v1/videos/generations", "/v1/tasks/batch")
UPLOADS = ("/upload/base64", "/upload/url", "/upload/stream")


def sane(answer: httpx.Response) -> None:
    assert answer.status_code < 500, answer.text


def content(body: Any) -> bytes:
    return json.dumps(body).encode()


@calm
@given(body=bodies | likely, path=st.sampled_from(POSTS))
def test_any_body_has_an_answer(caller: Caller, body: Any, path: str) -> None:
    caller.service.top_up(0)  # what happens to be legal need not be made
    sane(caller.api("POST", path, content=content(body)))


@calm
@given(body=bodies, path=st.sampled_from(UPLOADS))
def test_any_upload_has_an_answer(caller: Caller, body: Any, path: str) -> None:
    headers = {"Content-Type": "application/json"}
    sane(caller.files("POST", path, content=content(body), headers=headers))


@calm
@given(
    body=st.binary(max_size=80),
    kind=st.sampled_from(
        [
            "multipart/form-data",
            "multipart/form-data; boundary=a",
            "application/x-www-form-urlencoded",
            "text/plain",
        ]
    ),
)
def test_any_form_has_an_answer(caller: Caller, body: bytes, kind: str) -> None:
    sane(caller.files("POST", "/upload/stream", content=body, headers={"Content-Type": kind}))


@calm
@given(
    query=st.dictionaries(
        st.sampled_from(["page", "page_size", "pageSize", "status", "model", "type", "given"]),
        st.text(max_size=12),
        max_size=4,
    )
)
def test_any_query_has_an_answer(caller: Caller, query: dict[str, str]) -> None:
    sane(caller.api("GET", "/v1/tasks", params=query))
    sane(caller.files("GET", "/list", params=query))


@calm
@given(name=st.text(min_size=1, max_size=30))
def test_any_id_has_an_answer(caller: Caller, name: str) -> None:
    part = quote(name, safe="", errors="replace")
    sane(caller.api("GET", f"/v1/tasks/{part}"))
    sane(caller.api("GET", f"/v1/tasks/task-unified-{part}"))
    sane(caller.files("DELETE", f"/{part}"))
    sane(caller.client.get(f"{caller.rehearsal.files_url}/results/{part}?given=nan"))
    sane(caller.client.get(f"{caller.rehearsal.files_url}/uploads/{part}"))
