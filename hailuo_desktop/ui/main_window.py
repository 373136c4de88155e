"""The window: board, shot, queue and viewer side by side. It lays out and asks; roots act."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QToolButton, QVBoxLayout, QWidget

from hailuo_desktop.assets import asset
from hailuo_desktop.translate import t
from hailuo_desktop.ui.wording import follow, reword

from .action_set import ActionSet, hear
from .actions.window import PANELS, RESET_LAYOUT, SEND, SKETCHES, WORKSPACES
from .announcer import Announcer
from .notices import Kind, Verb
from .workspace import Workspace, WorkspaceBar

if TYPE_CHECKING:  # the bare window is on the screen before any of these is loaded
    from .board.panel import BoardPanel
    from .icons import Icons
    from .queue.panel import QueuePanel
    from .service_badge import ServiceBadge
    from .shot.shot_editor import ShotEditor
    from .theme import Theme
    from .toast import Toast
    from .viewer.take_inspector import TakeInspector
    from .viewer.viewer import Viewer

TITLE = "Hailuo Desktop"
SIZE = QSize(1440, 900)
LEAST = QSize(720, 480)  # logical pixels within the menus and the frame
FRAME = QSize(16, 56)  # pixels that a window manager may put around the window

State = dict[str, str]


class MainWindow(QMainWindow):
    """``close_requested`` only asks: the window closes only after ``allow_close``.

    It can be shown bare, and be filled once what goes into it is there.
    """

    close_requested = Signal()
    theme_changed = Signal(object)  # the Theme that everything wears now
    hidden_changed = Signal(bool)  # nobody can see the window, or somebody can again
    batch_dropped = Signal(object)  # the path of a storyboard
    ratio_changed = Signal()  # another screen, or another scale: pictures need other pixels

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setWindowIcon(QIcon(str(asset("icons", "app.svg"))))
        self._may_close = False
        self.action_set = ActionSet()
        self.announcer = Announcer(self)
        self.action_set.fill(self.menuBar())
        self.resize(fitting(SIZE, self.screen().availableSize()))

    def populate(
        self,
        *,
        board: "BoardPanel",
        shot: "ShotEditor",
        queue: "QueuePanel",
        viewer: "Viewer",
        inspector: "TakeInspector",
        badge: "ServiceBadge",
        icons: "Icons",
        theme: "Theme",
    ) -> None:
        """Put the panels in, once."""
        from .getting_about import GettingAbout
        from .panels import Panels
        from .status_strip import StatusStrip
        from .toast import Toast
        from .viewer.keys import JUDGING, ViewerKeys
        from .window_drop import WindowDrop
        from .workspaces import Workspaces

        self._icons = icons
        self._viewer = viewer
        self._queue = queue
        names = (action.name for action in PANELS)
        parts: dict[str, QWidget] = dict(zip(names, (board, shot, queue, viewer), strict=True))
        self.panels = Panels(parts, self.action_set.by_name, self)
        self.workspaces = Workspaces(self.panels, viewer, queue, board.filmstrip, inspector)
        self.notice = Toast(icons, theme)
        self.status = StatusStrip(queue.model)
        self.setCentralWidget(_stacked(self.notice, self.workspaces, self.status))
        self._corner = self._make_corner(badge)  # kept: the menu bar does not own it for Python
        badge.width_changed.connect(self._fit_corner)
        self._fit_corner()
        self._bind(shot)
        self.getting_about = GettingAbout(
            self.action_set,
            self.workspaces,
            board=board,
            shot=shot,
            queue=queue,
            viewer=viewer,
            inspector=inspector,
        )
        self._keys = ViewerKeys(viewer, self)
        self._keys.watch(board.list, board.filmstrip, queue.list, viewer.strip)
        # There it plays the animatic, and writes the prompt.
        self._keys.leave(board.list, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        self._keys.leave(queue.list, actions=JUDGING)
        for panel in (board, queue, viewer):  # the shot's own hears it by itself
            hear(panel, SEND, partial(self.action_set.run, SEND))
        WindowDrop(self).batch_dropped.connect(self.batch_dropped)
        self.set_theme(theme)

    def show_notice(
        self, sentence: str, kind: Kind = Kind.NOTE, verb: Verb | None = None, /
    ) -> None:
        """A sentence for the artist, above everything, until the next one or an empty one."""
        self.notice.show_sentence(sentence, kind, verb)
        self.announcer.say(sentence, "notice")

    def put_above(self, panel: QWidget) -> None:
        """A panel above the workspaces, for as long as it lives."""
        central = cast(QWidget, self.centralWidget())
        cast(QVBoxLayout, central.layout()).insertWidget(0, panel)

    def name_board(self, name: str) -> None:
        """The board in hand stands in the title, as documents do."""
        self.setWindowTitle(f"{name} – {TITLE}" if name.strip() else TITLE)

    def come_forward(self) -> None:
        """In sight of the artist, whatever lies above it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def allow_close(self) -> None:
        self._may_close = True

    def state(self) -> State:
        """Where everything stands, to be restored in the next session."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        sketches = "yes" if self._sketches.isChecked() else "no"
        own = {"window": geometry, "sketches": sketches}
        return {**own, **self.workspaces.state(), **self._viewer.state()}

    def restore(self, state: Mapping[str, str]) -> None:
        """As it was left, as far as there is a screen to show it on."""
        self.place(state)
        self.arrange(state)

    def place(self, state: Mapping[str, str]) -> None:
        """The window itself; it need not be filled."""
        self.restoreGeometry(QByteArray.fromBase64(state.get("window", "").encode()))

    def arrange(self, state: Mapping[str, str]) -> None:
        """What is in the window."""
        self._sketches.setChecked(state.get("sketches") != "no")
        self.workspaces.restore(state)
        self._viewer.restore(state)

    def set_theme(self, theme: "Theme") -> None:
        self.notice.set_theme(theme)
        for action in PANELS:
            icon = self._icons.icon(f"panel-{action.name}", theme.faint, on=theme.text)
            self.action_set.of(action).setIcon(icon)
        self.theme_changed.emit(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing else has a use for closes the notice, or leaves the prompt."""
        escapes = event.key() == Qt.Key.Key_Escape and self.centralWidget() is not None
        if escapes and self.notice.isVisible():
            self.notice.close_notice()
        elif not (escapes and self.getting_about.leave()):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.close_requested.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.ratio_changed.emit()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.hidden_changed.emit(self.isMinimized())
        if event.type() == QEvent.Type.LanguageChange:
            self.reword()

    def reword(self) -> None:
        """All that stands in it, in the language and with the keys of now."""
        self.action_set.reword()
        reword(self)

    def _bind(self, shot: "ShotEditor") -> None:
        self._sketches = self.action_set.of(SKETCHES)
        self._sketches.setChecked(True)
        self.action_set.bind_toggle(SKETCHES, shot.show_sketches)
        for action in PANELS:
            self.action_set.bind_toggle(action, partial(self.panels.show, action.name))
        self._bind_workspaces()
        shot.notices.told.connect(partial(self.announcer.say, kind="lint"))
        self._queue.head.told.connect(self.status.show_counts)
        self._queue.banner.told.connect(self.status.show_waiting)
        self.status.decide_requested.connect(self._decide)

    def _bind_workspaces(self) -> None:
        """One of them is in use, and its entry checked, whoever has chosen it."""
        group = QActionGroup(self)
        for action, workspace in zip(WORKSPACES, Workspace, strict=True):
            self.action_set.bind(action, partial(self.workspaces.choose, workspace))
            group.addAction(self.action_set.of(action))
        self.action_set.bind(RESET_LAYOUT, self.workspaces.reset)
        self.workspaces.changed.connect(self._show_workspace)
        self._show_workspace(Workspace.BOARD)

    def _show_workspace(self, workspace: Workspace) -> None:
        action = WORKSPACES[[*Workspace].index(workspace)]
        self.action_set.of(action).setChecked(True)
        on_board = workspace is Workspace.BOARD
        for each in PANELS:
            self.action_set.of(each).setEnabled(on_board)
        for toggle in self._toggles:
            toggle.setVisible(on_board)
        self.status.setVisible(workspace is not Workspace.QUEUE)
        self._fit_corner()

    def _decide(self) -> None:
        """Where what may be charged, or stands still, is settled."""
        self.workspaces.choose(Workspace.QUEUE)
        self._queue.show_first_decision()

    def _make_corner(self, badge: QWidget) -> QWidget:
        corner = QWidget()
        layout = QHBoxLayout(corner)
        layout.setContentsMargins(0, 4, 12, 4)
        layout.setSpacing(2)
        layout.addWidget(WorkspaceBar([self.action_set.of(each) for each in WORKSPACES]))
        layout.addSpacing(10)
        self._toggles = [_toggle(self.action_set.of(action)) for action in PANELS]
        for toggle in self._toggles:
            layout.addWidget(toggle)
        layout.addSpacing(10)
        layout.addWidget(badge)
        return corner

    def _fit_corner(self) -> None:
        self._corner.adjustSize()
        self.menuBar().setCornerWidget(self._corner, Qt.Corner.TopRightCorner)
        self._corner.show()  # a menu bar that can be seen already does not show it by itself


def fitting(wanted: QSize, screen: QSize) -> QSize:
    """The size to open with: whole on the screen, with the frame that is put around it."""
    return wanted.boundedTo(screen - FRAME)


def _toggle(action: QAction) -> QToolButton:
    """The way back to a folded panel, always in sight."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(16, 16))
    follow(button, lambda: _name(button, action))
    button.setProperty("role", "toggle")
    return button


def _name(button: QToolButton, action: QAction) -> None:
    button.setAccessibleName(t("{name} panel", name=action.iconText()))


def _stacked(notice: "Toast", workspaces: QWidget, status: QWidget) -> QWidget:
    central = QWidget()
    central.setMinimumSize(LEAST)
    notice.float_on(central)
    layout = QVBoxLayout(central)
    layout.setContentsMargins(8, 4, 8, 4)
    layout.setSpacing(4)
    layout.addWidget(workspaces, 1)
    layout.addWidget(status)
    return central
