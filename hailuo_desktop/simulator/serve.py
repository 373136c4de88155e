"""The rehearsal: both hosts on loopback, on a loop of their own in a thread of their own."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from .api import Api
from .files import Files
from .mischief import Mischief
from .service import Service

HOST = "127.0.0.1"


class _WithTransport:
    """Lets a fault cut the line that a request came in on."""

    def __init__(self, app: Any, transport: asyncio.Transport) -> None:
        self._app = app
        self._transport = transport

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app({**scope, "transport": self._transport}, receive, send)


class _Protocol(H11Protocol):
    def connection_made(self, transport: asyncio.Transport) -> None:
        super().connection_made(transport)
        self.app = _WithTransport(self.app, transport)


class Rehearsal:
    """A simulated EvoLink from ``start`` to ``stop``, or as a context.

    ``speed`` is how many times as fast as life; ``folder`` keeps its state for a later
    rehearsal, a temporary one is used without it. ``films`` is shared by rehearsals that
    make the same films; ``now`` gives unix seconds. OSError where a port is taken.
    """

    def __init__(
        self,
        key: str = "sk-rehearsal",
        api_port: int = 0,
        files_port: int = 0,
        speed: float = 1.0,
        folder: Path | None = None,
        films: Path | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._temporary = None if folder else TemporaryDirectory(prefix="hailuo-rehearsal-")
        place = folder or Path(self._temporary.name if self._temporary else "")
        self.key = key
        self.service = Service(key, speed, place.resolve(), films, now)
        self._ports = (api_port, files_port)
        self._servers: list[uvicorn.Server] = []
        self._thread: threading.Thread | None = None
        self.api_url = ""
        self.files_url = ""

    def start(self) -> Self:
        api, files = Api(self.service), Files(self.service)
        sockets = self._listening()
        self.api_url, self.files_url = (f"http://{HOST}:{s.getsockname()[1]}" for s in sockets)
        api.files_url = files.url = self.files_url
        apps = [Mischief(app, self.service) for app in (api.app(), files.app())]
        self._servers = [_server(app) for app in apps]
        self.service.start()
        self._thread = threading.Thread(
            target=lambda: asyncio.run(self._serve(sockets)), name="rehearsal", daemon=True
        )
        self._thread.start()
        return self

    def stop(self) -> None:
        for server in self._servers:
            server.should_exit = server.force_exit = True
        if self._thread is not None:
            self._thread.join()
        self.service.stop()
        self._tidy()

    def _tidy(self) -> None:
        if self._temporary is not None:
            self._temporary.cleanup()

    def _listening(self) -> list[socket.socket]:
        try:
            return _listening(self._ports)
        except OSError:
            self._tidy()
            raise

    async def _serve(self, sockets: list[socket.socket]) -> None:
        pairs = zip(self._servers, sockets, strict=True)
        await asyncio.gather(*(server.serve([listener]) for server, listener in pairs))
        # What a fault has left hanging must not outlive the loop.
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
        await asyncio.sleep(0)
        for listener in sockets:
            listener.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def _server(app: ASGIApp) -> uvicorn.Server:
    config = uvicorn.Config(
        app, log_config=None, access_log=False, lifespan="off", ws="none", http=_Protocol
    )
    return uvicorn.Server(config)


def _listening(ports: tuple[int, int]) -> list[socket.socket]:
    """Sockets that take connections from now on, before their server runs."""
    sockets: list[socket.socket] = []
    try:
        sockets.extend(socket.create_server((HOST, port)) for port in ports)
    except OSError:
        for listener in sockets:
            listener.close()
        raise
    return sockets
