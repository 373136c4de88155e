"""News of the queue for whoever does not look: a notice, the window's icon, a computer awake."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hailuo_desktop.app.context import Context
from hailuo_desktop.app.queue.queue_presenter import QueuePresenter
from hailuo_desktop.app.system import taskbar
from hailuo_desktop.app.system.keep_awake import KeepAwake
from hailuo_desktop.app.system.notifier import Notifier, notifier_for
from hailuo_desktop.app.widgets import Widgets
from hailuo_desktop.domain.take import Take, Uncertain
from hailuo_desktop.engine.events import Halt
from hailuo_desktop.studio.settings import (
    KEEP_AWAKE,
    NOTIFY_BATCH,
    NOTIFY_DECISION,
    NOTIFY_TAKE,
)
from hailuo_desktop.ui.actions.window import REVIEW_WORKSPACE
from hailuo_desktop.ui.workspace import Workspace

from .tidings import Kind, News, Tidings

WISHES = {Kind.TAKE: NOTIFY_TAKE, Kind.BATCH: NOTIFY_BATCH, Kind.DECISION: NOTIFY_DECISION}
DECIDE = "decide"  # the key of a notice that leads to no take


def _looked_at() -> bool:
    return QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive


def _sentences(news: News) -> str:
    return " ".join(f"{part.rstrip('.')}." for part in (news.title, news.text) if part)


class NoticesPresenter:
    """``looked_at`` tells whether the artist has the window, or a dialog of it, in front."""

    def __init__(
        self,
        context: Context,
        *,
        widgets: Widgets,
        queue: QueuePresenter,
        notifier: Notifier | None = None,
        awake: KeepAwake | None = None,
        looked_at: Callable[[], bool] = _looked_at,
    ) -> None:
        self._settings = context.studio.settings
        self._known_takes = context.known_takes
        self._actions = context.actions
        self._widgets = widgets
        self._looked_at = looked_at
        icon = widgets.window.windowIcon()
        self._notifier = notifier or notifier_for(context.background, icon, self.follow)
        self._awake = awake or KeepAwake()
        self._halt: Halt | None = None
        self._batch: set[str] = set()  # takes that are shown as one bar
        self._tidings = Tidings(self._tell, lambda: len(self._going()))
        queue.take_changed.connect(self._take_changed)
        queue.halted.connect(self._halted)
        self._settings.follow(KEEP_AWAKE, lambda _: self._refresh())

    def close(self) -> None:
        self._awake.close()
        self._notifier.close()
        taskbar.show_waiting(0)
        taskbar.show_progress(0, 0)

    def follow(self, key: str) -> None:
        """A notice was clicked: the window comes to the front, with what it was about."""
        window = self._widgets.window
        window.come_forward()
        if key == DECIDE:
            window.status.decide_requested.emit()
            return
        take = self._known_takes.find(key)
        if take is not None and isinstance(take.state, Uncertain):
            window.status.decide_requested.emit()
        elif take is not None:
            if window.workspaces.current is Workspace.QUEUE:  # which shows no film
                self._actions.run(REVIEW_WORKSPACE)
            self._widgets.queue.take_selected.emit(key)

    def _take_changed(self, take: Take) -> None:
        self._tidings.take_changed(take)
        self._refresh()

    def _halted(self, halt: Halt | None) -> None:
        self._halt = halt
        self._tidings.halted(halt)
        self._refresh()

    def _tell(self, news: News) -> None:
        self._widgets.window.announcer.say(_sentences(news))
        wish = WISHES.get(news.kind)
        if wish is None or self._looked_at() or not self._settings.get(wish):
            return
        QApplication.alert(self._widgets.window)
        self._notifier.show(news.title, news.text, news.take or DECIDE)

    def _refresh(self) -> None:
        going = {take.id for take in self._going()}
        self._batch = self._batch | going if going else set()
        doubts = sum(isinstance(t.state, Uncertain) for t in self._known_takes.in_flight())
        taskbar.show_waiting(doubts + (self._halt is not None))
        taskbar.show_progress(len(self._batch - going), len(self._batch))
        moving = bool(going) and self._halt is None
        self._awake.hold(moving and self._settings.get(KEEP_AWAKE))

    def _going(self) -> list[Take]:
        """What gets further by itself: not what is held for later, nor what waits for a word."""
        return [
            take
            for take in self._known_takes.in_flight()
            if take.followed and not take.held and not isinstance(take.state, Uncertain)
        ]
