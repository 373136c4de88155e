"""Asks before another take is made of one that may have cost something already."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.take import Cancelled, Failed, Take
from hailuo_desktop.translate import mark, n, t
from hailuo_desktop.ui.confirm_guard import ConfirmGuard

ANEW = mark("What is made again is a new take, and charged as well.")


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
        self.setWindowTitle(t("Make another take"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(_told([take for take in takes if may_be_charged(take)], len(takes)))
        self.setInformativeText(t(ANEW))
        words = t("Make another take") if len(takes) == 1 else t("Make them again")
        self.yes = self.addButton(words, QMessageBox.ButtonRole.AcceptRole)
        self._guard = ConfirmGuard(self, self.yes)
        self.setDefaultButton(self.addButton(QMessageBox.StandardButton.Cancel))


def _told(charged: list[Take], count: int) -> str:
    if count > 1:
        return n(
            "{charged} of this {count} take may have been charged.",
            "{charged} of these {count} takes may have been charged.",
            count,
            charged=len(charged),
        )
    take = charged[0]
    sure = isinstance(take.state, Failed) and take.state.charge is Charge.YES
    words = mark("{shot} · take {number} may have been charged.")
    if sure:
        words = mark("{shot} · take {number} was charged.")
    return t(words, shot=take.name, number=take.number)
