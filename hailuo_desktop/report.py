"""Errors that nobody expected: once to the log, once to a person, never with a secret."""

import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path

from hailuo_desktop.domain.masking import without_key
from hailuo_desktop.translate import t

LOG = "hailuo-desktop.log"
LOG_BYTES = 1_000_000
LOG_FILES = 3


class Scrubbed(logging.Formatter):
    """A formatter that cannot write the key, wherever it may stand: chained tracebacks too."""

    def __init__(self, secret: Callable[[], str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        return without_key(super().format(record), self._secret())


class _Log(RotatingFileHandler):
    """``broken`` once something could not be written; Python's own way would print it raw."""

    broken = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802
        self.broken = True


class Report:
    """Call it with an unexpected error; ``show`` gets one sentence the first time. Where a wish of
    the artist's has failed of it, ``wish_failed`` says so each time.

    The log lies in ``folder``, or where the system keeps logs when that cannot be written.
    """

    def __init__(
        self, folder: Path, secret: Callable[[], str], show: Callable[[str], None]
    ) -> None:
        self._file = log_file(folder)
        self._show = show
        self._seen: set[tuple[type[BaseException], str]] = set()
        self._log = logging.getLogger("hailuo_desktop")
        self._handler = _Log(
            self._file, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
        )
        self._handler.setFormatter(Scrubbed(secret))
        self._log.addHandler(self._handler)
        self._log.setLevel(logging.INFO)

    @property
    def file(self) -> Path:
        return self._file

    @property
    def faulty(self) -> bool:
        """Whether anything unexpected has come up."""
        return bool(self._seen)

    def __call__(self, error: BaseException) -> None:
        if self._write(error):
            self._tell(error)

    def wish_failed(self, error: BaseException) -> None:
        """Nothing that the artist has asked for fails in silence, though it is logged once."""
        self._write(error)
        self._tell(error)

    def _write(self, error: BaseException) -> bool:
        """Whether it is new."""
        place = _place(error)
        if (type(error), place) in self._seen:
            return False
        self._seen.add((type(error), place))
        self._log.error("unexpected error at %s", place, exc_info=error)
        return True

    def _tell(self, error: BaseException) -> None:
        wrong = t("Something went wrong inside the app; your takes are safe on disk.")
        self._show(" ".join((wrong, self._where(type(error).__name__, _place(error)))))

    def install(self) -> None:
        """Hear of what Python would print to a terminal that no artist sees."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self(args.exc_value or args.exc_type())

    def close(self) -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        self._log.removeHandler(self._handler)
        self._handler.close()

    def _where(self, kind: str, place: str) -> str:
        if self._handler.broken:
            return t(
                "The log {file} cannot be written; it would say {error} at {place}.",
                file=self._file,
                error=kind,
                place=place,
            )
        return t("What happened is written in {file}.", file=self._file)

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self(error)


def log_file(folder: Path) -> Path:
    """Where the log of a library lies whose folder of logs this is."""
    return _writable(folder) / LOG


def _writable(folder: Path) -> Path:
    """A folder that takes a log: the wanted one, else the system's own for logs."""
    elsewhere = user_log_path("Hailuo Desktop", appauthor=False)
    return next((place for place in (folder, elsewhere) if _made(place)), folder)


def _made(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown"
