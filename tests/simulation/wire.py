"""The way from one computer to the service: what a request and its answer may meet on it."""

import asyncio
import email
import json
from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs

import httpx

from . import answers
from .service import ADDRESS, LINKS_LIVE, Service, Task

# What httpcore tells of a request as its first byte goes out.
LEAVES = "http11.send_request_headers.started"
UPLOADS_LIVE = 72 * 3600.0
# The contract of this world: a request is delivered within that time or never.
LATEST = 100.0
NOWHERE = (404, "", dict[str, str]())
# The first that fits counts.
CALLS = {
    "submit": ("POST", "/v1/videos/generations"),
    "tasks": ("POST", "/v1/tasks/batch"),
    "upload": ("POST", "/api/v1/files/upload/stream"),
    "task": ("GET", "/v1/tasks/"),
    "recent": ("GET", "/v1/tasks"),
    "credits": ("GET", "/v1/credits"),
    "models": ("GET", "/v1/models"),
    "fetch": ("GET", "/films/"),
}
Said = tuple[int, Any, dict[str, str]]
Told = Callable[[str, str, str], None]


@dataclass
class Wire(httpx.AsyncBaseTransport):
    """``passing`` is told of each step, where a crash may come; ``told`` of what was answered."""

    service: Service
    sender: str
    passing: Callable[[str], None]
    told: Told

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        call = _call(request)
        raw = await request.aread()
        self.passing(f"{call} leaves")
        await asyncio.sleep(self.service.rng.uniform(0.05, 0.5))
        road = self._road(call)
        if road == "refused":
            self.told(call, "refused", _prompt(call, raw))
            raise httpx.ConnectError("nobody answers")
        if trace := request.extensions.get("trace"):
            await trace(LEAVES, {"request": SimpleNamespace(method=request.method.encode())})
        if road == "undelivered":
            await self._silence(call, raw, road)
        if road == "late":
            asyncio.get_running_loop().call_later(
                self.service.rng.uniform(5.0, LATEST), self._deliver, call, request, raw
            )
            await self._silence(call, raw, road)
        said, label = self._answered(call, request, raw, road)
        self.passing(f"{call} done")
        await asyncio.sleep(self.service.rng.uniform(0.05, 0.5))
        if road == "lost":
            await self._silence(call, raw, road)
        self.told(call, label, _prompt(call, raw))
        self.passing(f"{call} back")
        return _response(request, said)

    def _road(self, call: str) -> str:
        service = self.service
        if not service.chance(service.faults.calls.get(call, 0.0)):
            return ""
        return service.rng.choice(service.faults.roads)

    async def _silence(self, call: str, raw: bytes, road: str) -> None:
        self.told(call, road, _prompt(call, raw))
        if self.service.rng.random() < 0.5:
            await asyncio.sleep(30.0)
            raise httpx.ReadTimeout("no answer")
        raise httpx.ReadError("reset")

    def _answered(
        self, call: str, request: httpx.Request, raw: bytes, road: str
    ) -> tuple[Said, str]:
        service, rng = self.service, self.service.rng
        if call == "submit" and service.chance(service.faults.refusals):
            # Before anything is made: such a word is the one that is to be believed.
            status, body, label = answers.refusal(rng, money=rng.random() < 0.2)
            return (status, body, _slow(rng)), label
        if road != "substituted":
            said = self._deliver(call, request, raw)
            return said, str(said[0])
        made = rng.random() < 0.6
        if made:
            self._deliver(call, request, raw)
        status, body, label = answers.substitute(rng)
        return (status, body, _slow(rng)), f"{label}{' after all' if made else ''}"

    def _deliver(self, call: str, request: httpx.Request, raw: bytes) -> Said:
        answered = {
            "submit": self._submit,
            "task": self._task,
            "tasks": self._tasks,
            "recent": self._recent,
            "upload": self._upload,
            "fetch": self._film,
            "credits": self._credits,
            "models": self._models,
        }
        return answered[call](_account(request), request, raw) if call in answered else NOWHERE

    def _submit(self, account: str, request: httpx.Request, raw: bytes) -> Said:
        key = request.headers.get("idempotency-key", "")
        task, how = self.service.post(account, self.sender, key, raw)
        if how == "poor":
            error = {"code": "insufficient_quota", "message": "no credits", "type": "x"}
            return 402, {"error": error}, {}
        if task is None:
            code = "paid_outcome_unknown" if how == "flying" else "idempotency_conflict"
            return 409, {"error": {"code": code, "message": "that key", "type": "conflict"}}, {}
        replayed = {"idempotency-replayed": "true"} if how == "replayed" else {}
        return 200, {**self.service.report(task), "status": "pending"}, replayed

    def _task(self, account: str, request: httpx.Request, raw: bytes) -> Said:
        task = self.service.find(account, request.url.path.rsplit("/", 1)[-1])
        if task is None:
            error = {"code": "task_not_found", "message": "no such task", "type": "x"}
            return 404, {"error": error}, {}
        return 200, self.service.report(task), {}

    def _tasks(self, account: str, request: httpx.Request, raw: bytes) -> Said:
        found = (self.service.find(account, each) for each in json.loads(raw)["task_ids"])
        return 200, {"data": [self.service.report(task) for task in found if task]}, {}

    def _models(self, account: str, request: httpx.Request, raw: bytes) -> Said:
        return 200, {"data": [{"id": "MiniMax-Hailuo-02"}]}, {}

    def _recent(self, account: str, request: httpx.Request, raw: bytes) -> Said:
        query = parse_qs(request.url.query.decode())
        page, size = int(query.get("page", ["1"])[0]), int(query.get("page_size", ["50"])[0])
        listed = self.service.listed(account, query.get("model", [""])[0])
        shown = listed[(page - 1) * size : page * size]
        data = [self.service.report(task, links=False) for task in shown]
        return 200, {"data": data, "total": len(listed), "page": page, "page_size": size}, {}

    def _upload(self, account: str, request: httpx.Request, raw: bytes) -> Said:
        url = f"{ADDRESS}/frames/{len(self.service.pictures) + 1}.png"
        self.service.pictures[url] = _picture(request, raw)
        expires = self.service.now() + UPLOADS_LIVE
        data = {"file_id": url[-9:], "file_url": url, "expires_at": str(expires)}
        return 200, {"success": True, "code": 200, "data": data}, {}

    def _credits(self, account: str, request: httpx.Request, raw: bytes) -> Said:
        if not self.service.faults.balance_known:
            return 404, "", {}
        left = self.service.credits(account)
        return 200, {"data": {"user": {"remaining_credits": left}}}, {}

    def _film(self, account: str, request: httpx.Request, raw: bytes) -> Said:
        service = self.service
        task = service.tasks.get(request.url.path.split("/")[2])
        if task is None or service.now() > task.ends + LINKS_LIVE:
            return 404, "", {}
        film = service.film(task)
        if service.chance(service.faults.bad_films):
            film = service.rng.choice((film[: len(film) // 2], b"<html>", b""))
        return 200, film, {"content-type": "video/mp4"}


def owned_by(tasks: dict[str, Task], sender: str) -> list[Task]:
    return [task for task in tasks.values() if task.sender == sender]


def _call(request: httpx.Request) -> str:
    path = request.url.path
    for call, (method, start) in CALLS.items():
        if request.method == method and path.startswith(start):
            return call
    return "other"


def _account(request: httpx.Request) -> str:
    """Each key has an account of its own here, and is its name."""
    return request.headers.get("authorization", "").removeprefix("Bearer ")


def _prompt(call: str, raw: bytes) -> str:
    return str(json.loads(raw).get("prompt", "")) if call == "submit" else ""


def _picture(request: httpx.Request, raw: bytes) -> bytes:
    head = f"content-type: {request.headers['content-type']}\r\n\r\n".encode()
    form = email.message_from_bytes(head + raw)
    parts = [part for part in form.walk() if part.get_filename()]
    return bytes(parts[0].get_payload(decode=True)) if parts else b""


def _slow(rng: Any) -> dict[str, str]:
    """Sometimes an answer asks for patience."""
    return {"retry-after": rng.choice(("0", "7", "600", "soon"))} if rng.random() < 0.2 else {}


def _response(request: httpx.Request, said: Said) -> httpx.Response:
    """As it comes from a network: not read yet."""
    status, body, headers = said
    if isinstance(body, str):
        body = body.encode()
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    length = {"content-length": str(len(content))}
    stream = httpx.ByteStream(content)
    return httpx.Response(status, headers={**headers, **length}, stream=stream, request=request)
