"""A field that gets the focus without a click on it is scrolled into sight."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class InSight(QObject):
    def __init__(self, scroll: QScrollArea, *fields: QWidget) -> None:
        super().__init__(scroll)
        self._scroll = scroll
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and not _by_click(cast(QFocusEvent, event)):
            field = cast(QWidget, watched)
            # A field that has just been shown has its place only after this event.
            QTimer.singleShot(0, field, lambda: self._scroll.ensureWidgetVisible(field))
        return False


def _by_click(event: QFocusEvent) -> bool:
    """What is clicked stays under the pointer."""
    return event.reason() == Qt.FocusReason.MouseFocusReason
