"""The loop in which Qt and asyncio meet; nobody else names qasync."""

import asyncio
import signal
from collections.abc import Callable, Coroutine
from contextlib import ExitStack
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
    with ExitStack() as signals:
        for number in (signal.SIGINT, signal.SIGTERM):
            signals.callback(_hear(loop, number, stop))
        try:
            return loop.run_until_complete(main())
        finally:
            loop.close()


def _hear(
    loop: asyncio.AbstractEventLoop, number: int, stop: Callable[[], None]
) -> Callable[[], object]:
    """Call ``stop`` at the signal; what ends that."""
    try:
        loop.add_signal_handler(number, stop)
    except NotImplementedError:
        # Windows: the interpreter itself hears of it, wherever Qt next calls into Python.
        def hear(_number: int, _frame: object) -> None:
            loop.call_soon_threadsafe(stop)

        before = signal.signal(number, hear)
        return lambda: signal.signal(number, before)
    return lambda: None


def _loop(app: QApplication) -> asyncio.AbstractEventLoop:
    untyped: Any = qasync
    return untyped.QEventLoop(app)


def _tell(report: Callable[[BaseException], None], context: dict[str, Any]) -> None:
    error = context.get("exception") or RuntimeError(context.get("message", "unknown"))
    if not isinstance(error, asyncio.CancelledError):
        report(error)
