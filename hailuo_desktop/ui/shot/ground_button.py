"""The colour behind a picture that is partly transparent, chosen where the picture is shown."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QMenu, QToolButton, QWidget

from hailuo_desktop.domain.frame import WHITE
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.translate import Marked, mark, t
from hailuo_desktop.ui.wording import follow

SIDE = 16  # logical pixels of a swatch
GROUNDS: tuple[tuple[Marked, str], ...] = (
    (mark("White"), WHITE),
    (mark("Light grey"), "#c0c0c0"),
    (mark("Middle grey"), "#808080"),
    (mark("Black"), "#000000"),
)


_TELLS = {
    Field.FIRST_FRAME: mark("The first frame is transparent in parts: it is sent on {colour}"),
    Field.LAST_FRAME: mark("The last frame is transparent in parts: it is sent on {colour}"),
}
_ASKS = {
    Field.FIRST_FRAME: mark("Ground of the first frame"),
    Field.LAST_FRAME: mark("Ground of the last frame"),
}


class GroundButton(QToolButton):
    """Shows the colour; a click offers others."""

    chosen = Signal(str)  # #rrggbb

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._field = field
        self._ground = WHITE
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        follow(self, self._word)

    def show_ground(self, ground: str) -> None:
        self._ground = ground
        self.setIcon(_swatch(QColor(ground), self.devicePixelRatioF()))
        words = t(_TELLS[self._field], colour=ground_name(ground))
        self.setToolTip(words)
        self.setAccessibleName(words)

    def _word(self) -> None:
        if before := self.findChild(QMenu):
            before.setParent(None)
        self.setMenu(self.menu_for(self))
        self.show_ground(self._ground)

    def menu_for(self, parent: QWidget) -> QMenu:
        menu = QMenu(t("Ground"), parent)
        for name, colour in GROUNDS:
            icon = _swatch(QColor(colour), self.devicePixelRatioF())
            menu.addAction(icon, t(name)).triggered.connect(
                lambda _=False, colour=colour: self.chosen.emit(colour)
            )
        menu.addSeparator()
        menu.addAction(t("Other colour…"), self.choose_colour)
        return menu

    def choose_colour(self) -> None:
        dialog = QColorDialog(QColor(self._ground), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(t(_ASKS[self._field]))
        dialog.colorSelected.connect(self._picked)
        dialog.open()

    def _picked(self, colour: QColor) -> None:
        self.chosen.emit(colour.name())


def ground_name(ground: str) -> str:
    """“white”, or the colour's own code."""
    names = {
        WHITE: t("white"),
        "#c0c0c0": t("light grey"),
        "#808080": t("middle grey"),
        "#000000": t("black"),
    }
    return names.get(ground, ground)


def _swatch(colour: QColor, ratio: float) -> QIcon:
    pixmap = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour)
    painter.setPen(QColor("#808080"))
    painter.drawRoundedRect(QRectF(1.5, 1.5, SIDE - 3, SIDE - 3), 3, 3)
    painter.end()
    return QIcon(pixmap)
