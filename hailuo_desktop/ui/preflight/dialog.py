"""The pre-flight of a batch: nothing leaves before its one confirm."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import n
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label, set_role, wrapped
from hailuo_desktop.ui.theme import Theme

from .model import PreflightModel, Row
from .table import PreflightTable
from .when import WhenChooser

OFFLINE = "EvoLink cannot be reached now, or has no key yet: the batch is queued and goes later."


class PreflightDialog(QDialog):
    """Wishes go out with shot ids; ``show_rows`` and ``show_sums`` bring in what came of them.

    ``online``: sending is offered first; else the batch is queued for later.
    """

    fix_requested = Signal(list)
    send_requested = Signal(list)
    later_requested = Signal(list, object)  # shot ids, When
    shot_requested = Signal(str)
    chosen_changed = Signal(list)
    cap_changed = Signal(int)  # credits; 0: no cap

    def __init__(
        self, icons: Icons, theme: Theme, online: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Send batch")
        self.model = PreflightModel()
        self.table = PreflightTable(self.model, icons, theme)
        self.sums = wrapped()
        self.money = wrapped("", "muted")
        self.offline = wrapped(OFFLINE, "warning")
        self.offline.setVisible(not online)
        self.cap = _cap()
        self.fix = QPushButton()
        self.when = WhenChooser()
        self.later = QPushButton("Queue for later")
        self.send = QPushButton("Send")
        self.cancel = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        set_role(self.send if online else self.later, "primary")
        (self.send if online else self.later).setDefault(True)
        self.send.setVisible(online)
        self._lay_out()
        self._connect()

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.model.show_rows(rows)
        count = len(self.model.fixable())
        self.fix.setText(f"Fix {count} shots" if count > 1 else "Fix the shot")
        self.fix.setVisible(bool(count))

    def show_sums(self, sums: str, money: str) -> None:
        """What the chosen shots come to, in two lines."""
        self.sums.setText(sums)
        self.money.setText(money)

    def show_cap(self, credits_: int) -> None:
        """What may be spent in all; 0: no cap."""
        self.cap.setValue(credits_)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends the edit of a field; Qt would press the first button for it, and send."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._editing():
            event.accept()
        else:
            super().keyPressEvent(event)

    def _editing(self) -> bool:
        focus = self.focusWidget()
        return any(focus is each or each.isAncestorOf(focus) for each in (self.cap, self.when))

    def _connect(self) -> None:
        self.model.chosen_changed.connect(self._chosen)
        self.fix.clicked.connect(lambda: self.fix_requested.emit(self.model.fixable()))
        self.send.clicked.connect(self._send)
        self.later.clicked.connect(self._later)
        self.cancel.rejected.connect(self.reject)
        self.table.shot_requested.connect(self.shot_requested)
        self.cap.editingFinished.connect(lambda: self.cap_changed.emit(self.cap.value()))

    def _chosen(self) -> None:
        chosen = self.model.chosen()
        self.send.setText(n("Send {count} shot", "Send {count} shots", len(chosen)))
        self.send.setEnabled(bool(chosen))
        self.later.setEnabled(bool(chosen))
        self.chosen_changed.emit(chosen)

    def _send(self) -> None:
        self.setEnabled(False)  # a second press would send it all a second time
        self.send_requested.emit(self.model.chosen())
        self.accept()

    def _later(self) -> None:
        self.setEnabled(False)
        self.later_requested.emit(self.model.chosen(), self.when.when())
        self.accept()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.sums, 1)
        head.addWidget(self.fix)
        foot = QHBoxLayout()
        foot.addWidget(label("Later:"))
        foot.addWidget(self.when)
        foot.addWidget(self.later)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.send)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self.offline)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        money = QHBoxLayout()
        money.addWidget(self.money, 1)
        money.addWidget(label("Cap"))
        money.addWidget(self.cap)
        layout.addLayout(money)
        layout.addLayout(foot)
        self.resize(980, 560)


def _cap() -> QSpinBox:
    """Nothing more is sent once so much is spent or reserved since the app was started, or since
    what still waits from before was queued.
    """
    spin = QSpinBox()
    spin.setRange(0, 1_000_000)
    spin.setSingleStep(50)
    spin.setSpecialValueText("none")
    spin.setSuffix(" credits")
    spin.setAccessibleName("Cap on credits")
    spin.setToolTip("Nothing more is sent once so many credits are spent or reserved")
    spin.setMinimumWidth(150)
    return spin
