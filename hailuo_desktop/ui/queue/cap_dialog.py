"""What may be spent at most: shown, and changed, where it holds takes back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import t
from hailuo_desktop.ui.confirm_guard import ConfirmGuard
from hailuo_desktop.ui.labels import naming, set_role, wrapped


class CapDialog(QDialog):
    """``cap_chosen`` gives the new cap in credits, or 0 for none: takes that fit it are sent.

    ``learnable``: one take may go to learn its price, whatever the cap: ``learn_requested``.
    """

    cap_chosen = Signal(int)
    learn_requested = Signal()

    def __init__(
        self, cap: int, why: str, learnable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Cap on credits"))
        self.cap = cap_field()
        self.cap.setValue(cap)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = self.buttons.addButton(
            t("Set the cap, and send what fits"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.learn = QPushButton(t("Send one to learn its price"))
        self.learn.setVisible(learnable)
        self.learn.setAutoDefault(False)
        set_role(self.apply, "primary")
        self._guard = ConfirmGuard(self, self.apply, self.learn)
        field = QHBoxLayout()
        field.addWidget(naming(self.cap, t("Cap")))
        field.addWidget(self.cap)
        field.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(wrapped(why))
        layout.addWidget(self.learn, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(field)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(440)
        self.buttons.accepted.connect(self._accepted)
        self.buttons.rejected.connect(self.reject)
        self.learn.clicked.connect(self._learn)
        self.cap.setFocus()
        self.cap.selectAll()

    def _learn(self) -> None:
        self.learn_requested.emit()
        self.accept()

    def _accepted(self) -> None:
        self.cap_chosen.emit(self.cap.value())
        self.accept()


def cap_field() -> QSpinBox:
    """Nothing more is sent once so much is spent or reserved since the app was started, or since
    what still waits from before was queued.
    """
    spin = QSpinBox()
    spin.setRange(0, 1_000_000)
    spin.setSingleStep(50)
    spin.setSpecialValueText(t("none"))
    spin.setSuffix(t(" credits"))
    spin.setAccessibleName(t("Cap on credits"))
    spin.setToolTip(
        t(
            "Nothing more is sent once so many credits are spent or reserved. While no film has "
            "shown what it costs, all wait until you let one go to learn it"
        )
    )
    spin.setMinimumWidth(150)
    return spin
