"""Photographs the window for the README: the sample storyboard, rehearsed, with its takes.

    .venv/bin/python packaging/screenshot.py [FILE]

No screen is needed, and the typeface ships: the pictures come out the same on every machine.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from hailuo_desktop.app.wiring import Wiring

TARGET = Path(__file__).parent / "screenshots" / "window.png"
SIZE = (1440, 900)
PATIENCE = 240.0  # seconds for the films of the sample to be made
SHOT = 2  # the one in hand, from 0: a first and a last frame
FRAMES = 40  # of the film that plays, until it is worth a picture


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    from PySide6.QtWidgets import QApplication

    from hailuo_desktop.runtime import run

    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        return run(app, lambda: _photograph(app, Path(folder), target), _complain, app.quit)


async def _photograph(app: "QApplication", folder: Path, target: Path) -> int:
    from hailuo_desktop.app.wiring import Wiring
    from hailuo_desktop.report import Report
    from hailuo_desktop.simulator import Rehearsal
    from hailuo_desktop.studio.keys import Keys
    from hailuo_desktop.studio.options import Options

    library = folder / "library"
    with Rehearsal("sk-rehearsal", speed=40.0, folder=folder / "service") as service:
        urls = service.api_url, service.files_url, service.key
        options = Options(library, *urls, poll=0.5, rehearsal=True)
        keys = Keys(_NoChain(), service.key)
        report = Report(library / "logs", keys.current, print)
        wiring = Wiring(app, options, keys, report, closed=lambda: None)
        wiring.open()
        wiring.widgets.window.resize(*SIZE)
        try:
            async with asyncio.timeout(PATIENCE):
                await _rehearse(wiring)
            target.parent.mkdir(parents=True, exist_ok=True)
            saved = wiring.widgets.window.grab().save(str(target))
        finally:
            await wiring.aclose()
            report.close()
    print(target if saved else f"{target} could not be written")
    return 0 if saved else 1


async def _rehearse(wiring: "Wiring") -> None:
    """Send the whole sample, and look at one of its takes in the middle of its film."""
    await _until(lambda: len(wiring.edits.board.shots) > 1)
    shots = wiring.edits.board.shots
    wiring.queue_presenter.send(shots)
    takes = sum(shot.takes for shot in shots)
    await _until(lambda: sum(take.settled for take in wiring.known_takes.all()) == takes)
    wiring.queue_presenter.send(shots[:2])
    wiring.board_presenter.select(shots[SHOT].id)
    (take,) = wiring.known_takes.of_shot(shots[SHOT].id)
    wiring.widgets.viewer.take_requested.emit(take.id)
    wiring.widgets.viewer.player.play()
    await _until(lambda: wiring.widgets.viewer.surface.frame_count >= FRAMES)


async def _until(true: Callable[[], bool]) -> None:
    while not true():  # noqa: ASYNC110
        await asyncio.sleep(0.05)  # whoever takes pictures looks again and again


class _NoChain:
    """A system without a keychain: the rehearsal needs none."""

    available = False

    def load(self) -> str | None:
        return None

    def save(self, key: str) -> None: ...

    def forget(self) -> None: ...


def _complain(error: BaseException) -> None:
    print(f"{type(error).__name__}: {error}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
