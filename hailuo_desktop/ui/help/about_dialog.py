"""What the program is, what it is made of, and under which licences: each text can be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.labels import label, wrapped

SIZE = QSize(860, 600)
LOADING = mark("Reading what it is made of…")
NO_TEXT = mark("Its text is not among the files that came with it.")
SYMBOL = 64  # logical pixels


@dataclass(frozen=True)
class Part:
    """``id`` is given back when its text is wanted."""

    id: int
    name: str
    version: str
    licence: str
    source: str


class AboutDialog(QDialog):
    """``text_requested`` gives a part's id; ``show_text`` answers it."""

    text_requested = Signal(int)

    def __init__(
        self, version: str, about: str, versions: str, icon: QIcon, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("About Hailuo Desktop"))
        self.about = wrapped(about)
        self.versions = wrapped(versions, "muted")
        self.versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.list = QListWidget()
        self.list.setSpacing(2)
        self.list.setAccessibleName(t("What it is made of"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("role", "lines")
        self.text = QPlainTextEdit(t(LOADING))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(t("Licence"))
        self._parts: dict[int, Part] = {}
        self._lay_out(version, icon)
        self.list.itemSelectionChanged.connect(self._ask)

    def show_parts(self, parts: Sequence[Part]) -> None:
        self._parts = {part.id: part for part in parts}
        for part in parts:
            item = QListWidgetItem(f"{part.name} {part.version}\n{part.licence}")
            item.setData(Qt.ItemDataRole.UserRole, part.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def show_text(self, part_id: int, text: str) -> None:
        """Nothing where another one is chosen by now."""
        if part_id == self._chosen() and (part := self._parts.get(part_id)):
            head = [f"{part.name} {part.version}", part.licence]
            head.append(t("Source: {source}", source=part.source))
            self.text.setPlainText("\n".join([*head, "", text or t(NO_TEXT)]))

    def _chosen(self) -> int:
        item = self.list.selectedItems()
        return int(item[0].data(Qt.ItemDataRole.UserRole)) if item else -1

    def _ask(self) -> None:
        if self._chosen() >= 0:
            self.text_requested.emit(self._chosen())

    def _lay_out(self, version: str, icon: QIcon) -> None:
        symbol = label()
        symbol.setPixmap(icon.pixmap(SYMBOL, SYMBOL))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(t("Hailuo Desktop {version}", version=version), "title"))
        words.addWidget(self.about)
        words.addWidget(self.versions)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(symbol, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        both = QSplitter()
        both.addWidget(self.list)
        both.addWidget(self.text)
        both.setStretchFactor(0, 2)
        both.setStretchFactor(1, 3)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(both, 1)
        layout.addWidget(buttons)
        self.resize(SIZE)
