"""The whole room around a library of the test's own; nobody answers where the service should be."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.wiring import Wiring
from hailuo_desktop.domain.take import Take
from hailuo_desktop.report import Report
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.studio.options import Options
from tests.fakes.any_take import take
from tests.fakes.keychain import FakeKeychain
from tests.fakes.table import Table, board, table
from tests.fakes.windows import discard

NOBODY = "http://127.0.0.1:9"  # the port for what is thrown away: nothing listens there


class Stage:
    """A room, and what it has said to the world outside."""

    def __init__(self, wiring: Wiring, keys: Keys, closed: list[bool]) -> None:
        self.wiring = wiring
        self.widgets = wiring.widgets
        self.keys = keys
        self.closed = closed

    def put(self, *takes: Take) -> None:
        """As if an earlier run had left them."""
        for each in takes:
            self.wiring.studio.library.takes.save(each)
            self.wiring.known_takes.put(each)
            self.widgets.takes.put(each)

    def take(self, take_id: str, state: object, **facts: object) -> Take:
        """A take of the shot in hand."""
        return take(take_id, state, shot=self.wiring.board_presenter.shot_id, **facts)  # type: ignore[arg-type]


@pytest.fixture
def key() -> str:
    """The key from the environment; a test without one gives its own fixture."""
    return "sk-of-the-test"


@pytest.fixture
def addresses() -> tuple[str, str]:
    return NOBODY, NOBODY


@pytest.fixture
async def stage(
    qapp: QApplication, tmp_path: Path, key: str, addresses: tuple[str, str]
) -> AsyncIterator[Stage]:
    options = Options(tmp_path / "library", *addresses, key, poll=0.2)
    keys = Keys(FakeKeychain(), key)
    bugs: list[str] = []
    closed: list[bool] = []
    report = Report(tmp_path / "logs", keys.current, bugs.append)
    wiring = Wiring(qapp, options, keys, report, closed=lambda: closed.append(True))
    wiring.board_presenter.open()
    wiring.widgets.window.resize(1280, 800)
    wiring.widgets.window.show()
    try:
        yield Stage(wiring, keys, closed)
    finally:
        await wiring.aclose()
        report.close()
        discard(wiring.widgets.window)
    assert bugs == []


@pytest.fixture
def at(qtbot: QtBot) -> Table:
    """A board of four shots with its desk, without a library or a service."""
    return table(qtbot, board())
