"""Looks for a newer release when it is asked to, or once a day where the artist has said so."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from hailuo_desktop import __version__
from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.studio.settings import UPDATES_DAILY, UPDATES_LOOKED, UPDATES_SKIPPED
from hailuo_desktop.studio.updates import DAY, Release, is_newer, latest, source
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.actions import window as actions
from hailuo_desktop.ui.help.update_dialog import UpdateDialog
from hailuo_desktop.ui.notices import Kind

LOOK_EVERY = 60 * 60_000  # milliseconds between two looks at whether a day is over
NONE = mark(
    "This copy does not look for releases itself: whoever it came from, or the system's own "
    "packages, brings new ones."
)
NEWEST = mark("You have the newest release, {version}.")
ON = mark(
    "Once a day one file is read that tells of releases. Nothing about you or this computer is "
    "sent, and nothing is downloaded by itself."
)


class UpdatesPresenter:
    def __init__(
        self, context: Context, open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
    ) -> None:
        self._settings = context.studio.settings
        self._clock = context.studio.clock
        self._background = context.background
        self._window = context.window
        self._notify = context.notify
        self._open_url = open_url
        self._source = source()
        self.dialog: UpdateDialog | None = None
        bind = context.actions.bind
        bind(actions.UPDATES, self.look)
        entry = context.actions.of(actions.UPDATES_DAILY)
        entry.setEnabled(bool(self._source))
        entry.setChecked(self._settings.get(UPDATES_DAILY) and bool(self._source))
        context.actions.bind_toggle(actions.UPDATES_DAILY, self._choose)
        self._each = QTimer(context.window)
        self._each.setInterval(LOOK_EVERY)
        self._each.timeout.connect(self.look_if_due)
        self._each.start()

    def look(self) -> None:
        """The artist asks: whatever comes of it is said."""
        if self._source:
            self._background.start(self._look(asked=True))
        else:
            self._notify(t(NONE))

    def look_if_due(self) -> None:
        """At most once a day, and only where the artist wants it; no answer is no news."""
        since = self._clock.now() - self._settings.get(UPDATES_LOOKED)
        if self._source and self._settings.get(UPDATES_DAILY) and not 0 <= since < DAY:
            self._background.start(self._look(asked=False))

    def _choose(self, daily: bool) -> None:
        self._settings.put(UPDATES_DAILY, daily)
        if daily:
            self._notify(t(ON))
            self.look_if_due()

    async def _look(self, *, asked: bool) -> None:
        self._settings.put(UPDATES_LOOKED, self._clock.now())
        try:
            release = await latest(self._source)
        except HailuoError as error:
            if asked:
                self._notify(str(error), Kind.PROBLEM)
            return
        if not is_newer(release.version, __version__):
            if asked:
                self._notify(t(NEWEST, version=__version__))
        elif asked or self._settings.get(UPDATES_SKIPPED) != release.version:
            self._show(release)

    def _show(self, release: Release) -> None:
        if self.dialog is not None:
            return
        dialog = self.dialog = UpdateDialog(
            release.version, __version__, release.notes, release.sha256, self._window
        )
        dialog.open_requested.connect(lambda: self._open_url(QUrl(release.url)))
        dialog.skip_requested.connect(lambda: self._settings.put(UPDATES_SKIPPED, release.version))
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
