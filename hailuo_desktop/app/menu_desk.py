"""The menus' wishes, and the way out of the window."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMessageBox, QWidget

from hailuo_desktop import __version__
from hailuo_desktop.domain.take import AT_SERVICE, Queued, Submitting, Uploading
from hailuo_desktop.ui.shortcuts import ShortcutsDialog

from .board_desk import BoardDesk
from .edits import Edits
from .errands import Errands
from .key_desk import KeyDesk
from .queue_desk import QueueDesk
from .shelf import Shelf
from .widgets import Widgets

ABOUT = (
    f"Hailuo Desktop {__version__}\n\n"
    "Storyboards in, takes out: AI video with MiniMax Hailuo through EvoLink. "
    "Free software under the MIT licence."
)
SAVING = "The animatic is still being saved: it is not kept if you quit now."
_GOES_ON = (Submitting, *AT_SERVICE)
_WAITS = (Queued, Uploading)


class MenuDesk:
    def __init__(
        self,
        widgets: Widgets,
        edits: Edits,
        desk: BoardDesk,
        queue: QueueDesk,
        keys: KeyDesk,
        shelf: Shelf,
        errands: Errands,
        closed: Callable[[], None],
    ) -> None:
        self._widgets = widgets
        self._desk = desk
        self._queue = queue
        self._shelf = shelf
        self._closed = closed
        self.question: QMessageBox | None = None  # the one about leaving, while it is open
        window = widgets.window
        self._verbs: dict[str, Callable[[], object]] = {
            "new_shot": desk.add,
            "undo": edits.stack.undo,
            "redo": edits.stack.redo,
            "duplicate": lambda: desk.duplicate(widgets.board.selected()),
            "delete": lambda: desk.delete(widgets.board.selected()),
            "full_screen": widgets.viewer.toggle_full_screen,
            "send": widgets.shot.send,
            "pause": lambda: widgets.queue.pause_requested.emit(not widgets.queue.paused),
            "key": keys.ask,
            "quit": window.close,
            "about": self._about,
            "shortcuts": lambda: ShortcutsDialog(window).open(),
            **errands.verbs,
        }
        self._batch = errands.batch
        self._animatic = errands.animatic
        window.wished.connect(self._wished)
        window.close_requested.connect(self._leave)
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
        shot = self._desk.shot(self._desk.shot_id)
        if shot is not None:
            self._queue.send([shot])

    def _send_shots(self, ids: list[str]) -> None:
        """One shot goes at once; more than one are looked at first."""
        if len(ids) > 1:
            self._batch.ask(ids)
        else:
            self._queue.send(filter(None, map(self._desk.shot, ids)))

    def _leave(self) -> None:
        """Say what goes on at the service before the window closes."""
        flying = [take.state for take in self._shelf.in_flight()]
        going = sum(isinstance(state, _GOES_ON) for state in flying)
        waiting = sum(isinstance(state, _WAITS) for state in flying)
        if self.question is not None:
            self.question.raise_()
        elif going or waiting or self._animatic.saving is not None:
            self._ask_to_leave(going, waiting)
        else:
            self._closed()

    def _ask_to_leave(self, going: int, waiting: int) -> None:
        box = _plain_box(self._widgets.window, "Quit Hailuo Desktop?")
        saving = SAVING if self._animatic.saving is not None else ""
        box.setText("\n".join(filter(None, (_going(going), self._waiting(waiting), saving))))
        box.setInformativeText("No take is lost, or sent twice." if going or waiting else "")
        leave = box.addButton("Quit", QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton("Stay", QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(stay)
        box.finished.connect(lambda: self._answered(box.clickedButton() is leave))
        self.question = box
        box.open()

    def _waiting(self, count: int) -> str:
        if not count:
            return ""
        takes, them = ("1 take waits", "it") if count == 1 else (f"{count} takes wait", "them")
        if self._widgets.queue.paused:
            return f"{takes} here, not sent yet, until you end the pause."
        return f"{takes} here, not sent yet: the next start sends {them}."

    def _answered(self, leave: bool) -> None:
        self.question = None
        if leave:
            self._closed()

    def _about(self) -> None:
        box = _plain_box(self._widgets.window, "About Hailuo Desktop")
        box.setText(ABOUT)
        box.open()


def _plain_box(window: QWidget, title: str) -> QMessageBox:
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    return box


def _going(count: int) -> str:
    takes = "1 take is" if count == 1 else f"{count} takes are"
    return (
        f"{takes} at the service, made and charged whether or not you quit: "
        "the next start collects what is done."
        if count
        else ""
    )


def _worded(action: QAction, words: str) -> Callable[[str], None]:
    return lambda text: action.setText(f"{words} {text[:1].lower()}{text[1:]}" if text else words)
