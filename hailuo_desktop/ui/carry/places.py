"""Where films go and what they are called there: two lines that every dialog of films has."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QWidget

from hailuo_desktop.translate import t


def places(folder: QWidget, browse: QWidget, names: QWidget) -> QFormLayout:
    """The folder with the button that looks for one, and the names of the files below it."""
    where = QHBoxLayout()
    where.addWidget(folder, 1)
    where.addWidget(browse)
    form = QFormLayout()
    form.setVerticalSpacing(8)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    form.addRow(t("Folder"), where)
    form.addRow(t("File names"), names)
    return form
