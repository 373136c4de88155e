"""Text as it stands: nothing that came from outside is ever read as markup."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget


def tip(text: str) -> str:
    """A tool tip that shows the text to the letter and wraps it; Qt would guess at markup."""
    return f"<qt>{escape(text)}</qt>" if text else ""


def label(text: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    result = QLabel(text, parent)
    result.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        result.setProperty("role", role)
    return result


def naming(field: QWidget, text: str, role: str = "") -> QLabel:
    """The label of a field: a screen reader says it with the field."""
    result = label(text, role)
    result.setBuddy(field)
    return result


def wrapped(text: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    result = label(text, role, parent)
    result.setWordWrap(True)
    return result


def line_size(view: QWidget) -> QSize:
    """Of a line in a list, with air: a tree keeps the height that its rows had before they were
    dressed."""
    return QSize(0, view.fontMetrics().height() + 12)


def set_role(widget: QWidget, role: str) -> None:
    """Another look from the style sheet, at once."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
