"""The way out of the window: what goes on, and what does not, is said before it closes."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox

from hailuo_desktop.domain.take import AT_SERVICE, Submitting
from hailuo_desktop.studio.known_takes import KnownTakes
from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.confirm_guard import ConfirmGuard
from hailuo_desktop.ui.main_window import MainWindow
from hailuo_desktop.ui.queue.panel import QueuePanel

from .asking import plain_box

_GOES_ON = (Submitting, *AT_SERVICE)


class QuitGuard:
    """``closed`` hears that the window may go; ``unsaved`` says which files are
    being written."""

    def __init__(
        self,
        window: MainWindow,
        queue: QueuePanel,
        known_takes: KnownTakes,
        unsaved: Callable[[], list[str]],
        closed: Callable[[], None],
    ) -> None:
        self._window = window
        self._queue = queue
        self._known_takes = known_takes
        self._unsaved = unsaved
        self._closed = closed
        self.question: QMessageBox | None = None  # while it is open
        window.close_requested.connect(self._leave)

    def _leave(self) -> None:
        if self.question is not None:
            self.question.raise_()
            return
        takes = self._takes()
        saving = self._unsaved()
        if takes or saving:
            self._ask_to_leave(takes, saving)
        else:
            self._closed()

    def _takes(self) -> list[str]:
        """A sentence for each kind of them that there is."""
        flying = self._known_takes.in_flight()
        going = sum(isinstance(take.state, _GOES_ON) for take in flying)
        later = sum(take.held for take in flying)
        waiting = sum(take.unsent for take in flying) - later
        return [*filter(None, (_going(going), self._waiting(waiting), _later(later)))]

    def _ask_to_leave(self, takes: list[str], saving: list[str]) -> None:
        box = plain_box(self._window, t("Quit Hailuo Desktop?"))
        box.setText("\n".join([*takes, *saving]))
        box.setInformativeText(t("No take is lost, or sent twice.") if takes else "")
        leave = box.addButton(t("Quit"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(t("Stay"), QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(stay)
        ConfirmGuard(box, leave)
        box.finished.connect(lambda: self._answered(box.clickedButton() is leave))
        self.question = box
        box.open()

    def _waiting(self, count: int) -> str:
        if not count:
            return ""
        if self._queue.paused:
            return n(
                "{count} take waits here, not sent yet, until you end the pause.",
                "{count} takes wait here, not sent yet, until you end the pause.",
                count,
            )
        return n(
            "{count} take waits here, not sent yet: the next start sends it.",
            "{count} takes wait here, not sent yet: the next start sends them.",
            count,
        )

    def _answered(self, leave: bool) -> None:
        self.question = None
        if leave:
            self._closed()


def _later(count: int) -> str:
    if not count:
        return ""
    return n(
        "{count} take is queued for later: nothing is sent while the app is closed.",
        "{count} takes are queued for later: nothing is sent while the app is closed.",
        count,
    )


def _going(count: int) -> str:
    if not count:
        return ""
    return n(
        "{count} take is at the service, made and charged whether or not you quit: the next start "
        "collects what is done.",
        "{count} takes are at the service, made and charged whether or not you quit: the next "
        "start collects what is done.",
        count,
    )
