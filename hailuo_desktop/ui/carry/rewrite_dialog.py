"""A list that has come in before: what its rewrite changes, each to be taken over or not."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.labels import set_role, tip, wrapped

WHAT, SHOT, BOARD, SCRIPT = range(4)
CHECKED = Qt.CheckState.Checked


@dataclass(frozen=True)
class RewriteLine:
    """One change: what it is, the shot's code, its words on the board and in the rewrite; ``why``
    it is not ticked, where it is not."""

    what: str
    code: str
    before: str
    after: str
    why: str = ""


class RewriteDialog(QDialog):
    """``take_requested`` tells the places of the changes that are ticked."""

    take_requested = Signal(list)
    new_requested = Signal()

    def __init__(
        self, name: str, lines: Sequence[RewriteLine], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Changes to “{board}”", board=name))
        self._about = wrapped(
            t(
                "“{board}” came from an earlier version of this file, or was written to it. Choose "
                "what is taken over; what the file did not change stays as it is, and so do "
                "takes.",
                board=name,
            ),
            "muted",
        )
        self.table = QTableWidget(len(lines), 4)
        self._boxes: list[QTableWidgetItem] = []
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(self.accept_button, "primary")
        self.new_button = self.buttons.addButton(
            t("Import as a new storyboard"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._fill(lines)
        self._lay_out()
        self.table.itemChanged.connect(lambda: self._count())
        self.buttons.accepted.connect(self._accepted)
        self.buttons.rejected.connect(self.reject)
        self.new_button.clicked.connect(self._new)
        self._count()

    def chosen(self) -> list[int]:
        return [row for row, box in enumerate(self._boxes) if box.checkState() == CHECKED]

    def _count(self) -> None:
        count = len(self.chosen())
        self.accept_button.setText(
            n("Take over {count} change", "Take over {count} changes", count)
        )
        self.accept_button.setEnabled(count > 0)

    def _accepted(self) -> None:
        self.take_requested.emit(self.chosen())
        self.accept()

    def _new(self) -> None:
        self.new_requested.emit()
        self.accept()

    def _fill(self, lines: Sequence[RewriteLine]) -> None:
        self.table.setHorizontalHeaderLabels(
            [t("Change"), t("Shot"), t("On the board"), t("In the file now")]
        )
        for row, line in enumerate(lines):
            what = QTableWidgetItem(f"{line.what}\n{line.why}" if line.why else line.what)
            what.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            what.setCheckState(Qt.CheckState.Unchecked if line.why else CHECKED)
            self.table.setItem(row, WHAT, what)
            self._boxes.append(what)
            for column, text in ((SHOT, line.code), (BOARD, line.before), (SCRIPT, line.after)):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                item.setToolTip(tip(text))
                self.table.setItem(row, column, item)

    def _lay_out(self) -> None:
        self.table.setAccessibleName(t("Changes of the rewrite"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setWordWrap(True)
        self.table.verticalHeader().setVisible(False)
        header = self.table.horizontalHeader()
        for column, width in ((WHAT, 170), (SHOT, 70)):
            header.resizeSection(column, width)
        for column in (BOARD, SCRIPT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self._about)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.buttons)
        self.resize(860, 520)
