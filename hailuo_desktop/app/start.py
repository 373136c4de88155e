"""From nothing to an open window, and back."""

import os
from pathlib import Path

from hailuo_desktop.studio.options import Options


def start(options: Options, brought: Path | None = None) -> int:
    """Open the window, with a storyboard from a file where one was given; its exit code."""
    # Qt's multimedia writes each codec detail to stderr, which helps nobody here.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    from .application import Application

    return Application(options, brought).run()
