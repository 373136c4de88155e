"""A drop-down that a screen reader hears by its name on every system."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget


class DropDown(QComboBox):
    """On Linux Qt gives a drop-down's value for its name, and leaves the name to a label: this one
    brings a label that nobody sees, where none that is seen is its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption: QLabel | None = None
        self._narrow = False

    def hug(self) -> None:
        """As wide as what is chosen, where others have to find room beside it."""
        self._narrow = True
        self.currentIndexChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._narrow and self.count():
            wide = self.fontMetrics().horizontalAdvance
            widest = max(wide(self.itemText(row)) for row in range(self.count()))
            hint.setWidth(hint.width() - widest + wide(self.currentText()))
        return hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._narrow else super().minimumSizeHint()

    def showEvent(self, e: QShowEvent) -> None:
        self._name()
        super().showEvent(e)

    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() == QEvent.Type.LanguageChange and self._caption is not None:
            self._name()

    def _name(self) -> None:
        beside = self.parentWidget()
        labels = beside.findChildren(QLabel) if beside is not None else []
        if any(each.buddy() is self and each is not self._caption for each in labels):
            return
        if self._caption is None:
            self._caption = QLabel(beside)
            self._caption.hide()
            self._caption.setBuddy(self)
        elif self._caption.parentWidget() is not beside:
            self._caption.setParent(beside)
        self._caption.setText(self.accessibleName())
