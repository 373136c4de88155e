"""Errors that nobody expected: once to the log, once to a person, never with a secret."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

LOG_BYTES = 1_000_000
LOG_FILES = 3
HIDDEN = "[key]"


class Scrubbed(logging.Formatter):
    """A formatter that cannot write the key, wherever it may stand."""

    def __init__(self, secret: Callable[[], str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        secret = self._secret()
        return text.replace(secret, HIDDEN) if secret else text


class Report:
    """Call it with an unexpected error; ``show`` gets one sentence the first time."""

    def __init__(
        self, folder: Path, secret: Callable[[], str], show: Callable[[str], None]
    ) -> None:
        self._file = folder / "hailuo-desktop.log"
        self._show = show
        self._seen: set[tuple[type[BaseException], str]] = set()
        self._log = logging.getLogger("hailuo_desktop")
        folder.mkdir(parents=True, exist_ok=True)
        self._handler = RotatingFileHandler(
            self._file, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
        )
        self._handler.setFormatter(Scrubbed(secret))
        self._log.addHandler(self._handler)
        self._log.setLevel(logging.INFO)

    def __call__(self, error: BaseException) -> None:
        place = _place(error)
        if (type(error), place) in self._seen:
            return
        self._seen.add((type(error), place))
        self._log.error("unexpected error at %s", place, exc_info=error)
        self._show(
            "Something went wrong inside the app; your takes are safe on disk. "
            f"What happened is written in {self._file}."
        )

    def install(self) -> None:
        """Hear of what Python would print to a terminal that no artist sees."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self(args.exc_value or args.exc_type())

    def close(self) -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        self._log.removeHandler(self._handler)
        self._handler.close()

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self(error)


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown"
