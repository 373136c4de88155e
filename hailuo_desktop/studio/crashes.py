"""What is left of a run that did not end well: a file here, for the next start to show.

Nothing is sent anywhere.
"""

import faulthandler
import json
import logging
import platform
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TextIO

from hailuo_desktop import __version__
from hailuo_desktop.domain.masking import masked

from .log_entries import Entry, at_least, read_log

RUN = (
    "run.trace"  # there as long as a run lasts; Python writes into it when it is killed by a fault
)
REPORTS = "crash-*.txt"
KEPT = 5  # reports
ENTRIES = 60  # of the log
_log = logging.getLogger("hailuo_desktop.app")
NOW = "%Y-%m-%d %H:%M:%S"


class End(Enum):
    """How the run before this one ended, where it did not end well."""

    FAULT = "fault"  # the process was killed by a fault of its own
    ERRORS = "errors"  # it ended in order, after something unexpected
    VANISHED = "vanished"  # neither: killed, or the power went


@dataclass(frozen=True)
class Crash:
    """How the last run ended, where it did not end by itself."""

    end: End
    started: str
    version: str
    trace: str
    entries: tuple[Entry, ...]


class CrashWatch:
    """From its making to ``close``. ``before`` is what the run before left.

    ``faulty`` tells at the end whether something unexpected has happened in this run.
    """

    def __init__(self, folder: Path, log: Path, faulty: Callable[[], bool]) -> None:
        self._file = folder / RUN
        self._faulty = faulty
        self.before = _left(self._file, log)
        self._trace = self._opened(folder)
        self._was_on = faulthandler.is_enabled()
        if self._trace is not None:
            faulthandler.enable(self._trace)
        _log.info("started: %s on %s", __version__, platform.platform())

    def close(self) -> None:
        """A run that ended well leaves nothing."""
        _log.info("ended")
        if self._trace is None:
            return
        faulthandler.disable()
        if self._was_on and sys.__stderr__ is not None:
            faulthandler.enable(sys.__stderr__)
        with suppress(OSError):
            if self._faulty():
                self._trace.write(f"{End.ERRORS.value}\n")
            self._trace.close()
            if not self._faulty():
                self._file.unlink()

    def _opened(self, folder: Path) -> TextIO | None:
        """None where it cannot be written: a run is no worse for that."""
        head = {"started": datetime.now().astimezone().strftime(NOW), "version": __version__}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            trace = self._file.open("w", encoding="utf-8")
            trace.write(json.dumps(head) + "\n")
            trace.flush()
        except OSError:
            return None
        return trace


def write_report(text: str, folder: Path) -> Path:
    """The file of a ``report``; only the latest few are kept. OSError where it cannot be."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"crash-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
    file.write_text(text, "utf-8")
    for old in sorted(folder.glob(REPORTS))[:-KEPT]:
        with suppress(OSError):
            old.unlink()
    return file


def report(crash: Crash, recovered: Sequence[str], key: str = "") -> str:
    """For whoever helps; neither the key nor the path of the home is in it."""
    errors = at_least(crash.entries, logging.ERROR)
    end = at_least(crash.entries[-ENTRIES:], logging.INFO)
    parts = [
        f"Hailuo Desktop {crash.version}, started {crash.started}, ended: {crash.end.value}",
        f"{platform.platform()}, Python {platform.python_version()}",
        "\n".join(recovered),
        crash.trace,
        f"Unexpected errors:\n{errors}" if errors else "",
        f"The end of the log:\n{end}" if end else "",
    ]
    return masked("\n\n".join(filter(None, parts)) + "\n", key)


def _left(file: Path, log: Path) -> Crash | None:
    try:
        head, *rest = file.read_text("utf-8", "replace").splitlines()
        told = json.loads(head)
        started, version = str(told["started"]), str(told["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    trace = "\n".join(rest)
    try:
        entries = [each for each in read_log(log) if each.when >= started]
    except OSError:
        entries = []
    return Crash(_end(trace), started, version, trace, tuple(entries))


def _end(trace: str) -> End:
    if trace.strip() == End.ERRORS.value:
        return End.ERRORS
    return End.FAULT if trace.strip() else End.VANISHED
