"""The pre-flight of a batch: nothing leaves before its one confirm."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import mark, n, t
from hailuo_desktop.ui.confirm_guard import ConfirmGuard
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import naming, set_role, wrapped
from hailuo_desktop.ui.queue.cap_dialog import cap_field
from hailuo_desktop.ui.theme import Theme

from .model import PreflightModel, Row
from .table import PreflightTable
from .when import WhenChooser

OFFLINE = mark(
    "EvoLink cannot be reached now, or has no key yet: the batch is queued and goes later."
)


class PreflightDialog(QDialog):
    """Wishes go out with shot ids; ``show_rows`` and ``show_sums`` bring in what came of them.

    ``online``: sending is offered first; else the batch is queued for later.
    """

    fix_requested = Signal(list)
    send_requested = Signal(list, int)  # shot ids, the cap in credits or 0 for none
    later_requested = Signal(list, object, int)  # shot ids, When, the cap
    shot_requested = Signal(str)
    chosen_changed = Signal(list)

    def __init__(
        self, icons: Icons, theme: Theme, online: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Send batch"))
        self.model = PreflightModel()
        self.table = PreflightTable(self.model, icons, theme)
        self.sums = wrapped()
        self.money = wrapped("", "muted")
        self.offline = wrapped(t(OFFLINE), "warning")
        self.offline.setVisible(not online)
        self._checking = False
        self.checking = wrapped("", "muted")
        self.checking.hide()
        self.cap = cap_field()
        self.fix = QPushButton()
        self.when = WhenChooser()
        self.later = QPushButton(t("Queue for later"))
        self.send = QPushButton(t("Send"))
        self.cancel = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        set_role(self.send if online else self.later, "primary")
        self.send.setVisible(online)
        self._guard = ConfirmGuard(self, self.send, self.later)
        self._lay_out()
        self._connect()
        self.table.setFocus()

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.model.show_rows(rows)
        count = len(self.model.fixable())
        self.fix.setText(n("Fix the shot", "Fix {count} shots", count))
        self.fix.setVisible(bool(count))

    def show_sums(self, sums: str, money: str) -> None:
        """What the chosen shots come to, in two lines."""
        self.sums.setText(sums)
        self.money.setText(money)

    def show_checking(self, done: int, count: int) -> None:
        """So many of the pictures are made ready; until all are, nothing can be sent."""
        self._checking = done < count
        self.checking.setText(
            n(
                "Looking at {done} of {count} picture…",
                "Looking at {done} of {count} pictures…",
                count,
                done=done + 1,
            )
        )
        self.checking.setVisible(self._checking)
        self._allow()

    def show_cap(self, credits_: int) -> None:
        """What may be spent in all; 0: no cap."""
        self.cap.setValue(credits_)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, and no other: Qt would press the first."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.model.chosen_changed.connect(self._chosen)
        self.fix.clicked.connect(lambda: self.fix_requested.emit(self.model.fixable()))
        self.send.clicked.connect(self._send)
        self.later.clicked.connect(self._later)
        self.cancel.rejected.connect(self.reject)
        self.table.shot_requested.connect(self.shot_requested)

    def _chosen(self) -> None:
        chosen = self.model.chosen()
        self.send.setText(n("Send {count} shot", "Send {count} shots", len(chosen)))
        self._allow()
        self.chosen_changed.emit(chosen)

    def _allow(self) -> None:
        allowed = bool(self.model.chosen()) and not self._checking
        self.send.setEnabled(allowed)
        self.later.setEnabled(allowed)

    def _send(self) -> None:
        self.setEnabled(False)  # a second press would send it all a second time
        self.send_requested.emit(self.model.chosen(), self.cap.value())
        self.accept()

    def _later(self) -> None:
        self.setEnabled(False)
        self.later_requested.emit(self.model.chosen(), self.when.when(), self.cap.value())
        self.accept()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.sums, 1)
        head.addWidget(self.fix)
        foot = QHBoxLayout()
        foot.addWidget(naming(self.when.how, t("Later:")))
        foot.addWidget(self.when)
        foot.addWidget(self.later)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.send)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self.offline)
        layout.addLayout(head)
        layout.addWidget(self.checking)
        layout.addWidget(self.table, 1)
        money = QHBoxLayout()
        money.addWidget(self.money, 1)
        money.addWidget(naming(self.cap, t("Cap")))
        money.addWidget(self.cap)
        layout.addLayout(money)
        layout.addLayout(foot)
        self.resize(980, 560)
