"""The whole program, through its real composition root, against the rehearsal server."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from hailuo_desktop.app.wiring import Wiring
from hailuo_desktop.report import Report
from hailuo_desktop.simulator import Rehearsal
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.studio.options import Options
from tests.fakes.keychain import FakeKeychain
from tests.fakes.windows import discard

PATIENCE = 240.0  # seconds: a machine may be busy; no test waits this long when all is well


@pytest.fixture
def service(tmp_path: Path, films: Path) -> Iterator[Rehearsal]:
    """A service a thousand times as fast as life: only the making of films takes time."""
    with Rehearsal(speed=1000.0, folder=tmp_path / "service", films=films) as rehearsal:
        yield rehearsal


class Stage:
    """A room that a test can walk into, and wait in without sleeping."""

    def __init__(self, wiring: Wiring, bugs: list[str]) -> None:
        self.wiring = wiring
        self.widgets = wiring.widgets
        self.bugs = bugs

    async def until(self, condition: Callable[[], bool], *signals: Any) -> None:
        """Wait until something holds; asked again whenever one of the signals fires."""
        fired = asyncio.Event()
        watched = (self.wiring.queue_presenter.take_changed, self.wiring.edits.changed, *signals)
        for signal in watched:
            signal.connect(fired.set)
        try:
            async with asyncio.timeout(PATIENCE):
                while not condition():
                    fired.clear()
                    await fired.wait()
        finally:
            for signal in watched:
                signal.disconnect(fired.set)

    async def background(self) -> None:
        """Wait until nothing that a click has started is left to do."""
        while tasks := list(self.wiring._background._tasks):
            await asyncio.gather(*tasks)

    async def done(self, count: int) -> None:
        """Wait until so many takes have settled."""
        await self.until(lambda: sum(t.settled for t in self.wiring.known_takes.all()) >= count)


Open = Callable[..., Any]


@pytest.fixture
def open_room(service: Rehearsal, tmp_path: Path) -> Open:
    """Opens a library of the test in a room; leaving the context closes it."""

    @asynccontextmanager
    async def opened(name: str = "library") -> AsyncIterator[Stage]:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        bugs: list[str] = []
        library = tmp_path / name
        options = Options(library, service.api_url, service.files_url, service.key, poll=0.2)
        keys = Keys(FakeKeychain(), service.key)
        report = Report(library / "logs", keys.current, bugs.append)
        wiring = Wiring(app, options, keys, report, closed=lambda: None)
        wiring.open()
        try:
            yield Stage(wiring, bugs)
        finally:
            await wiring.aclose()
            report.close()
            discard(wiring.widgets.window)
        assert bugs == []

    return opened


async def frames_of(stage: Stage, least: int) -> None:
    """Wait until so many frames of a film have reached the screen."""
    surface = stage.widgets.viewer.surface
    await stage.until(lambda: surface.frame_count >= least, surface.shown)
