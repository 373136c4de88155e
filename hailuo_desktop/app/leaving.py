"""The way out of the window: what goes on at the service is said before it closes."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox

from hailuo_desktop.domain.take import AT_SERVICE, Queued, Submitting, Uploading
from hailuo_desktop.ui.main_window import MainWindow
from hailuo_desktop.ui.queue.panel import QueuePanel

from .asking import plain_box
from .shelf import Shelf

_GOES_ON = (Submitting, *AT_SERVICE)
_WAITS = (Queued, Uploading)


class Leaving:
    """``closed`` hears that the window may go."""

    def __init__(
        self, window: MainWindow, queue: QueuePanel, shelf: Shelf, closed: Callable[[], None]
    ) -> None:
        self._window = window
        self._queue = queue
        self._shelf = shelf
        self._closed = closed
        self.question: QMessageBox | None = None  # while it is open
        window.close_requested.connect(self._leave)

    def _leave(self) -> None:
        flying = [take.state for take in self._shelf.in_flight()]
        going = sum(isinstance(state, _GOES_ON) for state in flying)
        waiting = sum(isinstance(state, _WAITS) for state in flying)
        if self.question is not None:
            self.question.raise_()
        elif going or waiting:
            self._ask_to_leave(going, waiting)
        else:
            self._closed()

    def _ask_to_leave(self, going: int, waiting: int) -> None:
        box = plain_box(self._window, "Quit Hailuo Desktop?")
        box.setText("\n".join(filter(None, (_going(going), self._waiting(waiting)))))
        box.setInformativeText("Nothing is lost, or sent twice.")
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
        if self._queue.paused:
            return f"{takes} here, not sent yet, until you end the pause."
        return f"{takes} here, not sent yet: the next start sends {them}."

    def _answered(self, leave: bool) -> None:
        self.question = None
        if leave:
            self._closed()


def _going(count: int) -> str:
    takes = "1 take is" if count == 1 else f"{count} takes are"
    return (
        f"{takes} at the service, made and charged whether or not you quit: "
        "the next start collects what is done."
        if count
        else ""
    )
