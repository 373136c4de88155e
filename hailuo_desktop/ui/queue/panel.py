"""The queue panel: what is in flight, what settled, and what can be done with both."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from hailuo_desktop.domain.take import Take
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.action_set import ActionSet, add_actions
from hailuo_desktop.ui.actions.action import Action, TakeAction
from hailuo_desktop.ui.actions.takes import COPY_TASK, REMOVE, RESOLVE, RETRY, START, actions_for
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import wrapped
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow, say

from .banner import Banner
from .delegate import TakeDelegate
from .details import Details
from .head import Head
from .model import QueueModel
from .resolve import ResolveDialog
from .retry_dialog import RetryDialog, may_be_charged
from .rows import Rows
from .settle_dialog import SettleDialog
from .take_table import TakeTable

TICK = 1000  # milliseconds: the times in the list go on
EMPTY = mark("Shots that you add to the queue appear here and are made one after another.")


class QueuePanel(QWidget):
    """Its actions are run for the ids of takes; the model brings in what became of them.

    ``edits_of`` says how the shot of a take that waits was edited since, or nothing.
    """

    pause_requested = Signal(bool)
    retry_requested = Signal(list)
    resolve_requested = Signal(str, object, str)  # take, Decision, task id
    take_over_requested = Signal(str)  # the take that gets the edits of its shot
    move_requested = Signal(list, str)  # ids, and the take before which they go ("": the end)
    take_selected = Signal(str)
    halt_action_requested = Signal()
    found_requested = Signal()

    def __init__(
        self,
        model: QueueModel,
        actions: ActionSet,
        icons: Icons,
        theme: Theme,
        edits_of: Callable[[Take], str] = lambda _: "",
        board_of: Callable[[str], str] = lambda _: "",
    ) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        say(self, name=mark("Queue"))
        self._model = model
        self._actions = actions
        self._icons = icons
        self._theme = theme
        self._edits_of = edits_of
        self.head = Head(model, icons, theme)
        self.banner = Banner(model)
        self._delegate = TakeDelegate(icons, theme)
        self.list = Rows(model, self._delegate, theme)
        self.table = TakeTable(model, board_of)
        self._wide = False
        self.details = Details(icons, theme)
        self._stack = QStackedLayout()
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK)
        self._lay_out()
        self._connect()
        follow(self, self._word)

    # What it shows

    def show_paused(self, paused: bool) -> None:
        self.head.show_paused(paused)

    def show_halt(self, sentence: str, action: str) -> None:
        """The queue stands still: why, and the one action that lets it go on."""
        self.banner.show_halt(sentence, action)
        self.head.show_halted(True)

    def hide_halt(self) -> None:
        self.banner.hide_halt()
        self.head.show_halted(False)

    def show_found(self, sentence: str) -> None:
        """Films that no take claims wait for the artist; empty where there are none."""
        self.banner.show_found(sentence)

    def show_finish(self, seconds: float | None, later: float | None = None) -> None:
        """In how many seconds the queue may be through, and how many what is queued for later
        may take; None where nothing is known."""
        self.head.show_finish(seconds)
        self.banner.show_lasting(later)

    def show_edits(self) -> None:
        """Shots were edited: ask again how they differ from what waits."""
        self._show_details()

    def set_theme(self, theme: Theme) -> None:
        self._theme = self._delegate.theme = self.list.theme = theme
        self.head.set_theme(theme)
        self.details.set_theme(theme)
        self.list.viewport().update()

    @property
    def paused(self) -> bool:
        return self.head.paused

    @property
    def model(self) -> QueueModel:
        return self._model

    def show_first_decision(self) -> None:
        """The first take that only the artist can settle is in hand."""
        for take in self._model.uncertain()[:1]:
            self.table.select(take.id)
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def selected(self) -> list[Take]:
        return self.table.selected() if self._wide else self.list.selected()

    def show_wide(self, wide: bool) -> None:
        """A table where there is the width of the window for it, or else a list."""
        self._wide = wide
        self._fill()

    def menu_for(self, takes: list[Take]) -> QMenu:
        menu = QMenu(self)
        add_actions(
            menu,
            actions_for(takes),
            partial(self._do, takes),
            lambda name: self._icons.icon(name, self._theme.text),
        )
        return menu

    def _show_details(self) -> None:
        takes = self.selected()
        self.details.show_takes(takes, self._edits_of(takes[0]) if len(takes) == 1 else "")

    def _row_changed(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        """Times go on each second; only a take that has changed allows other actions."""
        if not roles:
            self._show_details()

    def _fill(self) -> None:
        shown = 2 if self._wide else 1
        self._stack.setCurrentIndex(shown if self._model.rowCount() else 0)
        self._show_details()

    def _word(self) -> None:
        """What the rows say is said while they are painted."""
        self.details.reword()
        self._fill()
        self.list.viewport().update()

    def _keep_time(self, flying: int, waiting: int) -> None:
        """A queue in which time stands still lets the machine sleep."""
        if not flying + waiting:
            self._ticks.stop()
        elif not self._ticks.isActive():
            self._ticks.start()

    # What the artist does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        takes = self.selected()
        deleting = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if deleting and REMOVE in actions_for(takes):
            if not event.isAutoRepeat():  # a key that is held settles no second take
                self._do(takes, REMOVE)
        elif event.key() == Qt.Key.Key_Menu and takes:
            self._open_menu(self.list.visualRect(self.list.currentIndex()).center())
        else:
            super().keyPressEvent(event)

    def _do(self, takes: Sequence[Take], action: Action) -> None:
        self._actions.run(action, [take.id for take in takes])

    def _do_one(self, action: TakeAction, take: Take) -> None:
        self._do([take], action)

    def _do_chosen(self, action: TakeAction) -> None:
        self._do(self.selected(), action)

    def _copy_tasks(self, ids: list[str]) -> None:
        tasks = [take.task for take in self._takes(ids)]
        QGuiApplication.clipboard().setText("\n".join(tasks))

    def _retry(self, ids: list[str]) -> None:
        """What may have been charged already is made again only once the artist has said so."""
        takes = self._takes(ids)
        if not any(map(may_be_charged, takes)):
            self.retry_requested.emit(ids)
            return
        dialog = RetryDialog(takes, self)
        dialog.accepted.connect(partial(self.retry_requested.emit, ids))
        dialog.open()

    def _resolve(self, ids: list[str]) -> None:
        (take,) = self._takes(ids)
        dialog = ResolveDialog(take, self)
        dialog.decided.connect(partial(self.resolve_requested.emit, take.id))
        dialog.open()

    def _settle(self, takes: list[Take]) -> None:
        dialog = SettleDialog(takes, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.decided.connect(self.resolve_requested)
        dialog.open()

    def _takes(self, ids: list[str]) -> list[Take]:
        rows = (self._model.row_of(each) for each in ids)
        return [self._model.take_at(row) for row in rows if row is not None]

    def _take_over(self) -> None:
        if len(takes := self.selected()) == 1:
            self.take_over_requested.emit(takes[0].id)

    def _chosen(self) -> None:
        self._show_details()
        if len(takes := self.selected()) == 1:
            self.take_selected.emit(takes[0].id)

    def _open_menu(self, place: QPoint) -> None:
        if takes := self.selected():
            menu = self.menu_for(takes)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            view = self.table.view if self._wide else self.list
            menu.popup(view.viewport().mapToGlobal(place))

    # How it is built

    def _connect(self) -> None:
        self._actions.choose_by(TakeAction, lambda: [take.id for take in self.selected()])
        self._actions.bind(COPY_TASK, self._copy_tasks)
        self._actions.bind(RETRY, self._retry)
        self._actions.bind(RESOLVE, self._resolve)
        self.head.pause_requested.connect(self.pause_requested)
        self.banner.start_requested.connect(partial(self._actions.run, START))
        self.banner.halt_action_requested.connect(self.halt_action_requested)
        self.banner.found_requested.connect(self.found_requested)
        self._delegate.action_requested.connect(self._do_one)
        self.details.action_requested.connect(self._do_chosen)
        self.details.take_over_requested.connect(self._take_over)
        self.list.chosen.connect(self._chosen)
        self.list.menu_requested.connect(self._open_menu)
        self.table.chosen.connect(self._chosen)
        self.table.menu_requested.connect(self._open_menu)
        self.table.action_requested.connect(self._do_one)
        self.table.settle_requested.connect(self._settle)
        self.list.move_requested.connect(self.move_requested)
        for changed in (self._model.rowsInserted, self._model.rowsRemoved):
            changed.connect(self._fill)
        self._model.dataChanged.connect(self._row_changed)
        self._ticks.timeout.connect(self._model.tick)
        self._model.counted.connect(self._keep_time)
        self._keep_time(self._model.in_flight(), len(self._model.waiting()))

    def _lay_out(self) -> None:
        empty = say(wrapped(role="muted"), EMPTY)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.head.heading.setBuddy(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self.head)
        layout.addWidget(self.banner)
        layout.addLayout(self._stack, 1)
        for page in (empty, self.list, self.table):  # a stack of nobody would show a window
            self._stack.addWidget(page)
        layout.addWidget(self.details)
