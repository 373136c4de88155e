"""From nothing to an open window, and back."""

from pathlib import Path

from hailuo_desktop.studio.options import Options


def start(options: Options, brought: Path | None = None) -> int:
    """Open the window, with a storyboard from a file where one was given; its exit code."""
    from .application import Application

    return Application(options, brought).run()
