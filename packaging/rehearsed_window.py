"""The window with the sample storyboard, rehearsed, for whoever takes pictures of it.

No screen is needed, and the typeface ships: the pictures come out the same on every machine.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hailuo_desktop.app.wiring import Wiring

PATIENCE = 900.0  # seconds for the films of the sample to be made

Act = Callable[["Wiring"], Awaitable[int]]


def photograph(act: Act, size: tuple[int, int], speed: float = 40.0) -> int:
    """Open the window, let ``act`` do its part, and close it: what ``act`` gives is the exit code.

    ``speed`` is how many times as fast as life the service is.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    from PySide6.QtWidgets import QApplication

    from hailuo_desktop.runtime import run

    app = QApplication(sys.argv[:1])

    async def rehearsed() -> int:
        with tempfile.TemporaryDirectory() as folder:
            return await _rehearsed(app, Path(folder), act, size, speed)

    return run(app, rehearsed, _complain, app.quit)


async def until(true: Callable[[], bool]) -> None:
    while not true():  # noqa: ASYNC110
        await asyncio.sleep(0.05)  # whoever takes pictures looks again and again


async def _rehearsed(
    app: object, folder: Path, act: Act, size: tuple[int, int], speed: float
) -> int:
    from PySide6.QtWidgets import QApplication

    from hailuo_desktop.app.wiring import Wiring
    from hailuo_desktop.report import Report
    from hailuo_desktop.simulator import Rehearsal
    from hailuo_desktop.studio.keys import Keys
    from hailuo_desktop.studio.options import Options

    assert isinstance(app, QApplication)
    library = folder / "library"
    with Rehearsal("sk-rehearsal", speed=speed, folder=folder / "service") as service:
        urls = service.api_url, service.files_url, service.key
        options = Options(library, *urls, poll=0.5, rehearsal=True)
        keys = Keys(_NoChain(), service.key)
        report = Report(library / "logs", keys.current, print)
        wiring = Wiring(app, options, keys, report, closed=lambda: None)
        wiring.open()
        wiring.widgets.window.resize(*size)
        try:
            async with asyncio.timeout(PATIENCE):
                await until(lambda: len(wiring.edits.board.shots) > 1)
                return await act(wiring)
        finally:
            await wiring.aclose()
            report.close()


class _NoChain:
    """A system without a keychain: the rehearsal needs none."""

    available = False

    def load(self) -> str | None:
        return None

    def save(self, key: str) -> None: ...

    def forget(self) -> None: ...


def _complain(error: BaseException) -> None:
    print(f"{type(error).__name__}: {error}", file=sys.stderr)
