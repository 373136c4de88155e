"""What the environment names for connections, and is of no use."""

import asyncio

from hailuo_desktop.studio.studio import Studio
from hailuo_desktop.ui.main_window import MainWindow


async def warn(studio: Studio, window: MainWindow) -> None:
    """Tell of it beside what is told already; reading the environment takes a while."""
    if warnings := await asyncio.to_thread(studio.client.warnings):
        known = window.notice.text()
        window.show_notice(" ".join(filter(None, (known, *warnings))))
