"""The layer in which faults happen, around either application."""

import asyncio
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .faults import Fault, Faults

LONG = 3600.0
DRIP = 4096  # bytes of one drop


class Mischief:
    def __init__(self, app: ASGIApp, faults: Faults) -> None:
        self._app = app
        self._faults = faults

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        fault = self._faults.for_request(scope["method"], scope["path"])
        if fault is None:
            await self._app(scope, receive, send)
            return
        if fault.kind in ("status", "redirect"):
            await _answer(fault, receive, send)
            return
        if fault.kind in ("reset_after", "hang_after"):
            await self._app(scope, receive, _nowhere)
        if fault.kind in ("hang", "hang_after"):
            await asyncio.sleep(LONG)
        if fault.kind in ("reset_before", "reset_after"):
            scope["transport"].abort()
        else:
            await self._app(scope, receive, _Bent(fault, scope["transport"], send))


class _Bent:
    """Lets the real answer through, bent."""

    def __init__(self, fault: Fault, transport: Any, send: Send) -> None:
        self._fault = fault
        self._transport = transport
        self._send = send
        self._done = False

    async def __call__(self, message: Message) -> None:
        if self._done:
            return
        if self._fault.kind == "replace":
            await self._replace(message)
        elif message["type"] == "http.response.body" and self._fault.kind == "truncate":
            self._done = True
            half = message.get("body", b"")[: len(message.get("body", b"")) // 2]
            await self._send({**message, "body": half, "more_body": True})
            self._transport.close()
        elif message["type"] == "http.response.body":
            await self._drip(message)
        else:
            await self._send(message)

    async def _replace(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            fault = Fault("", "status", status=message["status"], body=self._fault.body)
            self._done = True
            await _respond(fault, self._send)

    async def _drip(self, message: Message) -> None:
        body = message.get("body", b"")
        for at in range(0, len(body), DRIP):
            await self._send({**message, "body": body[at : at + DRIP], "more_body": True})
            await asyncio.sleep(0)
        await self._send({**message, "body": b""})


async def _nowhere(_: Message) -> None:
    """Where an answer goes that nobody gets."""


async def _answer(fault: Fault, receive: Receive, send: Send) -> None:
    while (await receive()).get("more_body"):
        pass
    if fault.kind == "redirect":
        fault = Fault("", "status", status=302, headers={"location": fault.location})
    await _respond(fault, send)


async def _respond(fault: Fault, send: Send) -> None:
    body = fault.body.encode()
    kind = b"text/html" if body.startswith(b"<") else b"application/json"
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    headers += [(name.lower().encode(), value.encode()) for name, value in fault.headers.items()]
    await send({"type": "http.response.start", "status": fault.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
