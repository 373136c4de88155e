"""The menus' wishes, and the way out of the window."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMessageBox

from hailuo_desktop import __version__
from hailuo_desktop.domain.take import AT_SERVICE, Submitting

from .board_desk import BoardDesk
from .edits import Edits
from .key_desk import KeyDesk
from .queue_desk import QueueDesk
from .shelf import Shelf
from .widgets import Widgets

ABOUT = (
    f"Hailuo Desktop {__version__}\n\n"
    "Storyboards in, takes out: AI video with MiniMax Hailuo through EvoLink. "
    "Free software under the MIT licence."
)
SHORTCUTS = """\
Ctrl+Enter\tadd the shot to the queue
Ctrl+Shift+Enter\tadd all shots without a take
Ctrl+N\tnew shot
Ctrl+D\tduplicate the shot
Alt+← Alt+→\tmove the shot on the board
[\tin the prompt: choose a camera command
Shift+click\ton a chip: act together with the command at the cursor
Space, J K L\tplay and pause; backward, pause, forward
← →\tone frame back or on
F\tfull screen, Esc to leave"""


class MenuDesk:
    def __init__(
        self,
        widgets: Widgets,
        edits: Edits,
        desk: BoardDesk,
        queue: QueueDesk,
        keys: KeyDesk,
        shelf: Shelf,
        closed: Callable[[], None],
    ) -> None:
        self._widgets = widgets
        self._desk = desk
        self._queue = queue
        self._shelf = shelf
        self._closed = closed
        self._leaving = False
        window = widgets.window
        self._verbs: dict[str, Callable[[], object]] = {
            "new_shot": desk.add,
            "undo": edits.stack.undo,
            "redo": edits.stack.redo,
            "duplicate": lambda: desk.duplicate(widgets.board.selected()),
            "delete": lambda: desk.delete(widgets.board.selected()),
            "send": self._send,
            "send_all": self._send_all,
            "key": keys.ask,
            "quit": window.close,
            "about": lambda: self._tell("About Hailuo Desktop", ABOUT),
            "shortcuts": lambda: self._tell("Keyboard shortcuts", SHORTCUTS),
        }
        window.wished.connect(self._wished)
        window.close_requested.connect(self._leave)
        widgets.shot.send_requested.connect(self._send)
        widgets.board.send_requested.connect(self._send_shots)
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
        self._verbs[name]()

    def _send(self) -> None:
        shot = self._desk.shot(self._desk.shot_id)
        if shot is not None:
            self._queue.send([shot])

    def _send_shots(self, ids: list[str]) -> None:
        self._queue.send(filter(None, map(self._desk.shot, ids)))

    def _send_all(self) -> None:
        waiting = self._queue.without_takes()
        sent = self._queue.send(waiting)
        if not sent:
            self._widgets.window.say(
                "No shot of this board is both ready and without a take: nothing was added."
            )

    def _leave(self) -> None:
        """Say what goes on at the service before the window closes."""
        going = [t for t in self._shelf.in_flight() if isinstance(t.state, _GOES_ON)]
        if not going:
            self._closed()
        elif not self._leaving:
            self._leaving = True
            self._ask_to_leave(len(going))

    def _ask_to_leave(self, count: int) -> None:
        takes = "1 take is" if count == 1 else f"{count} takes are"
        box = QMessageBox(self._widgets.window)
        box.setWindowTitle("Quit Hailuo Desktop?")
        box.setText(
            f"{takes} at the service, and will be made and charged whether or not you quit."
        )
        box.setInformativeText("The next start collects them. Nothing is lost, or sent twice.")
        leave = box.addButton("Quit", QMessageBox.ButtonRole.AcceptRole)
        box.addButton("Stay", QMessageBox.ButtonRole.RejectRole)
        box.finished.connect(lambda: self._answered(box.clickedButton() is leave))
        box.open()

    def _answered(self, leave: bool) -> None:
        self._leaving = False
        if leave:
            self._closed()

    def _tell(self, title: str, text: str) -> None:
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, "", parent=self._widgets.window)
        box.setText(text)
        box.open()


_GOES_ON = (Submitting, *AT_SERVICE)


def _worded(action: QAction, words: str) -> Callable[[str], None]:
    return lambda text: action.setText(f"{words} {text[:1].lower()}{text[1:]}" if text else words)
