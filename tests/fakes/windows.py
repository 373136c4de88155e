"""Windows leave with the test that opened them."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget


def discard(window: QWidget) -> None:
    """Delete it now: a style sheet is applied to every widget that is still about."""
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
