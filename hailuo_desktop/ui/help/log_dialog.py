"""The log, filtered by how grave its entries are."""

import logging

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.drop_down import DropDown
from hailuo_desktop.ui.labels import naming

from .text_dialog import TextDialog

LEVELS = (
    (logging.INFO, mark("Everything")),
    (logging.WARNING, mark("Warnings and errors")),
    (logging.ERROR, mark("Errors alone")),
)
ABOUT = mark(
    "What the program did lately, without the key and the path of your home: it may be sent on."
)


class LogDialog(TextDialog):
    """``level_chosen`` gives logging's number; ``refresh_requested`` asks for what came since."""

    level_chosen = Signal(int)
    refresh_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(t("Log"), t(ABOUT), file=True, parent=parent)
        self.levels = DropDown()
        self.levels.setAccessibleName(t("What is shown"))
        for level, words in LEVELS:
            self.levels.addItem(t(words), level)
        self.refresh = QPushButton(t("Refresh"))
        self.refresh.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(naming(self.levels, t("Show")))
        row.addWidget(self.levels)
        row.addStretch(1)
        row.addWidget(self.refresh)
        self.column.insertLayout(1, row)
        self.levels.currentIndexChanged.connect(lambda: self.level_chosen.emit(self.level))
        self.refresh.clicked.connect(self.refresh_requested)

    @property
    def level(self) -> int:
        return int(self.levels.currentData())

    def show_log(self, text: str) -> None:
        """The end is what one looks for."""
        self.show_text(text or t("There is nothing of that kind."))
        self.copy_button.setEnabled(bool(text))
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.maximum())
