"""From nothing to an open window, and back."""

import os
import sys
from contextlib import AbstractContextManager, nullcontext

from hailuo_desktop.assets import asset
from hailuo_desktop.studio.options import Options
from hailuo_desktop.studio.rehearsing import rehearsing

SAMPLE = ("samples", "the-lighthouse")
NO_SCREEN = "There is no screen here: rendering the sample storyboard without a window instead."
NO_SCREEN_AT_ALL = (
    "hailuo-desktop: there is no screen here to open a window on. "
    "Use `hailuo-desktop render`, or try `hailuo-desktop --rehearsal`."
)


def start(options: Options) -> int:
    """Open the window; without a screen a rehearsal does the same job without one."""
    if not has_screen():
        return _without_a_screen(options)
    # Qt's multimedia writes each codec detail to stderr, which helps nobody here.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    from .application import Application

    with _service(options) as served:
        return Application(served).run()


def has_screen() -> bool:
    """Whether Qt could show a window: elsewhere than on Linux there always is a screen."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _service(options: Options) -> AbstractContextManager[Options]:
    return rehearsing(options) if options.rehearsal else nullcontext(options)


def _without_a_screen(options: Options) -> int:
    if not options.rehearsal:
        print(NO_SCREEN_AT_ALL, file=sys.stderr)
        return 2
    from hailuo_desktop.cli.render import Wish, render

    print(NO_SCREEN, flush=True)
    return render(options, Wish(asset(*SAMPLE), options.library / "videos-of-the-sample"))
