"""A server that sends whatever bytes a test scripts, over real sockets on loopback."""

import asyncio
import json
import ssl
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from socket import SO_LINGER, SOL_SOCKET
from types import TracebackType
from typing import Literal, Self

End = Literal["keep", "close", "reset", "hang"]


@dataclass(frozen=True)
class Heard:
    """One request as it came in; header names are lower-case, ``connection`` counts from 0."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    connection: int


@dataclass(frozen=True)
class Reply:
    """Bytes for the wire, and what becomes of the connection after them."""

    data: bytes
    end: End = "keep"


SILENCE = Reply(b"", "hang")
RESET = Reply(b"", "reset")


def reply(
    status: int = 200,
    body: bytes | str | object = b"",
    headers: Mapping[str, str] | None = None,
    *,
    length: int | Literal["none"] | None = None,
    end: End = "keep",
) -> Reply:
    """A whole answer; objects become JSON. ``length`` lies about the body's, or leaves it out."""
    if not isinstance(body, bytes | str):
        body = json.dumps(body)
    content = body.encode() if isinstance(body, str) else body
    named = {} if length == "none" else {"content-length": str(length or len(content))}
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}"]
    lines += [f"{name}: {value}" for name, value in {**named, **(headers or {})}.items()]
    return Reply("\r\n".join(lines).encode() + b"\r\n\r\n" + content, end)


class RawServer:
    """Replies in the order of the script, whoever asks; the last reply is given for ever.

    With ``tls``, a server's context, it speaks https.
    """

    def __init__(self, *script: Reply, tls: ssl.SSLContext | None = None) -> None:
        self._script = list(script)
        self._tls = tls
        self.heard: list[Heard] = []
        self.url = ""
        self.connections = 0
        self._handlers: set[asyncio.Task[object]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls)
        scheme = "https" if self._tls else "http"
        self.url = f"{scheme}://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.close()
        handlers = set(self._handlers)
        for handler in handlers:
            handler.cancel()
        await asyncio.gather(*handlers, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._handlers.add(task)
        connection, self.connections = self.connections, self.connections + 1
        try:
            while await self._answer(reader, writer, connection):
                pass
        except (asyncio.CancelledError, OSError, asyncio.IncompleteReadError):
            """The client has gone, or the test is over."""
        finally:
            writer.close()
            self._handlers.discard(task)

    async def _answer(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: int
    ) -> bool:
        self.heard.append(await _heard(reader, connection))
        answer = self._script.pop(0) if len(self._script) > 1 else self._script[0]
        writer.write(answer.data)
        await writer.drain()
        if answer.end == "hang":
            await reader.read()
        if answer.end == "reset":
            socket = writer.get_extra_info("socket")
            socket.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
        return answer.end == "keep"


async def _heard(reader: asyncio.StreamReader, connection: int) -> Heard:
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, target, _ = lines[0].split(" ")
    pairs = (line.partition(":") for line in lines[1:] if line)
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Heard(method, target, headers, body, connection)
