"""The cap on credits: kept, given to the queue, and changed where it holds takes back."""

from decimal import Decimal

from hailuo_desktop.app.context import Context
from hailuo_desktop.studio.settings import CAP
from hailuo_desktop.ui.queue.cap_dialog import CapDialog


class CapPresenter:
    def __init__(self, context: Context) -> None:
        self._settings = context.studio.settings
        self._queue = context.studio.queue
        self._window = context.window
        self.dialog: CapDialog | None = None

    @property
    def credits(self) -> int:
        """What may be spent in all; 0: no cap."""
        return self._settings.get(CAP)

    def restore(self) -> None:
        """Give the queue what was chosen last."""
        self._queue.set_cap(Decimal(self.credits) or None)

    def put(self, credits_: int) -> None:
        """From now on, also in the next run; what waited because of the old one may go."""
        if credits_ != self.credits:
            self._settings.put(CAP, credits_)
        self.restore()

    def open_dialog(self, why: str, *, learnable: bool = False) -> None:
        """Open the dialog that changes it; ``why`` says what it holds back.

        ``learnable``: that is a take of unknown price, and one may go to learn it.
        """
        if self.dialog is not None:
            self.dialog.raise_()
            return
        self.dialog = CapDialog(self.credits, why, learnable, self._window)
        self.dialog.cap_chosen.connect(self.put)
        self.dialog.learn_requested.connect(self._queue.learning.send_one)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None
