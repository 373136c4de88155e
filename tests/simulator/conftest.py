"""A rehearsal, and a plain HTTP client that has never heard of ours."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from hailuo_desktop.simulator import Rehearsal

T2V = {"model": "MiniMax-Hailuo-02", "prompt": "A boat", "quality": "768p", "duration": 6}


class Ticking:
    """The service's clock, moved by the test."""

    def __init__(self) -> None:
        self.time = 1_800_000_000.0

    def __call__(self) -> float:
        return self.time


PATIENCE = 60.0  # seconds: a busy machine may take its time to answer


class Caller:
    """Calls the API as any program would."""

    def __init__(self, rehearsal: Rehearsal, client: httpx.Client) -> None:
        self.rehearsal = rehearsal
        self.service = rehearsal.service
        self.client = client
        self.key = rehearsal.key

    def api(self, method: str, path: str, **more: Any) -> httpx.Response:
        return self._call(method, self.rehearsal.api_url + path, more)

    def files(self, method: str, path: str, **more: Any) -> httpx.Response:
        return self._call(method, self.rehearsal.files_url + "/api/v1/files" + path, more)

    def generate(self, body: object = None, key: str = "") -> httpx.Response:
        headers = {"Idempotency-Key": key} if key else {}
        return self.api("POST", "/v1/videos/generations", json=body or T2V, headers=headers)

    def upload(self, data: bytes, name: str = "still.png") -> httpx.Response:
        return self.files("POST", "/upload/stream", files={"file": (name, data)})

    def task(self, task_id: str) -> dict[str, Any]:
        return self.api("GET", f"/v1/tasks/{task_id}").json()

    def _call(self, method: str, url: str, more: dict[str, Any]) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.key}", **more.pop("headers", {})}
        return self.client.request(method, url, headers=headers, **more)


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


@pytest.fixture
def caller(tmp_path: Path, clock: Ticking) -> Iterator[Caller]:
    """A rehearsal whose films are made at once, and are not films: see ``test_film``."""
    with (
        Rehearsal(folder=tmp_path / "service", now=clock) as rehearsal,
        httpx.Client(trust_env=False, timeout=PATIENCE) as client,
    ):
        yield Caller(rehearsal, client)


def film_of(caller: Caller, body: dict[str, Any], data: bytes = b"film") -> None:
    """Lay the film of a request ready, so that none has to be made."""
    (caller.service.films / f"{caller.service._content(body)}.mp4").write_bytes(data)


def until(true: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait for another thread; the limit is there for a broken one."""
    turn, late = threading.Event(), time.monotonic() + seconds
    while not true():
        assert time.monotonic() < late, "it never came to that"
        turn.wait(0.002)


def error_of(answer: httpx.Response) -> dict[str, Any]:
    return json.loads(answer.text)["error"]
