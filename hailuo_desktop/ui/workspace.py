"""The three workspaces, and the segmented control that chooses between them."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from hailuo_desktop.translate import mark

from .wording import say


class Workspace(Enum):
    """The value is what the layout keeps."""

    BOARD = "board"
    REVIEW = "review"
    QUEUE = "queue"


class Segments(QWidget):
    """Buttons joined to one control, of which one is chosen."""

    def __init__(self, buttons: Sequence[QToolButton]) -> None:
        super().__init__()
        self.setProperty("role", "segments")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        self.buttons = buttons
        for button in buttons:
            button.setProperty("role", "segment")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            layout.addWidget(button)


class WorkspaceBar(Segments):
    """One segment for each action."""

    def __init__(self, actions: Sequence[QAction]) -> None:
        super().__init__([QToolButton() for _ in actions])
        for button, action in zip(self.buttons, actions, strict=True):
            button.setDefaultAction(action)
        say(self, name=mark("Workspace"))
