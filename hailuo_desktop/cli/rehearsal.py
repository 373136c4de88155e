"""``hailuo-desktop rehearsal``: the simulated service alone, for any EvoLink client."""

import json
import signal
import threading

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.simulator import Rehearsal

from .output import put

KEY = "sk-rehearsal"
LOOK = 1.0  # seconds: Windows hears of Ctrl-C only between two waits


class PortTaken(HailuoError):
    pass


def rehearse(key: str, port: int, files_port: int, speed: float) -> int:
    """Serve until Ctrl-C or SIGTERM; the first line on stdout says where."""
    stopped = threading.Event()

    def stop(_number: int, _frame: object) -> None:
        stopped.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    rehearsal = _started(Rehearsal(key or KEY, port, files_port, speed))
    try:
        where = {"api": rehearsal.api_url, "files": rehearsal.files_url, "key": rehearsal.key}
        put(json.dumps(where))
        while not stopped.wait(LOOK):
            pass
    finally:
        rehearsal.stop()
    return 0


def _started(rehearsal: Rehearsal) -> Rehearsal:
    try:
        return rehearsal.start()
    except OSError as error:
        raise PortTaken(
            f"The rehearsal cannot listen there ({error.strerror}): choose another --port or "
            "--files-port, or 0 for any that is free."
        ) from error
