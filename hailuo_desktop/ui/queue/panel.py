"""The queue panel: what is in flight, what settled, and the verbs for both."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.domain.take import Take
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.shot.plain import label, wrapped
from hailuo_desktop.ui.theme import Theme

from .again import AgainDialog, may_be_charged
from .delegate import TakeDelegate
from .details import Details
from .finish import left
from .later import told
from .model import QueueModel
from .resolve import ResolveDialog
from .rows import Rows
from .verbs import REMOVE, START, Verb, shared_verbs, verbs_for

ROWS_IN_SIGHT = 2
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
    resolve_requested = Signal(str, str, str)  # take, "resend" | "abandon" | "adopt", task id
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
        self._paused = False
        self._finish: float | None = None
        self._finish_later: float | None = None
        self._halted: tuple[str, str] | None = None  # the sentence, and its action
        self.edits_of: Callable[[Take], str] = lambda _: ""
        self._count = label(role="muted")
        self._pause = QToolButton()
        self._pause.clicked.connect(lambda: self.pause_requested.emit(not self._paused))
        self._halt = wrapped(role="warning")
        self._halt.setAccessibleName("Why the queue stands still")
        self._halt_action = QPushButton()
        self._halt_action.clicked.connect(self._act)
        self._delegate = TakeDelegate(icons, theme)
        self.details = Details(icons, theme)
        self.list = self._list()
        self._stack = QStackedLayout()
        self._lay_out()
        self._ticks = QTimer(self)
        self._connect()
        self.hide_halt()
        self.set_theme(theme)
        self._fill()

    def _connect(self) -> None:
        self._delegate.verb_requested.connect(self._do_one)
        self.details.verb_requested.connect(self._do_all)
        self.details.take_over_requested.connect(self._take_over)
        self.list.move_requested.connect(self.move_requested)
        self._model.counted.connect(self._refresh)
        for changed in (self._model.rowsInserted, self._model.rowsRemoved):
            changed.connect(self._fill)
        self._model.dataChanged.connect(self._row_changed)
        self._ticks.timeout.connect(self._model.tick)
        self._ticks.start(TICK)

    def show_paused(self, paused: bool) -> None:
        self._paused = paused
        self._refresh()

    def show_halt(self, sentence: str, action: str) -> None:
        """The queue stands still: why, and the one action that lets it go on."""
        self._halted = (sentence, action)
        self._refresh()

    def hide_halt(self) -> None:
        self._halted = None
        self._refresh()

    def show_finish(self, seconds: float | None, later: float | None = None) -> None:
        """In how many seconds the queue may be through, and how many what is queued for later
        may take; None where nothing is known."""
        self._finish, self._finish_later = seconds, later
        self._refresh()

    def show_edits(self) -> None:
        """Shots were edited: ask again how they differ from what waits."""
        self._show_details()

    def set_theme(self, theme: Theme) -> None:
        self._theme = self._delegate.theme = self.list.theme = theme
        self.details.set_theme(theme)
        self._refresh()
        self.list.viewport().update()

    @property
    def paused(self) -> bool:
        return self._paused

    def selected(self) -> list[Take]:
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        return [self._model.take_at(row) for row in rows]

    def menu_for(self, takes: list[Take]) -> QMenu:
        """What may be done with all of the takes at once."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for verb in shared_verbs(takes):
            icon = self._icons.icon(verb.icon, self._theme.text)
            action = menu.addAction(icon, verb.words)
            action.setToolTip(verb.tip)
            action.triggered.connect(self._doing(verb, takes))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        takes = self.selected()
        deleting = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if deleting and takes and all(REMOVE in verbs_for(take) for take in takes):
            self._do(REMOVE, takes)
        elif event.key() == Qt.Key.Key_Menu and takes:
            self._pop_up(takes, self.list.visualRect(self.list.currentIndex()).center())
        else:
            super().keyPressEvent(event)

    def _doing(self, verb: Verb, takes: list[Take]) -> Callable[[], None]:
        return lambda: self._do(verb, takes)

    def _do_one(self, verb: Verb, take: Take) -> None:
        self._do(verb, [take])

    def _do_all(self, verb: Verb) -> None:
        self._do(verb, self.selected())

    def _do(self, verb: Verb, takes: list[Take]) -> None:
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

    def _ask_again(self, takes: list[Take]) -> None:
        dialog = AgainDialog(takes, self)
        dialog.accepted.connect(partial(self.retry_requested.emit, [take.id for take in takes]))
        dialog.open()

    def _resolve(self, take: Take) -> None:
        dialog = ResolveDialog(take, self)
        dialog.decided.connect(partial(self.resolve_requested.emit, take.id))
        dialog.open()

    def _take_over(self) -> None:
        if len(takes := self.selected()) == 1:
            self.take_over_requested.emit(takes[0].id)

    def _list(self) -> Rows:
        view = Rows(self._model, self._theme)
        view.setItemDelegate(self._delegate)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setAccessibleName("Queue of takes")
        view.setMinimumHeight(ROWS_IN_SIGHT * self._delegate.height(view.fontMetrics()))
        view.customContextMenuRequested.connect(self._open_menu)
        view.others_chosen.connect(self._chosen)
        view.clicked.connect(lambda: self._chosen())
        return view

    def _chosen(self) -> None:
        self._show_details()
        if len(takes := self.selected()) == 1:
            self.take_selected.emit(takes[0].id)

    def _open_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        if index.isValid() and not self.list.selectionModel().isSelected(index):
            choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().select(index, choose)
        if takes := self.selected():
            self._pop_up(takes, place)

    def _pop_up(self, takes: list[Take], place: QPoint) -> None:
        menu = self.menu_for(takes)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(place))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label("Queue", "heading"))
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self._pause)
        self._halt_box = QWidget()
        halt = QHBoxLayout(self._halt_box)
        halt.setContentsMargins(0, 0, 0, 0)
        halt.addWidget(self._halt, 1)
        halt.addWidget(self._halt_action)
        empty = wrapped(EMPTY, "muted")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(empty)
        self._stack.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._halt_box)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self.details)

    def _row_changed(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        """Times go on each second; only a take that has changed may have other verbs."""
        if not roles:
            self._show_details()

    def _show_details(self) -> None:
        takes = self.selected()
        self.details.show_takes(takes, self.edits_of(takes[0]) if len(takes) == 1 else "")

    def _fill(self) -> None:
        self._stack.setCurrentIndex(1 if self._model.rowCount() else 0)
        self._show_details()
        self._refresh()

    def _act(self) -> None:
        if self._halted is None:
            self.start_requested.emit([take.id for take in self._model.held()])
        else:
            self.halt_action_requested.emit()

    def _show_banner(self) -> None:
        """A halt comes first: before it ends, nothing can be started."""
        held = self._model.held()
        words = told(held, self._finish_later) if held else ""
        sentence, action = self._halted or (words, START.words)
        self._halt.setText(sentence)
        self._halt_action.setText(action)
        self._halt_box.setVisible(bool(sentence))

    def _refresh(self) -> None:
        self._show_banner()
        self._count.setText(" · ".join(filter(None, self._counted())))
        words = "Resume the queue" if self._paused else "Pause the queue: what is sent goes on"
        self._pause.setIcon(self._icons.icon("play" if self._paused else "pause", self._theme.text))
        self._pause.setToolTip(words)
        self._pause.setAccessibleName(words)

    def _counted(self) -> tuple[str, ...]:
        """Nobody knows when a queue is through that stands still."""
        flying, later = self._model.in_flight(), len(self._model.held())
        waiting = len(self._model.waiting()) - later
        stands = self._paused or self._halted is not None
        return (
            "paused" if self._paused else "",
            f"{flying} in flight" if flying else "",
            f"{waiting} waiting" if waiting else "",
            f"{later} for later" if later else "",
            left(self._finish) if (flying or waiting) and not stands else "",
        )
