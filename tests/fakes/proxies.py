"""Proxies as companies have them, over real sockets on loopback: HTTP with CONNECT, and SOCKS 5."""

import asyncio
import base64
import ssl
from abc import abstractmethod
from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import urlsplit

from tests.fakes.loopback import LoopbackServer


class _Proxy(LoopbackServer):
    """Takes every host for the server at ``to``, which no name server has to know."""

    scheme = ""

    def __init__(
        self,
        to: str = "",
        login: str = "",
        answer: bytes | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        super().__init__(tls)
        self._to = urlsplit(to)
        self.login = login
        self.answer = answer
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        scheme = "https" if self.tls else self.scheme
        return f"{scheme}://{self.address}"

    def url_with(self, login: str) -> str:
        return f"{self.scheme}://{login}@{self.address}"

    async def converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if await self._agreed(reader, writer):
            await self._tunnel(reader, writer)

    @abstractmethod
    async def _agreed(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Whether a tunnel was asked for, in the words of the proxy, and granted."""

    async def _tunnel(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(self._to.hostname, self._to.port)
        try:
            await asyncio.gather(_copy(reader, back), _copy(there, writer))
        finally:
            back.close()


class HttpProxy(_Proxy):
    """``answer``: what every CONNECT is answered with instead of a tunnel."""

    scheme = "http"

    async def _agreed(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        self.asked.append(lines[0])
        if self.answer is not None:
            writer.write(self.answer)
            return False
        if self.login and not _has_login(lines, self.login):
            writer.write(connect_answer("407 Proxy Authentication Required"))
            return False
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        return True


class SocksProxy(_Proxy):
    """``answer``: what the greeting is answered with; ``code``: the reply to a connection.

    One that ``hangs`` waits for more after the greeting.
    """

    scheme = "socks5"
    code = 0
    hangs = False

    async def _agreed(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        methods = (await _exactly(reader, 2))[1]
        offered = await _exactly(reader, methods)
        if self.answer is not None:
            writer.write(self.answer)
            await (reader.read() if self.hangs else writer.drain())
            return False
        wanted = 2 if self.login else 0
        if wanted not in offered:
            writer.write(b"\x05\xff")
            return False
        writer.write(bytes([5, wanted]))
        return (not self.login or await self._known(reader, writer)) and await self._connected(
            reader, writer
        )

    async def _known(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        name = await _exactly(reader, (await _exactly(reader, 2))[1])
        password = await _exactly(reader, (await _exactly(reader, 1))[0])
        fine = f"{name.decode()}:{password.decode()}" == self.login
        writer.write(bytes([1, 0 if fine else 1]))
        return fine

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        await _exactly(reader, 3)
        kind = (await _exactly(reader, 1))[0]
        size = (await _exactly(reader, 1))[0] if kind == 3 else {1: 4, 4: 16}[kind]
        host = await _exactly(reader, size)
        port = int.from_bytes(await _exactly(reader, 2))
        self.asked.append(f"{host.decode()}:{port}")
        writer.write(bytes([5, self.code, 0, 1, 0, 0, 0, 0, 0, 0]))
        return self.code == 0


def connect_answer(status: str, body: str = "") -> bytes:
    """What an HTTP proxy answers that makes no tunnel."""
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()


def _has_login(lines: Sequence[str], login: str) -> bool:
    wanted = f"proxy-authorization: basic {base64.b64encode(login.encode()).decode()}"
    return any(line.lower() == wanted.lower() for line in lines)


async def _exactly(reader: asyncio.StreamReader, size: int) -> bytes:
    return await reader.readexactly(size)


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
        writer.close()
