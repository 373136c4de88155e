"""Keeps a dialog that pays, deletes or decides from a press that was meant for something else."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

CONFIRM = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select)
_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class ConfirmGuard(QObject):
    """Only a fresh press counts: none that repeats because a key is held since before, and none
    within the time of a double click after the dialog has appeared, whether of key or mouse.

    ``buttons`` are those that confirm; ``enter``: so does Enter anywhere in the dialog.
    """

    def __init__(self, dialog: QDialog, *buttons: QWidget, enter: bool = True) -> None:
        super().__init__(dialog)
        self._enter = enter
        self._dialog = dialog
        self._shown = QElapsedTimer()
        for each in (dialog, *buttons):
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Show and watched is self._dialog:
            self._shown.start()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            confirms = self._enter or watched is not self._dialog
            early = event.isAutoRepeat() or self._too_early()
            return confirms and event.key() in CONFIRM and early
        elif kind in _CLICKS and watched is not self._dialog:
            return self._too_early()
        return False

    def _too_early(self) -> bool:
        interval = QApplication.doubleClickInterval()
        return self._shown.isValid() and self._shown.elapsed() < interval
