"""Paints sides in the mode that is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.viewer.framing import FIT, Framing
from hailuo_desktop.ui.viewer.guides import Guides, paint_guides
from hailuo_desktop.ui.viewer.surface import BLOCKS

from .difference import difference
from .look import HUNDREDTHS, Look
from .modes import Mode, letter
from .plates import MARGIN, paint_plate, paint_words
from .side import Side
from .tiles import inside, tiles

READING = mark("The film is being opened …")
DIFFERENCE = mark("A − {letter} × {gain}")
LAST, FIRST = mark("A · last frame"), mark("{letter} · first frame")
LINE = 2.0  # logical pixels
_USUAL = QSizeF(16, 9)


@dataclass
class Painting:
    """``sides`` with the place of the one in hand among them; all share the framing."""

    look: Look
    theme: Theme
    sides: Sequence[Side] = ()
    in_hand: int = 0
    framing: Framing = FIT
    guides: Guides = Guides.NONE
    _made: tuple[int, int, int] = (0, 0, 0)  # of what the difference was made
    _difference: QImage = field(default_factory=QImage)

    def paint(self, painter: QPainter, room: QRectF) -> None:
        painter.fillRect(room, self.theme.picture)
        if self.sides:
            way = {
                Mode.TILES: self._tiles,
                Mode.WIPE: self._wipe,
                Mode.FLIP: self._flip,
                Mode.DIFFERENCE: self._apart,
                Mode.CUT: self._cut,
            }[self.look.mode]
            way(painter, room)

    def fit(self, room: QRectF, ratio: float) -> None:
        """Pictures that run are made as large as they are seen."""
        alone = self.look.mode is Mode.TILES
        rooms = self.rooms(room) if alone else [room] * len(self.sides)
        for side, cell in zip(self.sides, rooms, strict=True):
            place = self.framing.rect(size_of(side), cell.size(), 1.0).toRect().size() * ratio
            fits = self.framing.zoom is None
            side.fit((place.width(), place.height()) if fits else None)

    def place(self, room: QRectF, ratio: float) -> QRectF:
        """Where the picture of A lies in that room."""
        placed = self.framing.rect(size_of(self.sides[0]), room.size(), ratio)
        return placed.translated(room.topLeft())

    def rooms(self, room: QRectF) -> list[QRectF]:
        """The room of each side in tiles."""
        return tiles(room, len(self.sides), size_of(self.sides[0]))

    def line(self, room: QRectF, ratio: float) -> float:
        """How far across the line of a wipe stands."""
        seen = self.place(room, ratio).intersected(room)
        return seen.left() + seen.width() * self.look.wipe / HUNDREDTHS

    @property
    def other(self) -> int:
        """The place of the side that A is compared with; A itself where there is none."""
        return min(self.in_hand or 1, len(self.sides) - 1)

    def _tiles(self, painter: QPainter, room: QRectF) -> None:
        for at, cell in enumerate(self.rooms(room)):
            painter.save()
            painter.setClipRect(cell)
            if self._picture(painter, at, cell):
                self._plate(painter, at, cell)
            painter.restore()
            if at == self.in_hand and len(self.sides) > 1:
                painter.setPen(self.theme.focus)
                painter.drawRect(cell.adjusted(0.5, 0.5, -0.5, -0.5))

    def _wipe(self, painter: QPainter, room: QRectF) -> None:
        line = self.line(room, painter.device().devicePixelRatioF())
        for at, part in (
            (0, QRectF(room.topLeft(), QPointF(line, room.bottom()))),
            (self.other, QRectF(QPointF(line, room.top()), room.bottomRight())),
        ):
            painter.save()
            painter.setClipRect(part)
            self._over(painter, at, room)
            painter.restore()
        post = QRectF(line - LINE / 2, room.top(), LINE, room.height())
        painter.fillRect(post.adjusted(-1, 0, 1, 0), QColor(0, 0, 0, 120))
        painter.fillRect(post, QColor(255, 255, 255))
        self._pair_plates(painter, room, letter(0), letter(self.other))

    def _flip(self, painter: QPainter, room: QRectF) -> None:
        at = self.other if self.look.flipped else 0
        if self._over(painter, at, room):
            self._plate(painter, at, room)

    def _apart(self, painter: QPainter, room: QRectF) -> None:
        one, other = image_of(self.sides[0]), image_of(self.sides[self.other])
        if one.isNull() or other.isNull():
            self._over(painter, self.other if other.isNull() else 0, room)
            return
        made = one.cacheKey(), other.cacheKey(), self.look.gain
        if made != self._made:
            self._made, self._difference = made, difference(one, other, self.look.gain)
        self._draw(painter, self._difference, self.place(room, _ratio(painter)), room)
        words = t(DIFFERENCE, letter=letter(self.other), gain=self.look.gain)
        self._corner(painter, room, words)

    def _cut(self, painter: QPainter, room: QRectF) -> None:
        if not self._over(painter, 0, room):
            return
        painter.setOpacity(self.look.blend / HUNDREDTHS)
        self._over(painter, self.other, room)
        painter.setOpacity(1.0)
        self._pair_plates(painter, room, t(LAST), t(FIRST, letter=letter(self.other)))

    def _picture(self, painter: QPainter, at: int, room: QRectF) -> bool:
        """In a room of its own; or why there is none."""
        image = image_of(self.sides[at])
        if image.isNull():
            self._why_not(painter, at, room)
            return False
        size = size_of(self.sides[at])
        place = self.framing.rect(size, room.size(), _ratio(painter)).translated(room.topLeft())
        self._draw(painter, image, place, room)
        return True

    def _over(self, painter: QPainter, at: int, room: QRectF) -> bool:
        """Where A lies, so that the same lies upon the same."""
        image = image_of(self.sides[at])
        if image.isNull():
            self._why_not(painter, at, room)
            return False
        place = inside(self.place(room, _ratio(painter)), size_of(self.sides[at]))
        self._draw(painter, image, place, room)
        return True

    def _draw(self, painter: QPainter, image: QImage, place: QRectF, room: QRectF) -> None:
        ratio = _ratio(painter)
        scale = place.width() / max(1, image.width()) * ratio
        hint = QPainter.RenderHint.SmoothPixmapTransform
        painter.setRenderHint(hint, scale < BLOCKS)
        if ratio == 1.0 and place.toRect().size() == image.size():
            painter.drawImage(place.toRect().topLeft(), image)  # pixel upon pixel takes no time
        else:
            painter.drawImage(place, image)
        paint_guides(painter, self.guides, place)

    def _why_not(self, painter: QPainter, at: int, room: QRectF) -> None:
        words = self.sides[at].error or t(READING)
        paint_words(painter, room, f"{letter(at)}: {words}", self.theme.picture_text)

    def _plate(self, painter: QPainter, at: int, room: QRectF) -> None:
        self._corner(
            painter, room, " · ".join(filter(None, (letter(at), standing(self.sides[at]))))
        )

    def _corner(self, painter: QPainter, room: QRectF, words: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_plate(painter, room.topLeft() + QPointF(MARGIN, MARGIN), words)

    def _pair_plates(self, painter: QPainter, room: QRectF, left: str, right: str) -> None:
        self._corner(painter, room, left)
        paint_plate(painter, room.topRight() + QPointF(-MARGIN, MARGIN), right, to_left=True)


def image_of(side: Side) -> QImage:
    """What is seen of it; a null image while there is nothing."""
    return side.picture.image if side.picture is not None and not side.error else QImage()


def size_of(side: Side) -> QSizeF:
    return QSizeF(side.size) if not side.size.isEmpty() else _USUAL * 100


def standing(side: Side) -> str:
    """Why its picture stands while others go on, in words; empty where it goes on."""
    if side.ended:
        return t("has ended")
    return t("has not begun") if side.waits else ""


def _ratio(painter: QPainter) -> float:
    return painter.device().devicePixelRatioF()
