"""Ctrl-C and its relatives: the first ends the work, the next ends the goodbye too."""

import asyncio
import signal
import sys
from typing import Any

# A closed terminal hangs up; Windows knows no such signal.
SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


def cancel_when_asked(work: "asyncio.Task[Any]") -> None:
    """Cancel the work at each signal, unless whoever started us wants it ignored (nohup)."""
    if sys.platform == "win32":
        # Its loops take no signal handlers; asyncio itself cancels at Ctrl-C there.
        return
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            loop.add_signal_handler(number, work.cancel)
