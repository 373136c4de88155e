"""The queue panel: what is in flight, what settled, and the verbs for both."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from hailuo_desktop.domain.take import Take
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import wrapped
from hailuo_desktop.ui.theme import Theme

from .banner import Banner
from .delegate import TakeDelegate
from .details import Details
from .head import Head
from .model import QueueModel
from .resolve import ResolveDialog
from .retry_dialog import RetryDialog, may_be_charged
from .rows import Rows
from .take_menu import take_menu
from .verbs import REMOVE, Verb, verbs_for

TICK = 1000  # milliseconds: the times in the list go on
EMPTY = "Shots that you add to the queue appear here and are made one after another."


class QueuePanel(QWidget):
    """Lists of take ids go out with the verbs; the model brings in what became of them.

    ``edits_of`` says how the shot of a take that waits was edited since, or nothing.
    """

    pause_requested = Signal(bool)
    retry_requested = Signal(list)
    stop_following_requested = Signal(list)
    follow_requested = Signal(list)
    remove_requested = Signal(list)
    reveal_requested = Signal(str)
    resolve_requested = Signal(str, object, str)  # take, Decision, task id
    edit_requested = Signal(list)
    take_over_requested = Signal(str)  # the take that gets the edits of its shot
    move_requested = Signal(list, str)  # ids, and the take before which they go ("": the end)
    to_front_requested = Signal(list)
    to_end_requested = Signal(list)
    start_requested = Signal(list)  # takes that are queued for later, to go now
    take_selected = Signal(str)
    halt_action_requested = Signal()

    def __init__(self, model: QueueModel, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Queue")
        self._model = model
        self._icons = icons
        self._theme = theme
        self.edits_of: Callable[[Take], str] = lambda _: ""
        self.head = Head(model, icons, theme)
        self.banner = Banner(model)
        self._delegate = TakeDelegate(icons, theme)
        self.list = Rows(model, self._delegate, theme)
        self.details = Details(icons, theme)
        self._stack = QStackedLayout()
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK)
        self._lay_out()
        self._connect()
        self._fill()

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

    def selected(self) -> list[Take]:
        return self.list.selected()

    def menu_for(self, takes: list[Take]) -> QMenu:
        return take_menu(self, takes, self._do, self._icons, self._theme)

    def _show_details(self) -> None:
        takes = self.selected()
        self.details.show_takes(takes, self.edits_of(takes[0]) if len(takes) == 1 else "")

    def _row_changed(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        """Times go on each second; only a take that has changed may have other verbs."""
        if not roles:
            self._show_details()

    def _fill(self) -> None:
        self._stack.setCurrentIndex(1 if self._model.rowCount() else 0)
        self._show_details()

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
        if deleting and takes and all(REMOVE in verbs_for(take) for take in takes):
            self._do(REMOVE, takes)
        elif event.key() == Qt.Key.Key_Menu and takes:
            self._open_menu(self.list.visualRect(self.list.currentIndex()).center())
        else:
            super().keyPressEvent(event)

    def _do(self, verb: Verb, takes: Sequence[Take]) -> None:
        ids = [take.id for take in takes]
        match verb.name:
            case "copy":
                QGuiApplication.clipboard().setText("\n".join(take.task for take in takes))
            case "reveal":
                self.reveal_requested.emit(ids[0])
            case "resolve":
                self._resolve(takes[0])
            case "retry" if any(map(may_be_charged, takes)):
                self._ask_again(takes)
            case name:
                getattr(self, f"{name}_requested").emit(ids)

    def _do_one(self, verb: Verb, take: Take) -> None:
        self._do(verb, [take])

    def _do_all(self, verb: Verb) -> None:
        self._do(verb, self.selected())

    def _ask_again(self, takes: Sequence[Take]) -> None:
        dialog = RetryDialog([*takes], self)
        dialog.accepted.connect(partial(self.retry_requested.emit, [take.id for take in takes]))
        dialog.open()

    def _resolve(self, take: Take) -> None:
        dialog = ResolveDialog(take, self)
        dialog.decided.connect(partial(self.resolve_requested.emit, take.id))
        dialog.open()

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
            menu.popup(self.list.viewport().mapToGlobal(place))

    # How it is built

    def _connect(self) -> None:
        self.head.pause_requested.connect(self.pause_requested)
        self.banner.start_requested.connect(self.start_requested)
        self.banner.halt_action_requested.connect(self.halt_action_requested)
        self._delegate.verb_requested.connect(self._do_one)
        self.details.verb_requested.connect(self._do_all)
        self.details.take_over_requested.connect(self._take_over)
        self.list.chosen.connect(self._chosen)
        self.list.menu_requested.connect(self._open_menu)
        self.list.move_requested.connect(self.move_requested)
        for changed in (self._model.rowsInserted, self._model.rowsRemoved):
            changed.connect(self._fill)
        self._model.dataChanged.connect(self._row_changed)
        self._ticks.timeout.connect(self._model.tick)
        self._model.counted.connect(self._keep_time)
        self._keep_time(self._model.in_flight(), len(self._model.waiting()))

    def _lay_out(self) -> None:
        empty = wrapped(EMPTY, "muted")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(empty)
        self._stack.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self.head)
        layout.addWidget(self.banner)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self.details)
