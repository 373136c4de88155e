"""The menus' wishes."""

from collections.abc import Callable

from PySide6.QtGui import QAction

from hailuo_desktop import __version__
from hailuo_desktop.ui.shortcuts import ShortcutsDialog

from .asking import plain_box
from .board.board_presenter import BoardPresenter
from .board.edits import Edits
from .board_commands import BoardCommands
from .key_presenter import KeyPresenter
from .queue.queue_presenter import QueuePresenter
from .widgets import Widgets

ABOUT = (
    f"Hailuo Desktop {__version__}\n\n"
    "Storyboards in, takes out: AI video with MiniMax Hailuo through EvoLink. "
    "Free software under the MIT licence."
)


class MenuPresenter:
    def __init__(
        self,
        widgets: Widgets,
        edits: Edits,
        board_presenter: BoardPresenter,
        queue: QueuePresenter,
        keys: KeyPresenter,
        commands: BoardCommands,
    ) -> None:
        self._widgets = widgets
        self._board_presenter = board_presenter
        self._queue = queue
        window = widgets.window
        self._verbs: dict[str, Callable[[], object]] = {
            "new_shot": lambda: widgets.board.wish("add"),
            "undo": edits.stack.undo,
            "redo": edits.stack.redo,
            "duplicate": lambda: widgets.board.wish("duplicate"),
            "delete": lambda: widgets.board.wish("delete"),
            "full_screen": widgets.viewer.toggle_full_screen,
            "send": widgets.shot.send,
            "pause": lambda: widgets.queue.pause_requested.emit(not widgets.queue.paused),
            "key": keys.ask,
            "quit": window.close,
            "about": self._about,
            "shortcuts": lambda: ShortcutsDialog(window).open(),
            **commands.verbs,
        }
        self._batch = commands.batch
        window.wished.connect(self._wished)
        widgets.shot.send_requested.connect(self._send)
        widgets.board.send_requested.connect(self._send_shots)
        queue.halted.connect(self._show_paused)
        self._follow_stack(edits)

    def _follow_stack(self, edits: Edits) -> None:
        actions = self._widgets.window.actions_by_name
        for name, words, able, text in (
            ("undo", "&Undo", edits.stack.canUndoChanged, edits.stack.undoTextChanged),
            ("redo", "&Redo", edits.stack.canRedoChanged, edits.stack.redoTextChanged),
        ):
            action = actions[name]
            action.setEnabled(False)
            able.connect(action.setEnabled)
            text.connect(_worded(action, words))

    def _wished(self, name: str) -> None:
        """What no verb is for, such as folding a panel, the window does by itself."""
        if name in self._verbs:
            self._verbs[name]()

    def _show_paused(self) -> None:
        self._widgets.window.actions_by_name["pause"].setChecked(self._widgets.queue.paused)

    def _send(self) -> None:
        self._send_shots([self._board_presenter.shot_id])

    def _send_shots(self, ids: list[str]) -> None:
        """One shot goes at once; more than one, or what was made already, is looked at first."""
        shots = list(filter(None, map(self._board_presenter.shot, ids)))
        if len(shots) > 1 or self._queue.has_made(shots):
            self._batch.ask(ids)
        else:
            self._queue.send(shots)

    def _about(self) -> None:
        box = plain_box(self._widgets.window, "About Hailuo Desktop")
        box.setText(ABOUT)
        box.open()


def _worded(action: QAction, words: str) -> Callable[[str], None]:
    return lambda text: action.setText(f"{words} {text[:1].lower()}{text[1:]}" if text else words)
