"""A D-Bus of one program, with a notification service on it that remembers and can be clicked."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

jeepney: Any = import_module("jeepney")
low_level: Any = import_module("jeepney.low_level")

NAME = "org.freedesktop.Notifications"


class DesktopBus:
    """``refuses``: there is a bus, and nobody on it who shows notices."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, str]] = []  # titles and texts
        self.refuses = False
        self.told = asyncio.Event()
        self._writer: asyncio.StreamWriter | None = None
        self._serial = 0
        self._ended = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        await reader.readexactly(1)
        while (line := await reader.readline()) != b"BEGIN\r\n":
            fd = line.startswith(b"NEGOTIATE")
            writer.write(b"AGREE_UNIX_FD\r\n" if fd else b"OK 0123456789abcdef\r\n")
        parser = low_level.Parser()
        while data := await reader.read(4096):
            for message in parser.feed(data):
                self._answer(message)
        writer.close()
        self._ended.set()

    async def aclose(self) -> None:
        """Once the program has gone."""
        if self._writer is not None:
            await self._ended.wait()

    def click(self, number: int) -> None:
        """On the notice of that number, from 1."""
        emitter = jeepney.DBusAddress("/org/freedesktop/Notifications", NAME, NAME)
        self._send(jeepney.new_signal(emitter, "ActionInvoked", "us", (number, "default")))

    def _answer(self, message: Any) -> None:
        member = message.header.fields[low_level.HeaderFields.member]
        if member == "Notify" and self.refuses:
            self.told.set()
            self._send(jeepney.new_error(message, "org.freedesktop.DBus.Error.ServiceUnknown"))
        elif member == "Notify":
            self.shown.append((message.body[3], message.body[4]))
            self.told.set()
            self._send(jeepney.new_method_return(message, "u", (len(self.shown),)))
        elif member == "Hello":
            self._send(jeepney.new_method_return(message, "s", (":1.1",)))
        else:
            self._send(jeepney.new_method_return(message))

    def _send(self, message: Any) -> None:
        self._serial += 1
        assert self._writer is not None
        self._writer.write(message.serialise(self._serial))


@asynccontextmanager
async def desktop_bus(folder: Path) -> AsyncIterator[tuple[DesktopBus, str]]:
    """The bus, and the address by which programs find it."""
    bus, place = DesktopBus(), folder / "bus"
    server = await asyncio.start_unix_server(bus.serve, place)
    try:
        yield bus, f"unix:path={place}"
    finally:
        server.close()
        await bus.aclose()
