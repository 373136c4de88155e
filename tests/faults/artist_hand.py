"""The real window, and a hand in the same process that sends what is on the board.

``python -m tests.faults.artist_hand LIBRARY``: the window opens as it does for an artist, in its
own composition root. The hand sends the shots without a take through the pre-flight. Once nothing
gets any further without a decision, it ends the program in good order.
"""

import faulthandler
import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hailuo_desktop.app.wiring import Wiring
from hailuo_desktop.domain.take import Take, Uncertain
from hailuo_desktop.studio.options import options

LOOK = 20  # milliseconds between two looks of the hand
QUIET = 100  # looks without a change, of takes that wait for a decision
STANDS = 6000  # looks without a change, of takes that should get further
STUCK = 4  # exit code, where they do not


class Hand:
    """It decides nothing: what is in doubt is the test's to settle."""

    def __init__(self, wiring: Wiring) -> None:
        self._wiring = wiring
        self._still = 0
        self._before: list[Take] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK)

    def _look(self) -> None:
        takes = self._wiring.known_takes.all()
        self._still = self._still + 1 if takes == self._before else 0
        self._before = takes
        if self._still > STANDS:
            self._give_up()
        dialog = self._wiring.commands.batch.dialog
        lacking = self._wiring.queue_presenter.without_takes()
        if dialog is not None and dialog.isVisible():
            dialog.send.click()
        elif lacking:
            self._wiring.widgets.window.action_set.by_name["batch_without"].trigger()
        elif self._rests(takes):
            self._timer.stop()
            os.kill(os.getpid(), signal.SIGTERM)

    def _give_up(self) -> None:
        """Say what an artist would see, and where all threads are; then end at once."""
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        banner = self._wiring.widgets.queue.banner.sentence()
        said = map(repr, (*shown, *self._before))
        print("Nothing gets any further.", banner, *said, sep="\n", file=sys.stderr, flush=True)
        faulthandler.dump_traceback(all_threads=True)
        os._exit(STUCK)

    def _rests(self, takes: list[Take]) -> bool:
        """Whether all are settled, or wait for a doubt to be, and have done so for a while."""
        if all(take.settled for take in takes):
            return True
        waits = all(t.settled or t.unsent or isinstance(t.state, Uncertain) for t in takes)
        doubted = any(isinstance(take.state, Uncertain) for take in takes)
        return waits and doubted and self._still > QUIET


def main() -> int:
    if sys.platform != "win32":
        faulthandler.register(signal.SIGUSR1, all_threads=True)
    opened = Wiring.open
    hands: list[Hand] = []

    def open_with_hand(self: Wiring) -> None:
        opened(self)
        hands.append(Hand(self))

    Wiring.open = open_with_hand
    from hailuo_desktop.app.start import start

    return start(options(os.environ, Path(sys.argv[1]), False))


if __name__ == "__main__":
    sys.exit(main())
