"""Photographs the window for the README: the sample storyboard, rehearsed, with its takes.

.venv/bin/python packaging/screenshot.py [FILE]
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rehearsed_window import photograph, until

if TYPE_CHECKING:
    from hailuo_desktop.app.wiring import Wiring

TARGET = Path(__file__).parent / "screenshots" / "window.png"
SIZE = (1440, 900)
SHOT = 2  # the one in hand, from 0: a first and a last frame
FRAMES = 40  # of the film that plays, until it is worth a picture


def main() -> int:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET

    async def act(wiring: "Wiring") -> int:
        await _rehearse(wiring)
        target.parent.mkdir(parents=True, exist_ok=True)
        saved = wiring.widgets.window.grab().save(str(target))
        print(target if saved else f"{target} could not be written")
        return 0 if saved else 1

    return photograph(act, SIZE)


async def _rehearse(wiring: "Wiring") -> None:
    """Send the whole sample, and look at one of its takes in the middle of its film."""
    shots = wiring.edits.board.shots
    wiring.queue_presenter.send(shots)
    takes = sum(shot.takes for shot in shots)
    await until(lambda: sum(take.settled for take in wiring.known_takes.all()) == takes)
    wiring.queue_presenter.send(shots[:2])
    wiring.board_presenter.select(shots[SHOT].id)
    (take,) = wiring.known_takes.of_shot(shots[SHOT].id)
    wiring.widgets.viewer.take_requested.emit(take.id)
    wiring.widgets.viewer.player.play()
    await until(lambda: wiring.widgets.viewer.surface.frame_count >= FRAMES)


if __name__ == "__main__":
    sys.exit(main())
