"""What settings, and the environment for connections, name in vain."""

import asyncio
from collections.abc import Sequence

from hailuo_desktop.studio.studio import Studio
from hailuo_desktop.ui.main_window import MainWindow
from hailuo_desktop.ui.notices import Kind


async def warn(studio: Studio, window: MainWindow, unused: Sequence[str] = ()) -> None:
    """Tell of it, and of settings ``unused``, beside what is told already.

    Reading the environment takes a while.
    """
    if warnings := [*unused, *await asyncio.to_thread(studio.client.warnings)]:
        known = window.notice.text()
        window.show_notice(" ".join(filter(None, (known, *warnings))), Kind.PROBLEM)
