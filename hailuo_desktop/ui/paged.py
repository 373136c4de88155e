"""A dialog of many pages: a list of them with a search above, the page beside it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

AROUND = QSize(40, 80)  # logical pixels of the screen that are left free


def lay_out_pages(
    dialog: QDialog, search: QWidget, pages: QWidget, page: QWidget, buttons: QWidget, size: QSize
) -> None:
    """``size`` is what it opens with, where the screen has the room."""
    left = QVBoxLayout()
    left.setSpacing(8)
    left.addWidget(search)
    left.addWidget(pages, 1)
    sides = QHBoxLayout()
    sides.setSpacing(16)
    sides.addLayout(left)
    sides.addWidget(page, 1)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(16, 16, 16, 12)
    layout.setSpacing(12)
    layout.addLayout(sides, 1)
    layout.addWidget(buttons)
    room = (dialog.parentWidget() or dialog).screen().availableSize()
    dialog.resize(size.boundedTo(room - AROUND))
