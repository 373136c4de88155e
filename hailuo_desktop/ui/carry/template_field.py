"""The names of films: a line, a chip for each thing that a name can hold, and a live example."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.labels import wrapped
from hailuo_desktop.ui.shot.flow_layout import FlowLayout

TOKENS = {
    "{board}": mark("Board"),
    "{shot:02}": mark("Number in the board"),
    "{code}": mark("Shot"),
    "{name}": mark("Shot's own name"),
    "{take}": mark("Take"),
    "{date}": mark("Date"),
    "{mode}": mark("Mode"),
    "{quality}": mark("Quality"),
    "{seconds}": mark("Seconds"),
    "{task}": mark("Task at EvoLink"),
    "/": mark("New folder"),
}


class TemplateField(QWidget):
    """``preview`` gives the path that a template makes, or raises why it makes none.

    ``changed`` comes with each letter, ``finished`` once a template that makes sense is written.
    """

    changed = Signal()
    finished = Signal(str)

    def __init__(self, preview: Callable[[str], str]) -> None:
        super().__init__()
        self._preview_of = preview
        self._told = ""
        self.line = QLineEdit()
        self.line.setAccessibleName(t("File names"))
        self.preview = wrapped(role="muted")
        self.trouble = wrapped(role="danger")
        self.chips = {token: self._chip(token) for token in TOKENS}
        chips = FlowLayout(6, 6)
        for chip in self.chips.values():
            chips.addWidget(chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.line)
        layout.addLayout(chips)
        layout.addWidget(self.preview)
        layout.addWidget(self.trouble)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._check)
        self.line.editingFinished.connect(self._finish)
        self._check()

    def template(self) -> str:
        return self.line.text().strip()

    def show_template(self, template: str) -> None:
        self._told = template
        if template != self.template():
            self.line.setText(template)
        self._check()

    @property
    def valid(self) -> bool:
        return not self.trouble.text()

    def _chip(self, token: str) -> QPushButton:
        chip = QPushButton(t(TOKENS[token]))
        chip.setProperty("role", "chip")
        chip.setAutoDefault(False)
        chip.setToolTip(t("Put {token} in at the cursor", token=token))
        chip.clicked.connect(lambda: self._insert(token))
        return chip

    def _insert(self, token: str) -> None:
        self.line.insert(token)
        self.line.setFocus()
        self._finish()

    def _check(self) -> None:
        trouble = ""
        try:
            path = self._preview_of(self.template())
            self.preview.setText(t("For example: {path}", path=path))
        except HailuoError as error:
            trouble = str(error)
        self.preview.setVisible(not trouble)
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.changed.emit()

    def _finish(self) -> None:
        if self.valid and self.template() != self._told:
            self._told = self.template()
            self.finished.emit(self._told)
