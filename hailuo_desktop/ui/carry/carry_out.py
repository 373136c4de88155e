"""Files on their way to another program: dragged or copied, and never moved away from here."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

COPIED_FILES = "x-special/gnome-copied-files"  # what file managers of Linux ask of a clipboard
_FILE = Qt.ItemDataRole.UserRole


def files_mime(files: Sequence[Path]) -> QMimeData:
    """As any file manager hands files on."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    lines = ["copy", *(file.as_uri() for file in files)]
    mime.setData(COPIED_FILES, QByteArray("\n".join(lines).encode()))
    return mime


class DragSource(QListWidget):
    """Nobody sees it: a list of Qt's starts the system's own drag, for widgets that are none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDragEnabled(True)
        self.hide()

    def carry(self, file: Path, picture: QImage | None) -> None:
        """Drag the file from where the mouse is; back when it is let go."""
        self.clear()
        item = QListWidgetItem()
        item.setData(_FILE, str(file))
        if picture is not None:
            item.setIcon(QIcon(QPixmap.fromImage(picture)))
        self.addItem(item)
        item.setSelected(True)
        self.startDrag(Qt.DropAction.CopyAction)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        return files_mime([Path(item.data(_FILE)) for item in items])

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction
