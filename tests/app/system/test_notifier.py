"""Notices reach the desktop as plain text, a click comes back, and nobody there harms nothing."""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from hailuo_desktop.app.background_tasks import BackgroundTasks
from hailuo_desktop.app.system.notifier import BusNotifier, TrayNotifier, notifier_for

ON_LINUX = ["linux"] if sys.platform.startswith("linux") else []  # no other system has the bus


class Room:
    def __init__(self) -> None:
        self.bugs: list[BaseException] = []
        self.clicked: asyncio.Queue[str] = asyncio.Queue()
        self.background = BackgroundTasks(self.bugs.append)
        self.notifier = BusNotifier(self.background, self.clicked.put_nowait)

    async def settled(self) -> None:
        while [task for task in self.background._tasks if "_show" in repr(task.get_coro())]:
            await asyncio.sleep(0)


@pytest.fixture
async def room() -> AsyncIterator[Room]:
    made = Room()
    yield made
    made.notifier.close()
    await made.background.aclose()
    assert made.bugs == []


@pytest.mark.parametrize("platform", ON_LINUX)
async def test_a_notice_is_shown_and_its_click_tells_what_it_was_about(
    room: Room, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    from tests.fakes.desktop_bus import desktop_bus

    with tempfile.TemporaryDirectory() as folder:  # a short name: sockets allow a hundred letters
        async with desktop_bus(Path(folder)) as (bus, address):
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
            for number in (1, 2):
                room.notifier.show(
                    f"Take {number} is done", "<b>bold</b> & plain", f"take-{number}"
                )
                await room.settled()
            assert bus.shown == [
                ("Take 1 is done", "&lt;b&gt;bold&lt;/b&gt; &amp; plain"),
                ("Take 2 is done", "&lt;b&gt;bold&lt;/b&gt; &amp; plain"),
            ]
            for number in (2, 9, 1):  # 9 is some other program's
                bus.click(number)
            assert [await room.clicked.get() for _ in range(2)] == ["take-2", "take-1"]
            room.notifier.close()
            await room.background.aclose()


@pytest.mark.parametrize("platform", ON_LINUX)
async def test_nobody_who_shows_notices_is_no_harm_and_may_come_later(
    room: Room, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    from tests.fakes.desktop_bus import desktop_bus

    with tempfile.TemporaryDirectory() as folder:
        async with desktop_bus(Path(folder)) as (bus, address):
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
            bus.refuses = True
            room.notifier.show("One", "", "1")
            await room.settled()
            bus.refuses = False
            room.notifier.show("Two", "", "2")
            await room.settled()
            assert bus.shown == [("Two", "")]
            room.notifier.close()
            await room.background.aclose()


@pytest.mark.parametrize("address", ["unix:path=/nowhere/at/all", "", "nonsense", "tcp:host=x"])
async def test_without_a_bus_nothing_happens(
    room: Room, monkeypatch: pytest.MonkeyPatch, address: str, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    room.notifier.show("One", "", "1")
    await room.settled()
    assert room.notifier._silent


@pytest.mark.parametrize(
    ("platform", "kind"),
    [("linux", BusNotifier), ("win32", TrayNotifier), ("darwin", TrayNotifier)],
)
async def test_each_system_has_its_way(
    room: Room, qapp: QApplication, platform: str, kind: type
) -> None:
    made = notifier_for(room.background, QIcon(), room.clicked.put_nowait, platform)
    assert type(made) is kind
    made.close()


async def test_the_icon_of_the_tray_goes_with_the_click(room: Room, qapp: QApplication) -> None:
    made = TrayNotifier(QIcon(), room.clicked.put_nowait)
    made._key = "take-1"  # offscreen there is no tray to show anything
    made._tray.show()
    made._tray.messageClicked.emit()
    assert room.clicked.get_nowait() == "take-1"
    assert not made._tray.isVisible()
