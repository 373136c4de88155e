"""Asks for the heading above a shot."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QWidget

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.translate import t


class SceneDialog(QInputDialog):
    """``textValueSelected`` is the artist's answer."""

    def __init__(self, shot: Shot, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Scene heading"))
        self.setLabelText(t("The heading above this shot; empty takes it away:"))
        self.setTextValue(shot.scene)
