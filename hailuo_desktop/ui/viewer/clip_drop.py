"""Clips let go on the viewer: they become takes of the shot that is shown there."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from hailuo_desktop.domain.film_files import FILMS
from hailuo_desktop.ui.shot.image_source import local_path


class ClipDrop(QObject):
    """Films that are let go on the viewer."""

    dropped = Signal(list)  # paths of films

    def __init__(self, viewer: QWidget) -> None:
        super().__init__(viewer)
        viewer.setAcceptDrops(True)
        viewer.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return False
        dragged = cast(QDropEvent, event)
        found = clips(dragged.mimeData())
        if not found or isinstance(dragged.source(), QWidget):  # our own takes go out, and stay
            dragged.ignore()
            return True
        dragged.setDropAction(Qt.DropAction.CopyAction)
        dragged.accept()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(found)
        return True


def clips(mime: QMimeData) -> list[Path]:
    """The films; none where anything else is among them."""
    paths = [local_path(url) for url in mime.urls()]
    return paths if all(path.suffix.lower() in FILMS for path in paths) else []
