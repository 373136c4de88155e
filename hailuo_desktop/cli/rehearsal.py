"""``hailuo-desktop rehearsal``: the simulated service alone, for any EvoLink client."""

import json
import signal
import threading
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.simulator import Rehearsal
from hailuo_desktop.translate import t

from .output import put

KEY = "sk-rehearsal"
LOOK = 1.0  # seconds: Windows hears of Ctrl-C only between two waits


class PortTaken(HailuoError):
    pass


class BadFaults(HailuoError):
    pass


class BadFolder(HailuoError):
    pass


@dataclass(frozen=True)
class Service:
    """What the command line asks for; ``faults`` is a script of misfortune."""

    port: int = 0
    files_port: int = 0
    speed: float = 1.0
    folder: Path | None = None
    faults: Path | None = None


def rehearse(key: str, wish: Service) -> int:
    """Serve until Ctrl-C or SIGTERM; the first line on stdout says where."""
    stopped = threading.Event()

    def stop(_number: int, _frame: object) -> None:
        stopped.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    rehearsal = _started(_made(key or KEY, wish))
    try:
        _follow(rehearsal, wish.faults)
        where = {"api": rehearsal.api_url, "files": rehearsal.files_url, "key": rehearsal.key}
        put(json.dumps(where))
        while not stopped.wait(LOOK):
            pass
    finally:
        rehearsal.stop()
    return 0


def _made(key: str, wish: Service) -> Rehearsal:
    try:
        return Rehearsal(key, wish.port, wish.files_port, wish.speed, wish.folder)
    except OSError as error:
        raise BadFolder(
            t(
                "The rehearsal cannot keep its files in “{folder}” ({why}): choose another "
                "--folder.",
                folder=wish.folder or gettempdir(),
                why=error.strerror,
            )
        ) from error


def _started(rehearsal: Rehearsal) -> Rehearsal:
    try:
        return rehearsal.start()
    except OSError as error:
        # Without the address; os.strerror knows none of the numbers that Windows has for sockets.
        why = (error.strerror or str(error)).partition(" (while")[0]
        raise PortTaken(
            t(
                "The rehearsal cannot listen there ({why}): choose another --port or "
                "--files-port, or 0 for any that is free.",
                why=why,
            )
        ) from error


def _follow(rehearsal: Rehearsal, script: Path | None) -> None:
    if script is None:
        return
    try:
        rehearsal.service.faults.follow(script.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadFaults(
            t("The faults in “{file}” cannot be followed: {why}.", file=script, why=error)
        ) from error
