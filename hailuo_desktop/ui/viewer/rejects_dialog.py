"""What the films of a board take up, and which rejected ones go to the system's bin."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.domain.plural import counted
from hailuo_desktop.formats import size
from hailuo_desktop.translate import mark, n, t
from hailuo_desktop.ui.labels import label, set_role, wrapped

ABOUT = mark(
    "A film in the system's bin can be put back from there until that is emptied. Its take stays "
    "in the library with all that was asked for, its cost and its marks."
)
NOTHING = mark("No film of a rejected take is left here.")
ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class RejectedFilm:
    """``size`` is in bytes."""

    take: str
    title: str
    size: int


class RejectsDialog(QDialog):
    """``bin_requested``: the artist's word, with the ids of the takes that are ticked."""

    bin_requested = Signal(list)

    def __init__(
        self,
        board: str,
        films: int,
        used: int,
        rejected: Sequence[RejectedFilm],
        parent: QWidget | None = None,
    ) -> None:
        """``films`` of the board take up ``used`` bytes."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Disk use and rejected films"))
        self._rejected = {film.take: film for film in rejected}
        words = t(
            "The takes of “{board}” use {size} in {films}.",
            board=board,
            size=size(used),
            films=counted(films, "film"),
        )
        self.used = wrapped(words, "heading")
        self.list = QListWidget()
        self.list.setSpacing(2)
        self.list.setProperty("role", "lines")
        self.list.setAccessibleName(t("Films of rejected takes"))
        for film in rejected:
            self.list.addItem(_item(film))
        self.list.itemChanged.connect(lambda: self._refresh())
        self.frees = label(role="muted")
        self.buttons = QDialogButtonBox()
        self.bin = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(self.bin, "danger")
        self.keep = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._lay_out()
        self._refresh()

    def chosen(self) -> list[str]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.data(ID) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _refresh(self) -> None:
        chosen = [self._rejected[each] for each in self.chosen()]
        count = len(chosen)
        self.bin.setText(n("Move {count} film to the bin", "Move {count} films to the bin", count))
        self.bin.setEnabled(count > 0)
        freed = size(sum(film.size for film in chosen))
        words = t("It frees {size} once the bin is emptied.", size=freed)
        self.frees.setText(words if self._rejected else t(NOTHING))

    def _confirmed(self) -> None:
        self.bin_requested.emit(self.chosen())
        self.accept()

    def _lay_out(self) -> None:
        # Enter must not throw films away.
        self.bin.setAutoDefault(False)
        self.keep.setDefault(True)
        self.bin.clicked.connect(self._confirmed)
        self.keep.clicked.connect(self.reject)
        self.list.setVisible(bool(self._rejected))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self.used)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.frees)
        layout.addWidget(wrapped(t(ABOUT), "muted"))
        layout.addWidget(self.buttons)
        self.resize(520, 420 if self._rejected else 200)


def _item(film: RejectedFilm) -> QListWidgetItem:
    item = QListWidgetItem(t("{take} · {size}", take=film.title, size=size(film.size)))
    item.setData(ID, film.take)
    item.setFlags(
        Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
    )
    item.setCheckState(Qt.CheckState.Checked)
    return item
