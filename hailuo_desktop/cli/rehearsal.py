"""``hailuo-desktop rehearsal``: the simulated service alone, for any EvoLink client."""

import json
import signal
import threading

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.simulator import Rehearsal

KEY = "sk-rehearsal"


class PortTaken(HailuoError):
    pass


def rehearse(key: str, port: int, files_port: int, speed: float) -> int:
    """Serve until Ctrl-C or SIGTERM; the first line on stdout says where."""
    stopped = threading.Event()

    def stop(_number: int, _frame: object) -> None:
        stopped.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    try:
        with Rehearsal(key or KEY, port, files_port, speed) as rehearsal:
            where = {"api": rehearsal.api_url, "files": rehearsal.files_url, "key": rehearsal.key}
            print(json.dumps(where), flush=True)
            stopped.wait()
    except OSError as error:
        raise PortTaken(
            f"The rehearsal cannot listen there ({error.strerror}): choose another --port, or 0."
        ) from error
    return 0
