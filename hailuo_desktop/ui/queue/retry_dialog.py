"""Asks before another take is made of one that may have cost something already."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.take import Cancelled, Failed, Take
from hailuo_desktop.ui.confirm_guard import ConfirmGuard

ANEW = "What is made again is a new take, and charged as well."


def may_be_charged(take: Take) -> bool:
    """It failed and was not free for certain, or was let go after it had been sent."""
    match take.state:
        case Failed(charge=charge):
            return charge is not Charge.NO
        case _:
            return isinstance(take.state, Cancelled) and take.submitted is not None


class RetryDialog(QMessageBox):
    """``accepted`` is the artist's yes."""

    def __init__(self, takes: list[Take], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Make another take")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(_told([take for take in takes if may_be_charged(take)], len(takes)))
        self.setInformativeText(ANEW)
        words = "Make another take" if len(takes) == 1 else "Make them again"
        self.yes = self.addButton(words, QMessageBox.ButtonRole.AcceptRole)
        self._guard = ConfirmGuard(self, self.yes)
        self.setDefaultButton(self.addButton(QMessageBox.StandardButton.Cancel))


def _told(charged: list[Take], count: int) -> str:
    if count > 1:
        return f"{len(charged)} of these {count} takes may have been charged."
    take = charged[0]
    sure = isinstance(take.state, Failed) and take.state.charge is Charge.YES
    words = "was charged" if sure else "may have been charged"
    return f"{take.name} · take {take.number} {words}."
