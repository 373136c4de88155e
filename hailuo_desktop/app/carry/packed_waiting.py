"""A package of shots whose takes still wait here: sent from both, they are paid for twice."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QMessageBox, QWidget

from hailuo_desktop.app.asking import plain_box
from hailuo_desktop.domain.take import Take
from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.confirm_guard import ConfirmGuard


def ask_about_waiting(
    parent: QWidget, takes: Iterable[Take], take_out: Callable[[list[str]], None]
) -> QMessageBox | None:
    """Say so, and offer to ``take_out`` of the queue what was not sent; None where nothing waits.

    What is at the service already can only be told of.
    """
    going = [take for take in takes if not take.settled]
    unsent = [take.id for take in going if take.unsent]
    if not going:
        return None
    box = plain_box(parent, t("Takes still wait here"))
    box.setText(
        n(
            "{count} take of the shots in this package still waits or is under way here. If the "
            "package is sent from another computer too, it is paid for twice.",
            "{count} takes of the shots in this package still wait or are under way here. If the "
            "package is sent from another computer too, they are paid for twice.",
            len(going),
        )
    )
    stay = box.addButton(t("Leave them here"), QMessageBox.ButtonRole.RejectRole)
    if unsent:
        words = n("Take {count} out of this queue", "Take {count} out of this queue", len(unsent))
        out = box.addButton(words, QMessageBox.ButtonRole.AcceptRole)
        out.setAutoDefault(False)
        ConfirmGuard(box, out)
        out.clicked.connect(partial(take_out, unsent))
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.open()
    return box
