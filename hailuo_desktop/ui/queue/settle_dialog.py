"""All takes that may be charged, settled in one place: a choice for each, and one press."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.domain.decision import Decision
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.take import Take, Uncertain
from hailuo_desktop.formats import date_and_time
from hailuo_desktop.translate import mark, n, t
from hailuo_desktop.ui.confirm_guard import ConfirmGuard
from hailuo_desktop.ui.drop_down import DropDown
from hailuo_desktop.ui.labels import label, tip, wrapped
from hailuo_desktop.ui.scrolling import Scrolling

ABOUT = mark(
    "Nobody knows whether EvoLink took these takes. Look at the task list on evolink.ai: what is "
    "there from the same moment is probably the take."
)
CHOICES = {
    None: mark("Decide later"),
    Decision.ADOPT: mark("It is there: go on with its task"),
    Decision.RESEND: mark("It is not there: send it again, and pay for it"),
    Decision.ABANDON: mark("Leave it, whatever became of it"),
}


class SettleDialog(QDialog):
    """``decided`` gives the id of a take, a Decision and the id of its task, for each."""

    decided = Signal(str, object, str)

    def __init__(self, takes: Sequence[Take], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("Settle takes that may be charged"))
        self.rows = {take.id: _Row(take) for take in takes}
        box = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(box.Ok | box.Cancel)
        self.confirm = self.buttons.button(box.Ok)
        self._guard = ConfirmGuard(self, self.confirm)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        for row in self.rows.values():
            row.choice.currentIndexChanged.connect(self._refresh)
            row.task.textChanged.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        """Each choice that is made is whole before it can be pressed for."""
        for row in self.rows.values():
            row.task.setEnabled(row.decision() is Decision.ADOPT)
        made = [row for row in self.rows.values() if row.decision() is not None]
        self.confirm.setText(n("Settle {count} take", "Settle {count} takes", len(made)))
        self.confirm.setEnabled(bool(made) and all(row.whole() for row in made))

    def _accept(self) -> None:
        for take_id, row in self.rows.items():
            if (decision := row.decision()) is not None:
                self.decided.emit(take_id, decision, row.task.text().strip())
        self.accept()

    def _lay_out(self) -> None:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        for place, row in enumerate(self.rows.values()):
            for column, widget in enumerate((row.name, row.why, row.choice, row.task)):
                grid.addWidget(widget, place, column)
        grid.setRowStretch(len(self.rows), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(wrapped(t(ABOUT)))
        layout.addWidget(Scrolling(content), 1)
        layout.addWidget(self.buttons)
        self.resize(900, 420)


class _Row:
    """One take: what it is, why nobody knows, and what the artist says of it."""

    def __init__(self, take: Take) -> None:
        moment = "" if take.submitted is None else date_and_time(take.submitted)
        name = t("{shot} · take {number}", shot=take.name or t("Shot"), number=take.number)
        self.name = label(f"{name}\n{moment}".strip())
        why = worded(take.state.why) if isinstance(take.state, Uncertain) else ""
        self.why = wrapped(why, "muted")
        self.why.setToolTip(tip(take.request.prompt))
        self.choice = DropDown()
        for decision, words in CHOICES.items():
            self.choice.addItem(t(words), decision)
        self.choice.setAccessibleName(t("What became of {take}", take=name))
        self.task = QLineEdit()
        self.task.setPlaceholderText("task-unified-…")
        self.task.setAccessibleName(t("Task id of {take}", take=name))

    def decision(self) -> Decision | None:
        return [*CHOICES][self.choice.currentIndex()]

    def whole(self) -> bool:
        return self.decision() is not Decision.ADOPT or bool(self.task.text().strip())
