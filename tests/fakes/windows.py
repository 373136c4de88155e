"""Windows leave with the test that opened them."""

import gc
from typing import TypeGuard

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


def discard(window: QWidget) -> None:
    """Delete it now: a style sheet is applied to every widget that is still about."""
    window.deleteLater()
    _delete()


def discard_leftovers() -> None:
    """Delete what the product made in a test and no window owns.

    Qt holds whoever listens to a signal, where Python's collector does not look: a presenter that
    stays keeps its whole room, and each collection walks through all rooms there ever were.
    """
    for each in gc.get_objects():
        if _is_ours(each) and isinstance(each.parent(), QApplication | None):
            each.deleteLater()
    _delete()


def _is_ours(each: object) -> TypeGuard[QObject]:
    made = type(each)
    ours = str(made.__module__).startswith("hailuo_desktop.") and issubclass(made, QObject)
    return ours and shiboken6.isValid(each)


def _delete() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
