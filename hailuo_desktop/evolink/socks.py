"""The greeting of a SOCKS proxy, which httpcore gives no time, and leaves open where it fails."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

import httpx

# httpcore's names for moments of a connection (its extension "trace").
CONNECTED = "socks.connect_tcp.complete"
GREETED = "socks.setup_socks5_connection.complete"
PATIENCE = 10.0  # seconds where the request names no other, as for any connection

Trace = Callable[[str, Mapping[str, Any]], Awaitable[object]]


@asynccontextmanager
async def greeting(request: httpx.Request) -> AsyncGenerator[None]:
    """Around a request through such a proxy; RemoteProtocolError where it is none."""
    from socksio.exceptions import SOCKSError  # seldom needed

    patience = request.extensions.get("timeout", {}).get("connect") or PATIENCE
    watch = _Watch(patience, request.extensions.get("trace"))
    request.extensions = {**request.extensions, "trace": watch}
    try:
        yield
    except (SOCKSError, AssertionError, IndexError, ValueError) as error:
        # Something else than a SOCKS proxy has answered.
        await watch.hang_up()
        raise httpx.RemoteProtocolError("no SOCKS proxy") from error
    except BaseException:
        await watch.hang_up()
        raise
    finally:
        watch.stop()


class _Watch:
    def __init__(self, patience: float, then: Trace | None) -> None:
        self._patience = patience
        self._then = then
        self._stream: Any = None
        self._end: asyncio.Task[None] | None = None

    async def __call__(self, event: str, info: Mapping[str, Any]) -> None:
        if event == CONNECTED:
            self._stream = info["return_value"]
            self._end = asyncio.create_task(self._give_up(), name="greeting a proxy")
        elif event == GREETED:
            self.stop()
        if self._then is not None:
            await self._then(event, info)

    def stop(self) -> None:
        """It has answered, or it is over."""
        if self._end is not None:
            self._end.cancel()

    async def hang_up(self) -> None:
        if self._stream is not None:
            await self._stream.aclose()

    async def _give_up(self) -> None:
        await asyncio.sleep(self._patience)
        await self.hang_up()
