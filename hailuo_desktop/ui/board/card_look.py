"""What every card is painted with: the shots and their pictures, the icons, the colours."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

from hailuo_desktop.domain.chain import as_sent
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme

from .layout import Density
from .model import BoardModel
from .pictures import CardPictures

ICON = 14


class CardLook:
    """``theme`` and ``density`` change; the view is painted anew then."""

    def __init__(
        self, model: BoardModel, pictures: CardPictures, icons: Icons, theme: Theme
    ) -> None:
        self.model = model
        self.theme = theme
        self.density = Density.SMALL
        self._pictures = pictures
        self._icons = icons
        self._bold = QFont(), QFontMetrics(QFont())
        self._bold_of: QFont | None = None

    def bold(self, font: QFont) -> tuple[QFont, QFontMetrics]:
        """What the code of a shot is written in: kept, for Qt looks up a new font each time."""
        if font != self._bold_of:
            bold = QFont(font)
            bold.setWeight(QFont.Weight.DemiBold)
            self._bold_of, self._bold = QFont(font), (bold, QFontMetrics(bold))
        return self._bold

    def image(self, shot: Shot, box: QSize) -> QImage | None:
        standing = self.model.standing_of(shot.id)
        return self._pictures.of(as_sent(self.model.board, shot), standing, box)

    def pair(self, shot: Shot, box: QSize) -> tuple[QImage | None, QImage | None] | None:
        """First and last frame of a shot that goes from one to the other and has no film yet; None
        for any other."""
        sent = as_sent(self.model.board, shot)
        if self.model.standing_of(shot.id).used or sent.first is None or sent.last is None:
            return None
        return (
            self._pictures.of_frame(sent, sent.first, box),
            self._pictures.of_frame(sent, sent.last, box),
        )

    def draw_icon(
        self, painter: QPainter, name: str, color: QColor, left: int, middle: int
    ) -> None:
        dpr = painter.device().devicePixelRatioF()
        pixmap = self._icons.pixmap(name, ICON, color, dpr)
        painter.drawPixmap(left, middle - ICON // 2, pixmap)
