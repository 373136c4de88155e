"""Which part of a picture is seen, and how large: all of it, or so many times its own size."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

STEP = 1.25  # from one zoom to the next
LEAST, MOST = 0.1, 16.0


@dataclass(frozen=True)
class Framing:
    """``zoom``: pixels of the screen to a pixel of the picture, None where all of it fits.

    ``centre``: the place in the middle, in widths and heights of the picture.
    """

    zoom: float | None = None
    centre: tuple[float, float] = (0.5, 0.5)

    def rect(self, picture: QSizeF, room: QSizeF, ratio: float) -> QRectF:
        """Where the whole picture lies, in logical pixels; ``ratio``: of the screen's to those."""
        scale = self.scale(picture, room, ratio)
        width, height = picture.width() * scale, picture.height() * scale
        x, y = _inside(self.centre[0], width, room), _inside(self.centre[1], height, room, True)
        return QRectF(room.width() / 2 - x * width, room.height() / 2 - y * height, width, height)

    def scale(self, picture: QSizeF, room: QSizeF, ratio: float) -> float:
        """Logical pixels to a pixel of the picture."""
        if self.zoom is not None:
            return self.zoom / ratio
        return min(
            room.width() / max(1.0, picture.width()), room.height() / max(1.0, picture.height())
        )

    def zoomed(
        self, factor: float, at: QPointF, picture: QSizeF, room: QSizeF, ratio: float
    ) -> "Framing":
        """What lies at that place stays there."""
        before = self.rect(picture, room, ratio)
        zoom = self.scale(picture, room, ratio) * ratio * factor
        zoom = max(LEAST, min(MOST, zoom))
        spot = (
            (at - before.topLeft()).x() / before.width(),
            (at - before.topLeft()).y() / (before.height()),
        )
        width, height = picture.width() * zoom / ratio, picture.height() * zoom / ratio
        away = (at.x() - room.width() / 2) / width, (at.y() - room.height() / 2) / height
        return Framing(zoom, (spot[0] - away[0], spot[1] - away[1])).settled(picture, room, ratio)

    def panned(self, by: QPointF, picture: QSizeF, room: QSizeF, ratio: float) -> "Framing":
        """The picture moves so many logical pixels; what fits stays in the middle."""
        size = self.rect(picture, room, ratio).size()
        x, y = self.centre
        moved = replace(self, centre=(x - by.x() / size.width(), y - by.y() / size.height()))
        return moved.settled(picture, room, ratio)

    def settled(self, picture: QSizeF, room: QSizeF, ratio: float) -> "Framing":
        """No further to a side than the picture reaches."""
        scale = self.scale(picture, room, ratio)
        x = _inside(self.centre[0], picture.width() * scale, room)
        y = _inside(self.centre[1], picture.height() * scale, room, True)
        return replace(self, centre=(x, y))


def _inside(centre: float, length: float, room: QSizeF, upright: bool = False) -> float:
    space = room.height() if upright else room.width()
    if length <= space:
        return 0.5
    half = space / 2 / length
    return max(half, min(1 - half, centre))


FIT = Framing()
