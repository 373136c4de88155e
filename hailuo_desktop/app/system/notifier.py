"""Notices of the desktop, outside of the window.

On Linux they go over D-Bus, as every notification service hears it (org.freedesktop.Notifications)
and tells of a click: a tray icon would do no more, and GNOME has no tray. On Windows and macOS they
go through Qt's tray icon, which is there only as long as its notice. Where nobody listens, nothing
is shown.
"""

import asyncio
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any, Protocol

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from hailuo_desktop.app.background_tasks import BackgroundTasks

NAME, ICON = "Hailuo Desktop", "hailuo-desktop"
SERVICE, PLACE = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
PATIENCE = 5.0  # seconds for a service of the desktop to answer
LINGER = 10_000  # milliseconds
Clicked = Callable[[str], object]


class Notifier(Protocol):
    def show(self, title: str, text: str, key: str) -> None:
        """Plain text; a click tells ``key``."""
        ...

    def close(self) -> None: ...


class BusNotifier:
    """Nothing is asked of the bus before there is something to show."""

    def __init__(self, background: BackgroundTasks, clicked: Clicked) -> None:
        self._background = background
        self._clicked = clicked
        self._connection: Any = None
        self._router: Any = None
        self._keys: dict[int, str] = {}
        self._turn = asyncio.Lock()
        self._silent = False

    def show(self, title: str, text: str, key: str) -> None:
        if not self._silent:
            self._background.start(self._show(title, text, key))

    def close(self) -> None:
        """The tasks end with the others of the window."""
        self._silent = True

    async def _show(self, title: str, text: str, key: str) -> None:
        try:
            async with self._turn, asyncio.timeout(PATIENCE):
                router = self._router or await self._connect()
                reply = await router.send_and_get_reply(_notify(title, text))
        except Exception:  # noqa: BLE001 - no bus, or one that went: it raises what it likes
            self._silent = True
            return
        if reply.header.message_type.name == "method_return":
            self._keys[reply.body[0]] = key

    async def _connect(self) -> Any:
        bus = import_module("jeepney.io.asyncio")  # it has no types, and is on Linux alone
        self._connection = await bus.open_dbus_connection("SESSION")
        self._router = router = bus.DBusRouter(self._connection)
        listening: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._background.start(self._listen(router, listening))
        await listening
        return router

    async def _listen(self, router: Any, listening: asyncio.Future[None]) -> None:
        jeepney = import_module("jeepney")
        rule = jeepney.MatchRule(type="signal", interface=SERVICE, member="ActionInvoked")
        queue: asyncio.Queue[Any] = asyncio.Queue()
        try:
            with router.filter(rule, queue=queue):
                await router.send_and_get_reply(jeepney.message_bus.AddMatch(rule))
                listening.set_result(None)
                while True:
                    said = await queue.get()
                    if key := self._keys.pop(said.body[0], ""):
                        self._clicked(key)
        finally:
            listening.cancel()
            with suppress(OSError, EOFError):  # the bus may have gone before
                await router.__aexit__(None, None, None)
            with suppress(OSError):
                await self._connection.close()


def _notify(title: str, text: str) -> Any:
    jeepney = import_module("jeepney")
    address = jeepney.DBusAddress(PLACE, SERVICE, SERVICE)
    hints = {"desktop-entry": ("s", ICON)}
    values = (NAME, 0, ICON, title, _plain(text), ["default", ""], hints, -1)
    return jeepney.new_method_call(address, "Notify", "susssasa{sv}i", values)


def _plain(text: str) -> str:
    """A service may read markup in what it shows."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class TrayNotifier:
    """The icon comes with a notice and goes with its click or after a while."""

    def __init__(self, icon: QIcon, clicked: Clicked) -> None:
        self._tray = QSystemTrayIcon(icon)
        self._tray.setToolTip(NAME)
        self._clicked = clicked
        self._key = ""
        self._tray.messageClicked.connect(self._click)
        self._tray.activated.connect(self._click)

    def show(self, title: str, text: str, key: str) -> None:
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._key = key
            self._tray.show()
            self._tray.showMessage(title, text, QSystemTrayIcon.MessageIcon.NoIcon, LINGER)

    def close(self) -> None:
        self._tray.hide()

    def _click(self) -> None:
        self._tray.hide()
        self._clicked(self._key)


def notifier_for(
    background: BackgroundTasks, icon: QIcon, clicked: Clicked, platform: str = sys.platform
) -> Notifier:
    if platform.startswith("linux"):
        return BusNotifier(background, clicked)
    return TrayNotifier(icon, clicked)
