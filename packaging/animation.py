"""Films the main path for the README: a shot is written, sent, followed and played.

    .venv/bin/python packaging/animation.py [FILE]

Every picture is a grab of the real window in rehearsal; only the line of words below is drawn.
"""

import asyncio
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rehearsed_window import photograph, until

if TYPE_CHECKING:
    from PIL.Image import Image
    from PySide6.QtWidgets import QWidget

    from hailuo_desktop.app.wiring import Wiring

TARGET = Path(__file__).parent / "screenshots" / "main-path.webp"
SIZE = (1280, 800)
SHOWN = (960, 600)  # pixels of the animation, above its line of words
LINE = 44  # pixels
MOST = 3_000_000  # bytes
SPEED = 20.0  # times as fast as life: slow enough to be seen at work
MAKING, FILM = 12, 14  # pictures of the making, and of the film at the end
STILLS = 1.5  # seconds in which pictures have come to the cards
PROMPT = "Night at the lighthouse, its lamp sweeps over a calm sea."
STILL = Path(__file__).resolve().parents[1] / "resources/samples/the-lighthouse/night.webp"


def main() -> int:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET

    async def act(wiring: "Wiring") -> int:
        reel = Reel(wiring)
        await _perform(wiring, reel)
        return reel.save(target)

    return photograph(act, SIZE, SPEED)


class Reel:
    """The pictures so far, and how many milliseconds each is shown."""

    def __init__(self, wiring: "Wiring") -> None:
        self._window = wiring.widgets.window
        self._pictures: list[Image] = []
        self._times: list[int] = []
        self.words = ""

    def take(self, milliseconds: int) -> None:
        picture = self._framed()
        if self._pictures and self._pictures[-1].tobytes() == picture.tobytes():
            self._times[-1] += milliseconds
            return
        self._pictures.append(picture)
        self._times.append(milliseconds)

    def save(self, target: Path) -> int:
        target.parent.mkdir(parents=True, exist_ok=True)
        first, *others = self._pictures
        first.save(
            target,
            "WEBP",
            save_all=True,
            append_images=others,
            duration=self._times,
            loop=0,
            quality=72,
            method=5,
            allow_mixed=True,
        )
        size = target.stat().st_size
        seconds = sum(self._times) / 1000
        print(f"{target}: {len(self._pictures)} pictures, {seconds:.0f} s, {size / 1e6:.2f} MB")
        return 0 if size <= MOST else 1

    def _framed(self) -> "Image":
        """The window, and below it what is done in it."""
        from PIL import Image
        from PySide6.QtCore import QBuffer, QRect, Qt
        from PySide6.QtGui import QColor, QFont, QImage, QPainter

        picture = QImage(SHOWN[0], SHOWN[1] + LINE, QImage.Format.Format_RGB32)
        picture.fill(QColor(20, 20, 20))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        grab = self._window.grab().toImage()
        smooth = Qt.TransformationMode.SmoothTransformation
        painter.drawImage(0, 0, grab.scaled(*SHOWN, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
        font = QFont(self._window.font())
        font.setPixelSize(20)
        painter.setFont(font)
        painter.setPen(QColor(236, 236, 236))
        place = QRect(16, SHOWN[1], SHOWN[0] - 32, LINE)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.words)
        painter.end()
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
        return Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")


async def _perform(wiring: "Wiring", reel: Reel) -> None:
    from hailuo_desktop.ui.actions import BY_NAME

    await _write(wiring, reel)
    w, shot, takes = wiring.widgets, wiring.board_presenter.shot_id, wiring.known_takes
    reel.words = "Ctrl+Enter sends it (here to the rehearsal: no key, no cost)"
    w.window.action_set.by_name["send"].trigger()
    await until(lambda: bool(takes.of_shot(shot)))
    await _still(reel, 900)
    reel.words = "It is made, and fetched as soon as it is there"
    for _ in range(MAKING):
        await _still(reel, 250, 0.35)
    await until(lambda: all(take.settled for take in takes.of_shot(shot)))
    await until(lambda: w.viewer.surface.frame_count >= 2)
    reel.words = "The film plays; keep the take that you like"
    w.actions.run(BY_NAME["loop"])  # a slow machine is not to see its end
    for _ in range(FILM):
        await _still(reel, 160, 0.25)
    await _still(reel, 1800)


async def _write(wiring: "Wiring", reel: Reel) -> None:
    """A new shot: its first frame, its prompt, its camera moves."""
    from hailuo_desktop.domain.camera import COMMANDS
    from hailuo_desktop.domain.problem import Field
    from hailuo_desktop.ui.actions import BY_NAME

    w = wiring.widgets
    reel.words = "A storyboard: one card a shot"
    await asyncio.sleep(STILLS)
    await _still(reel, 1400)
    w.actions.run(BY_NAME["new_shot"])
    reel.words = "A new shot: drop its first frame …"
    await _still(reel, 900)
    _drop(w.shot.frames.slot(Field.FIRST_FRAME).picture, STILL)
    await until(lambda: w.shot.shot().first is not None)
    await _still(reel, 1200, STILLS)
    reel.words = "… write what is to be seen …"
    w.shot.prompt.setFocus()
    for word in PROMPT.split(" "):
        w.shot.prompt.insertPlainText(f"{word} ")
        await _still(reel, 130)
    reel.words = "… and click the camera moves"
    for command in (COMMANDS[4], COMMANDS[6]):
        w.shot.chips.chip(command).click()
        await _still(reel, 900)


def _drop(widget: "QWidget", file: Path) -> None:
    """What Qt delivers when a file is let go over a widget."""
    from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QApplication

    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    place, action = widget.rect().center(), Qt.DropAction.CopyAction
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(place, action, mime, button, none))
    QApplication.sendEvent(widget, QDropEvent(QPointF(place), action, mime, button, none))


async def _still(reel: Reel, milliseconds: int, after: float = 0.08) -> None:
    await asyncio.sleep(after)  # the window paints
    reel.take(milliseconds)


if __name__ == "__main__":
    sys.exit(main())
