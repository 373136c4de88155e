"""Films that EvoLink made and no take claims: looked at, given to a shot, or let be."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.drop_down import DropDown
from hailuo_desktop.ui.labels import label, wrapped

ABOUT = mark(
    "EvoLink made these films, and no take of yours claims them. What may be one of them waits "
    "until you have said whose they are. Let be what another computer or tool has made."
)
ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class FoundLine:
    """``facts`` tells time, model and cost; ``why`` it may be the artist's; both are words."""

    task: str
    facts: str
    why: str


@dataclass(frozen=True)
class ShotChoice:
    """A shot that a film can be given to."""

    shot: str
    words: str


class FoundDialog(QDialog):
    """Each signal tells the task's id; ``give_requested`` the shot's id, too."""

    look_requested = Signal(str)
    give_requested = Signal(str, str)
    let_be_requested = Signal(str)

    def __init__(self, shots: Sequence[ShotChoice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Films without a take"))
        self.list = QListWidget()
        self.list.setSpacing(2)
        self.list.setAccessibleName(t("Films without a take, the oldest first"))
        self.list.setWordWrap(True)
        self.shots = DropDown()
        for choice in shots:
            self.shots.addItem(choice.words, choice.shot)
        self.look = _button(t("Look at it"))
        self.give = _button(t("Give it to the shot"))
        self.let_be = _button(t("Let it be"))
        self.words = wrapped(role="muted")
        self._lay_out()
        self.look.clicked.connect(lambda: self.look_requested.emit(self.task))
        self.give.clicked.connect(self._give)
        self.let_be.clicked.connect(lambda: self.let_be_requested.emit(self.task))
        self.list.itemSelectionChanged.connect(self._refresh)
        self._refresh()

    @property
    def task(self) -> str:
        """The chosen film's task; empty where none is chosen."""
        items = self.list.selectedItems()
        return str(items[0].data(ID)) if items else ""

    def show_lines(self, lines: Sequence[FoundLine]) -> None:
        """Another list; with nothing left, the dialog has done its work."""
        chosen = self.task
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(f"{line.facts}\n{line.why}")
            item.setData(ID, line.task)
            self.list.addItem(item)
            item.setSelected(line.task == chosen)
        if lines and not self.task:
            self.list.setCurrentRow(0)
        if not lines:
            self.accept()

    def show_words(self, words: str) -> None:
        """How far a look has come, or why there is nothing to see."""
        self.words.setText(words)

    def _lay_out(self) -> None:
        self.shots.setAccessibleName(t("Shot"))
        self.shots.setMinimumContentsLength(20)
        shot = label(t("&Shot"))
        shot.setBuddy(self.shots)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (shot, self.shots, self.give):
            row.addWidget(widget)
        row.setStretch(1, 1)
        verbs = QHBoxLayout()
        verbs.setSpacing(8)
        verbs.addWidget(self.look)
        verbs.addWidget(self.let_be)
        verbs.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(wrapped(t(ABOUT), "muted"))
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        layout.addLayout(verbs)
        layout.addWidget(self.words)
        layout.addWidget(buttons)
        self.resize(560, 440)

    def _give(self) -> None:
        self.give_requested.emit(self.task, str(self.shots.currentData()))

    def _refresh(self) -> None:
        for button in (self.look, self.let_be):
            button.setEnabled(bool(self.task))
        self.give.setEnabled(bool(self.task) and self.shots.count() > 0)


def _button(words: str) -> QPushButton:
    """No Enter decides: each of these is said on purpose."""
    button = QPushButton(words)
    button.setAutoDefault(False)
    return button
