"""Windows leave with the test that opened them."""

import gc
from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QPalette
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
    ours = {each for each in _below(QObject) if each.__module__.startswith("hailuo_desktop.")}
    for each in gc.get_objects():
        if type(each) in ours and _stands_alone(each):
            each.deleteLater()
    _delete()


def undress() -> None:
    """The next test finds the application as plain as the first one did."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.styleSheet():
        app.setStyleSheet("")
        app.setPalette(QPalette())


def _stands_alone(each: QObject) -> bool:
    return shiboken6.isValid(each) and isinstance(each.parent(), QApplication | None)


def _below(kind: type) -> Iterator[type]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


def _delete() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
