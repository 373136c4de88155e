"""The layer in which faults happen, around either application."""

import asyncio
from contextlib import suppress
from typing import Any

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .faults import Fault
from .log import Logged
from .service import Service

LONG = 3600.0
DRIP = 4096  # bytes of one drop


class Mischief:
    """Every request is noted as it came in, and then what is scripted for it happens."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        query = scope["query_string"].decode("latin-1")
        asked = f"{scope['path']}?{query}" if query else scope["path"]
        fault = self._service.faults.for_request(scope["method"], asked)
        body = await _read(receive) if "json" in _header(scope, b"content-type") else None
        self._note(scope, body or b"", fault)
        receive = receive if body is None else _again(body, receive)
        # A client that goes away in the middle of its upload is no fault of the service.
        with suppress(ClientDisconnect):
            if fault is None:
                await self._app(scope, receive, send)
            else:
                await self._meet(fault, scope, receive, send)

    def _note(self, scope: Scope, body: bytes, fault: Fault | None) -> None:
        authorised = _header(scope, b"authorization") == f"Bearer {self._service.key}"
        self._service.note(
            Logged(
                scope["method"],
                scope["path"],
                _header(scope, b"idempotency-key"),
                body.decode("utf-8", "replace"),
                authorised,
                fault.kind if fault else "",
            )
        )

    async def _meet(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        match fault.kind:
            case "disguise":
                await self._app(scope, receive, _nowhere)
                await _respond(fault, send)
            case "status" | "redirect":
                await _answer(fault, receive, send)
            case "hang" | "hang_after" | "reset_before" | "reset_after":
                await self._unanswered(fault, scope, receive)
            case "slow":
                await self._app({**scope, "slow": fault.seconds}, receive, send)
            case "slow_then_reset":
                await self._late(fault, scope, receive)
            case "expire":
                self._service.expire()
                await self._app(scope, receive, send)
            case _:
                await self._app(scope, receive, _Bent(fault, scope["transport"], send))

    async def _unanswered(self, fault: Fault, scope: Scope, receive: Receive) -> None:
        if fault.kind in ("reset_after", "hang_after"):
            await self._app(scope, receive, _nowhere)
        else:
            await _read(receive)
        if fault.kind in ("hang", "hang_after"):
            await asyncio.sleep(fault.seconds or LONG)
        await _cut(scope)

    async def _late(self, fault: Fault, scope: Scope, receive: Receive) -> None:
        """What was sent is still on its way through the service when the line dies."""
        body = await _read(receive)
        await _cut(scope)
        await self._app({**scope, "slow": fault.seconds}, _again(body, receive), _nowhere)


class _Bent:
    """Lets the real answer through, bent."""

    def __init__(self, fault: Fault, transport: Any, send: Send) -> None:
        self._fault = fault
        self._transport = transport
        self._send = send
        self._left = 0
        self._done = False

    async def __call__(self, message: Message) -> None:
        if self._done:
            return
        if self._fault.kind == "replace":
            await self._replace(message)
        elif message["type"] == "http.response.start":
            self._left = _length(message) // 2
            await self._send(message)
        elif self._fault.kind == "truncate":
            await self._truncate(message)
        else:
            await self._drip(message)

    async def _replace(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            fault = Fault("", "status", status=message["status"], body=self._fault.body)
            self._done = True
            await _respond(fault, self._send)

    async def _truncate(self, message: Message) -> None:
        body = message.get("body", b"")[: self._left]
        self._left -= len(body)
        await self._send({**message, "body": body, "more_body": True})
        if not self._left:
            self._done = True
            self._transport.close()

    async def _drip(self, message: Message) -> None:
        body = message.get("body", b"")
        for at in range(0, len(body), DRIP):
            await self._send({**message, "body": body[at : at + DRIP], "more_body": True})
            await asyncio.sleep(self._fault.seconds)
        await self._send({**message, "body": b""})


async def _cut(scope: Scope) -> None:
    scope["transport"].abort()
    await asyncio.sleep(0)  # until the server has noticed, too


def _length(start: Message) -> int:
    return int(dict(start["headers"]).get(b"content-length", b"0"))


def _header(scope: Scope, name: bytes) -> str:
    found: bytes = dict(scope["headers"]).get(name, b"")
    return found.decode("latin-1")


def _again(body: bytes, receive: Receive) -> Receive:
    """Receives a body that was read already, then whatever comes after it."""
    left = [body]

    async def received() -> Message:
        if left:
            return {"type": "http.request", "body": left.pop(), "more_body": False}
        return await receive()

    return received


async def _nowhere(_: Message) -> None:
    """Where an answer goes that nobody gets."""


async def _read(receive: Receive) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            return bytes(body)


async def _answer(fault: Fault, receive: Receive, send: Send) -> None:
    await _read(receive)
    if fault.kind == "redirect":
        headers = {**fault.headers, "location": fault.location}
        fault = Fault("", "status", status=302, headers=headers)
    await _respond(fault, send)


async def _respond(fault: Fault, send: Send) -> None:
    body = fault.body.encode()
    kind = b"text/html" if body.startswith(b"<") else b"application/json"
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    headers += [(name.lower().encode(), value.encode()) for name, value in fault.headers.items()]
    await send({"type": "http.response.start", "status": fault.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
