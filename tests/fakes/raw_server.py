"""A server that sends whatever bytes a test scripts, over real sockets on loopback."""

import asyncio
import json
import ssl
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from socket import SO_LINGER, SOL_SOCKET
from typing import Literal

from tests.fakes.loopback import LoopbackServer

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


class RawServer(LoopbackServer):
    """Replies in the order of the script, whoever asks; the last reply is given for ever.

    With ``tls``, a server's context, it speaks https.
    """

    def __init__(self, *script: Reply, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(tls)
        self.script = script
        self._left = list(script)
        self.heard: list[Heard] = []
        self.connections = 0

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://{self.address}"

    async def converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection, self.connections = self.connections, self.connections + 1
        while await self._answer(reader, writer, connection):
            pass

    async def _answer(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: int
    ) -> bool:
        self.heard.append(await _heard(reader, connection))
        answer = self._left.pop(0) if len(self._left) > 1 else self._left[0]
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
