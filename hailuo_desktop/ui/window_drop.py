"""Storyboards let go anywhere on the window, where nothing else wants them."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from hailuo_desktop.domain.batch_files import is_batch

from .shot.image_source import local_path


class WindowDrop(QObject):
    """Qt asks the window only after what lies under the pointer has said no."""

    batch_dropped = Signal(object)  # its path

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter:
                dragged = cast(QDragEnterEvent, event)
                if batches(dragged.mimeData()):
                    _copied(dragged)
                else:
                    dragged.ignore()
                return True
            case QEvent.Type.Drop:
                dropped = cast(QDropEvent, event)
                _copied(dropped)
                for path in batches(dropped.mimeData()):
                    self.batch_dropped.emit(path)
                return True
            case _:
                return False


def _copied(event: QDropEvent) -> None:
    """Files are never moved: whoever dragged them would throw them away."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def batches(mime: QMimeData) -> list[Path]:
    """The storyboards; none where anything else is among them: that belongs on the board."""
    paths = [local_path(url) for url in mime.urls()]
    return paths if all(is_batch(path.name) for path in paths) else []
