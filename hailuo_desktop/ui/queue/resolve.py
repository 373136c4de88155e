"""The artist's word on a take whose submission was lost."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.domain.take import Take, Uncertain
from hailuo_desktop.formats import date_and_time
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.labels import wrapped

ABOUT = mark(
    "Nobody knows whether EvoLink took this take. Look at the task list on evolink.ai: a task "
    "from that moment is probably this one."
)
ABOUT_WHEN = mark(
    "Nobody knows whether EvoLink took this take. Look at the task list on evolink.ai: a task "
    "from {moment} is probably this one."
)


class ResolveDialog(QDialog):
    """``decided`` gives "adopt" with a task id, "resend" or "abandon"."""

    decided = Signal(str, str)

    def __init__(self, take: Take, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Resolve an uncertain take")
        self.adopt = QRadioButton("It is there: go on with the task of this id")
        self.task = QLineEdit()
        self.task.setPlaceholderText("task-unified-…")
        self.task.setAccessibleName("Task id")
        self.resend = QRadioButton("It is not there: send it again, and pay for it")
        self.abandon = QRadioButton("Leave it, whatever became of it")
        choices = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        self.buttons = QDialogButtonBox(choices)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Resolve")
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out(take)
        self.adopt.setChecked(True)
        self.task.textChanged.connect(self._check)
        self.adopt.toggled.connect(self._check)
        self._check()
        self.task.setFocus()

    def _lay_out(self, take: Take) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        why = take.state.why if isinstance(take.state, Uncertain) else ""
        for words in (f"{take.name} · take {take.number}: {why}", _about(take)):
            layout.addWidget(wrapped(words))
        for widget in (self.adopt, self.task, self.resend, self.abandon, self.buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(480)

    def _check(self) -> None:
        self.task.setEnabled(self.adopt.isChecked())
        complete = not self.adopt.isChecked() or bool(self.task.text().strip())
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(complete)

    def _accept(self) -> None:
        if self.adopt.isChecked():
            self.decided.emit("adopt", self.task.text().strip())
        else:
            self.decided.emit("resend" if self.resend.isChecked() else "abandon", "")
        self.accept()


def _about(take: Take) -> str:
    """The task list goes by time, so when it was sent is what to look for."""
    if take.submitted is None:
        return t(ABOUT)
    return t(ABOUT_WHEN, moment=date_and_time(take.submitted))
