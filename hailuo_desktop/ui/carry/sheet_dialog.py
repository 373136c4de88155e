"""How a storyboard goes on paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.labels import set_role, wrapped

ABOUT = mark("A PDF with each shot's frame, code, prompt, camera commands and notes.")
CHOICES = (
    (1, mark("1 shot a page")),
    (6, mark("6 shots a page, 2 × 3")),
    (12, mark("12 shots a page, 3 × 4")),
)


class SheetDialog(QDialog):
    """``chosen`` tells how many shots stand on a page: 1, 6 or 12."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Storyboard sheet"))
        self.choices = QButtonGroup(self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = self.buttons.addButton(t("Save as PDF…"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(save, "primary")
        self._lay_out()
        self.buttons.accepted.connect(self._accepted)
        self.buttons.rejected.connect(self.reject)

    def _accepted(self) -> None:
        self.chosen.emit(self.choices.checkedId())
        self.accept()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(wrapped(t(ABOUT), "muted"))
        for count, words in CHOICES:
            button = QRadioButton(t(words))
            button.setChecked(count == 6)
            self.choices.addButton(button, count)
            layout.addWidget(button)
        layout.addSpacing(8)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(380)
