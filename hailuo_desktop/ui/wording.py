"""What stands on a widget, in the language spoken now: said at once, and anew with another."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
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
    """Call it now, and whenever the widget hears that another language speaks."""
    word()
    _Follower(widget, word)


class _Follower(QObject):
    """Qt tells each window of the change, and a window its children."""

    def __init__(self, widget: QWidget, word: Callable[[], object]) -> None:
        super().__init__(widget)
        self._word = word
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        return False
