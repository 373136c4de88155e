"""The loop in which Qt and asyncio meet; nobody else names qasync."""

import asyncio
import signal
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

import qasync  # pyright: ignore[reportMissingTypeStubs]
from PySide6.QtWidgets import QApplication

Main = Callable[[], Coroutine[Any, Any, int]]


def run(
    app: QApplication,
    main: Main,
    report: Callable[[BaseException], None],
    stop: Callable[[], None],
) -> int:
    """Run ``main`` to its end on Qt's own loop; ``stop`` is called on Ctrl-C or SIGTERM."""
    app.setQuitOnLastWindowClosed(False)  # closing takes down the queue first
    loop = _loop(app)
    loop.set_exception_handler(lambda _, context: _tell(report, context))
    for number in (signal.SIGINT, signal.SIGTERM):
        # Windows has no such handlers; there Ctrl-C ends a program with a window anyway.
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, stop)
    try:
        return loop.run_until_complete(main())
    finally:
        loop.close()


def _loop(app: QApplication) -> asyncio.AbstractEventLoop:
    untyped: Any = qasync
    return untyped.QEventLoop(app)


def _tell(report: Callable[[BaseException], None], context: dict[str, Any]) -> None:
    error = context.get("exception") or RuntimeError(context.get("message", "unknown"))
    if not isinstance(error, asyncio.CancelledError):
        report(error)
