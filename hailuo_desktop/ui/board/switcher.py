"""The name of the storyboard in hand, and the way to all the others."""

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import say

from .boards import Boards

LONGEST = 120  # characters of a name: it becomes a folder
REST = 400  # milliseconds without a key before a name counts, though it may go on


class Switcher(QWidget):
    """``listed`` asks for the lines before they are shown."""

    renamed = Signal(str)
    listed = Signal()
    board_requested = Signal(str)
    new_requested = Signal()
    duplicate_requested = Signal(str)
    archive_requested = Signal(str, bool)
    delete_requested = Signal(str)

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        about = mark("The storyboard's name: it becomes the folder of its films")
        self.name = say(QLineEdit(), name=mark("Name of the storyboard"), tip=about)
        self.name.setMaxLength(LONGEST)
        self.name.editingFinished.connect(self._named)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._paused)
        self.name.textEdited.connect(lambda: self._rest.start())
        every = mark("All storyboards: open, new, duplicate, archive, delete")
        self.button = say(QToolButton(), name=mark("Storyboards"), tip=every)
        self.button.clicked.connect(self.open)
        self.boards = Boards(self)
        for own, theirs in (
            (self.board_requested, self.boards.board_requested),
            (self.new_requested, self.boards.new_requested),
            (self.duplicate_requested, self.boards.duplicate_requested),
            (self.archive_requested, self.boards.archive_requested),
            (self.delete_requested, self.boards.delete_requested),
        ):
            theirs.connect(own)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.button)
        layout.addWidget(self.name, 1)
        self.set_theme(theme)

    def show_name(self, name: str) -> None:
        if self.name.text().strip() != name and not self.name.isModified():
            self.name.setText(name)
            self._show_beginning()

    def finish(self) -> None:
        """What is typed counts, though the field has not been left."""
        if self.name.isModified():
            self._named()

    def open(self) -> None:
        """The list of storyboards, below the name."""
        self.listed.emit()
        self.boards.begin(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def set_theme(self, theme: Theme) -> None:
        self.button.setIcon(self._icons.icon("chevron-down", theme.text))

    def _show_beginning(self) -> None:
        """Of a name that is longer than its field."""
        if not self.name.hasFocus():
            self.name.setCursorPosition(0)

    def _paused(self) -> None:
        if name := self.name.text().strip():
            self.name.setModified(False)
            self.renamed.emit(name)

    def _named(self) -> None:
        self._rest.stop()
        self.name.setModified(False)
        self._show_beginning()
        self.renamed.emit(self.name.text().strip() or t("Untitled"))
