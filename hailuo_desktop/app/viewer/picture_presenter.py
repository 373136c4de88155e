"""The exact picture on the screen: to a file, the clipboard, another program, or a shot's slot."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QImage, QPixmap

from hailuo_desktop.app.asking import ask_target
from hailuo_desktop.app.context import Context
from hailuo_desktop.app.saved import tell_saved
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.media.png import png_of
from hailuo_desktop.store.durable import write
from hailuo_desktop.store.names import safe_name
from hailuo_desktop.translate import Marked, mark, t
from hailuo_desktop.ui.actions import picture as actions
from hailuo_desktop.ui.notices import Kind
from hailuo_desktop.ui.shot.image_source import FromData
from hailuo_desktop.ui.shot.shot_editor import ShotEditor
from hailuo_desktop.ui.viewer.viewer import Viewer

PNG = ".png"
STILLS = "stills"  # below the library: what was dragged out stays where the other program saw it
THUMB = QSize(160, 90)  # logical pixels: what hangs on the pointer
SAVED = mark("Saved “{file}”.")
COPIED = mark("Copied frame {frame}, {width} × {height}.")
_SLOTS = {
    Field.FIRST_FRAME: mark("Frame {frame} is going into the first frame of the shot."),
    Field.LAST_FRAME: mark("Frame {frame} is going into the last frame of the shot."),
}
Go = Callable[[str, int, QImage], object]  # the name, the number, the picture


class PicturePresenter:
    def __init__(self, context: Context, *, viewer: Viewer, editor: ShotEditor) -> None:
        self._viewer = viewer
        self._editor = editor
        self._stills = context.studio.library.folder / STILLS
        self._background = context.background
        self._window = context.window
        self._notify = context.notify
        bind = context.actions.bind
        bind(actions.SAVE_PICTURE, partial(self._take, self._ask))
        bind(actions.COPY_PICTURE, partial(self._take, self._copy))
        for action, field in (
            (actions.AS_FIRST_FRAME, Field.FIRST_FRAME),
            (actions.AS_LAST_FRAME, Field.LAST_FRAME),
        ):
            bind(action, partial(self._take, partial(self._start, self._put, field)))
        viewer.surface.drag_requested.connect(partial(self._take, partial(self._start, self._drag)))

    def _take(self, go: Go) -> None:
        """The picture is asked for at once, whatever the artist does until it is there."""
        title = self._viewer.title

        def taken(number: int, image: QImage) -> None:
            go(t("{title} · frame {frame}", title=title, frame=number), number, image)

        self._viewer.player.take_picture(taken)

    def _start(self, doing: Callable[..., Coroutine[Any, Any, None]], *known: object) -> None:
        self._background.start(doing(*known))

    def _ask(self, name: str, number: int, image: QImage) -> None:
        chosen = partial(self._start, self._save, image)
        ask_target(self._window, t("Save this picture"), name, PNG, chosen)

    async def _save(self, image: QImage, target: Path) -> None:
        try:
            await asyncio.to_thread(_write, target, image)
        except HailuoError as error:
            self._notify(str(error), Kind.PROBLEM)
        else:
            tell_saved(self._notify, t(SAVED, file=target.name), target)

    def _copy(self, name: str, number: int, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        size = {"width": image.width(), "height": image.height()}
        self._notify(t(COPIED, frame=number, **size), Kind.DONE)

    async def _put(self, field: Field, name: str, number: int, image: QImage) -> None:
        """The shot in hand gets it, as if it had been dropped there."""
        words: Marked = _SLOTS[field]
        data = await asyncio.to_thread(png_of, image)
        self._editor.image_requested.emit(field, FromData(data, name))
        self._notify(t(words, frame=number), Kind.DONE)

    async def _drag(self, name: str, number: int, image: QImage) -> None:
        file = self._stills / f"{safe_name(name)}{PNG}"
        try:
            await asyncio.to_thread(_write, file, image)
        except HailuoError as error:
            self._notify(str(error), Kind.PROBLEM)
            return
        # A drag runs a loop of its own, which no task may be under.
        QTimer.singleShot(0, partial(self._let_drag, file, image))

    def _let_drag(self, file: Path, image: QImage) -> None:
        if not QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            return  # let go of before the picture was there
        drag = QDrag(self._viewer.surface)
        drag.setMimeData(mime_of(file, image))
        drag.setPixmap(QPixmap.fromImage(image.scaled(THUMB, Qt.AspectRatioMode.KeepAspectRatio)))
        drag.exec(Qt.DropAction.CopyAction)


def mime_of(file: Path, image: QImage) -> QMimeData:
    """A file for those who take files, pixels for all others."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    mime.setImageData(image)
    return mime


def _write(target: Path, image: QImage) -> None:
    write(target, png_of(image))
