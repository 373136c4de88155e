"""What stands on a widget, in the language spoken now: said at once, and anew with another."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from hailuo_desktop.translate import Marked, t

Widget = TypeVar("Widget", bound=QWidget)
NOTHING = Marked("")


def say(
    widget: Widget,
    text: Marked = NOTHING,
    *,
    tip: Marked = NOTHING,
    name: Marked = NOTHING,
    hint: Marked = NOTHING,
) -> Widget:
    """Sentences without values: ``name`` is for a screen reader, ``hint`` stands in an empty
    field. What is not given is left alone."""

    def word() -> None:
        if text and isinstance(widget, QLabel | QAbstractButton):
            widget.setText(t(text))
        if tip:
            widget.setToolTip(t(tip))
        if name:
            widget.setAccessibleName(t(name))
        if hint and isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.setPlaceholderText(t(hint))

    follow(widget, word)
    return widget


def follow(widget: QWidget, word: Callable[[], object]) -> None:
    """Call it now, and whenever another language speaks in the widget's window."""
    word()
    _Follower(widget, word)


def reword(window: QWidget) -> None:
    """For a window that hears of a change of language: all that stands in it is said anew."""
    for each in window.findChildren(_Follower):
        each.word()


class _Follower(QObject):
    """It is found below its window, and goes with its widget. That each widget listened for the
    change by itself would cost a fifth of the start: every other event passed through Python."""

    def __init__(self, widget: QWidget, word: Callable[[], object]) -> None:
        super().__init__(widget)
        self.word = word
