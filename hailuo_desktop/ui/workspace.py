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


class WorkspaceBar(QWidget):
    """One segment for each action, joined."""

    def __init__(self, actions: Sequence[QAction]) -> None:
        super().__init__()
        self.setProperty("role", "segments")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        say(self, name=mark("Workspace"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        self.buttons = [_segment(action) for action in actions]
        for button in self.buttons:
            layout.addWidget(button)


def _segment(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setProperty("role", "segment")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setDefaultAction(action)
    return button
