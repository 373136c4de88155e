"""Windows leave with the test that opened them."""

import gc

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

_kept: list[object] = []


def discard(window: QWidget, owner: object) -> None:
    """Delete it now: a style sheet is applied to every widget that is still about.

    What Python holds of it stays with its ``owner``: collected in no order, it would crash.
    It is frozen, so that the collections after each later test need not walk through it.
    """
    _kept.append(owner)
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.freeze()
