"""One run of the window: what is built, in which order, and how it is taken down."""

import asyncio
import sys
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from hailuo_desktop import __version__
from hailuo_desktop.bootstrap import load_models
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.report import Report
from hailuo_desktop.runtime import run
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.studio.options import Options

from .bare_window import SYSTEM, BareWindow
from .layout import Layout
from .system.desktop import Desktop

if TYPE_CHECKING:
    from .wiring import Wiring


THEME = "appearance.theme"  # by name: what knows all settings is slow to load


class Application:
    """The window comes first. The service of a rehearsal, the library and the queue come after."""

    def __init__(self, options: Options, brought: Path | None = None) -> None:
        self._options = options
        self._app = cast(Desktop, Desktop.instance() or Desktop(sys.argv[:1]))
        self._app.setApplicationName("Hailuo Desktop")
        self._app.setApplicationVersion(__version__)
        self._app.setDesktopFileName("hailuo-desktop")
        self._keys: Keys | None = None
        self._report = Report(options.library / "logs", self._key, self._say)
        self._closed = asyncio.Event()
        self._bare_window: BareWindow | None = None
        if brought is not None:
            self._app.put(brought)

    def run(self) -> int:
        """Exit code, once the window has closed, or has been another one's."""
        if self._handed_on():
            return 0
        self._report.install()
        try:
            return run(self._app, self._main, self._report, self._closed.set)
        finally:
            self._report.close()

    async def _main(self) -> int:
        options = self._options
        theme = Layout(options.preferences_file).read().get(THEME, SYSTEM)
        self._bare_window = bare_window = BareWindow(self._app, options.library, theme)
        await bare_window.appear()
        load_models()
        with ExitStack() as service:
            try:
                options = await asyncio.to_thread(service.enter_context, _served(self._options))
                wiring = self._wiring(options, bare_window)
            except HailuoError as error:
                bare_window.close()
                return 0 if self._handed_on() else await _refused(str(error))
            await self._until_closed(wiring, options)
        return 0

    async def _until_closed(self, wiring: "Wiring", options: Options) -> None:
        """The window, with what the last run may have left untold, until its end."""
        from hailuo_desktop.studio.crashes import CrashWatch

        report = self._report
        watch = CrashWatch(report.file.parent, report.file, lambda: report.faulty)
        try:
            wiring.open()
            if watch.before is not None:
                wiring.menu_presenter.help.crash.show(watch.before)
            wiring.menu_presenter.help.updates.look_if_due()
            with (
                self._app.opening_with(wiring.open_file),
                _single_instance(options.library, self._app.put),
            ):
                await self._closed.wait()
        finally:
            await wiring.aclose()
            watch.close()

    def _handed_on(self) -> bool:
        """Whether what is to be opened was taken by a window that has the library."""
        files = list(self._app.waiting)
        if not files:
            return False
        from .system.single_instance import (
            hand_over,  # the network's classes are not needed for the first paint
        )

        library = self._options.library
        self._app.waiting[:] = [file for file in files if not hand_over(library, file)]
        return not self._app.waiting

    def _wiring(self, options: Options, bare_window: BareWindow) -> "Wiring":
        # All that is slow to load comes with these two, so not before the window is there.
        from hailuo_desktop.store.secrets import Keychain

        from .wiring import Wiring

        self._keys = Keys(Keychain(), options.key)
        return Wiring(self._app, options, self._keys, self._report, self._closed.set, bare_window)

    def _key(self) -> str:
        return self._keys.current() if self._keys else self._options.key

    def _say(self, sentence: str) -> None:
        print(f"hailuo-desktop: {sentence}", file=sys.stderr)
        if self._bare_window is not None:
            self._bare_window.show_notice(sentence)


@contextmanager
def _single_instance(library: Path, received: Callable[[Path], None]) -> Generator[None]:
    from .system.single_instance import SingleInstance

    bell = SingleInstance(library)
    bell.file_received.connect(received)
    try:
        yield
    finally:
        bell.close()


def _served(options: Options) -> AbstractContextManager[Options]:
    """The service of a rehearsal, which takes a while to start."""
    if not options.rehearsal:
        return nullcontext(options)
    from hailuo_desktop.studio.rehearsing import rehearsing

    return rehearsing(options)


async def _refused(sentence: str) -> int:
    """The window cannot open: say why, and wait until that is read."""
    print(f"hailuo-desktop: {sentence}", file=sys.stderr)
    read = asyncio.Event()
    box = QMessageBox(QMessageBox.Icon.Warning, "Hailuo Desktop", "")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.finished.connect(read.set)
    box.open()
    await read.wait()
    return 2
