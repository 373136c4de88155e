"""Several shots in hand: what they share, what is mixed, and what can be done with all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hailuo_desktop.domain.catalog import model_shown
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.formats import seconds
from hailuo_desktop.translate import Marked, mark, n, t
from hailuo_desktop.ui.labels import label, set_role
from hailuo_desktop.ui.wording import follow

MIXED = mark("mixed")


@dataclass(frozen=True)
class Fact:
    """One thing that is shown of all shots together."""

    name: Marked
    of: Callable[[Shot], str]


def _on(value: bool) -> str:
    return t("on") if value else t("off")


FACTS = (
    Fact(mark("Mode"), lambda shot: shot.mode.value),
    Fact(mark("Model"), lambda shot: model_shown(shot.model).name),
    Fact(mark("Quality"), lambda shot: shot.quality),
    Fact(mark("Length"), lambda shot: seconds(shot.duration)),
    Fact(mark("Takes"), lambda shot: f"×{shot.takes}"),
    Fact(mark("Prompt optimiser"), lambda shot: _on(shot.prompt_optimizer)),
    Fact(mark("Fast pre-treatment"), lambda shot: _on(shot.fast_pretreatment)),
    Fact(mark("Prompt"), lambda shot: shot.prompt.strip() or t("none")),
)
LONGEST = 80  # characters of a prompt that all of them share


class Several(QWidget):
    edit_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shots: tuple[Shot, ...] = ()
        self.title = label(role="title")
        self.values = [label() for _ in FACTS]
        self._names = [label(role="muted") for _ in FACTS]
        self.edit = QPushButton()
        self.edit.clicked.connect(lambda: self.edit_requested.emit())
        self._lay_out()
        follow(self, self._word)

    def show_shots(self, shots: Sequence[Shot]) -> None:
        self._shots = (*shots,)
        self._word()

    def _word(self) -> None:
        count = len(self._shots)
        self.title.setText(n("{count} shot", "{count} shots", count))
        self.edit.setText(n("Edit {count} shot…", "Edit {count} shots…", count))
        for fact, name, value in zip(FACTS, self._names, self.values, strict=True):
            name.setText(t(fact.name))
            _show(value, list(dict.fromkeys(fact.of(shot) for shot in self._shots)))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(zip(self._names, self.values, strict=True)):
            value.setWordWrap(True)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(16)
        layout.addWidget(self.title)
        layout.addLayout(grid)
        layout.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)


def _show(value: QLabel, found: Sequence[str]) -> None:
    shared = len(found) == 1
    words = found[0] if shared else t(MIXED)
    value.setText(words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…")
    set_role(value, "" if shared else "muted")
