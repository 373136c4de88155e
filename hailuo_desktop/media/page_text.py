"""Words on paper: in one line, or in as many as fit, with the camera commands set off."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from hailuo_desktop.domain.camera import Group, parse

BOLD = QFont.Weight.DemiBold  # the heavier cut that ships; Qt would smear it to make another
INK, QUIET, COMMAND = QColor("#1a1a1a"), QColor("#666666"), QColor("#0a4fa3")


class PageText:
    """Lengths are in the device's dots, of which there are so many in a point."""

    def __init__(self, painter: QPainter, dots: float) -> None:
        self._painter = painter
        self._dots = dots

    def pt(self, points: float) -> float:
        return points * self._dots

    def metrics(self, points: float, bold: bool = False) -> QFontMetricsF:
        return QFontMetricsF(self._font(points, bold))

    def line(
        self,
        place: QRectF,
        words: str,
        points: float,
        color: QColor = INK,
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        font = self._font(points, bold)
        self._painter.setFont(font)
        self._painter.setPen(color)
        flat = " ".join(words.split())
        shown = self.metrics(points, bold).elidedText(
            flat, Qt.TextElideMode.ElideRight, place.width()
        )
        flags = align | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine
        self._painter.drawText(place, int(flags), shown)

    def prose(self, text: str, place: QRectF, points: float, color: QColor = INK) -> float:
        """Words with the camera commands set off, as many as fit; gives where they end."""
        layout, rows = self._laid_out(text, place, points, color)
        while rows < layout.lineCount() and text:
            text = _shortened(text, layout, rows)
            layout, rows = self._laid_out(text, place, points, color)
        height = 0.0
        for row in map(layout.lineAt, range(rows)):
            row.draw(self._painter, place.topLeft())
            height += row.height()
        return place.top() + height

    def height(self, text: str, width: float, points: float) -> float:
        """How much room all of the words take."""
        endless = QRectF(0, 0, width, float("inf"))
        layout, rows = self._laid_out(text, endless, points, INK)
        return sum(layout.lineAt(row).height() for row in range(rows)) if text else 0.0

    def _laid_out(
        self, text: str, place: QRectF, points: float, color: QColor
    ) -> tuple[QTextLayout, int]:
        """The text in lines, and how many of them fit the place."""
        layout = QTextLayout(text.replace("\n", "\u2028"), self._font(points))
        layout.setTextOption(_option())
        layout.setFormats(_formats(text, color))
        height, rows = 0.0, 0
        layout.beginLayout()
        while (row := layout.createLine()).isValid():
            row.setLineWidth(place.width())
            row.setPosition(QPointF(0, height))
            height += row.height()
            if height > place.height():
                break
            rows += 1
        layout.endLayout()
        return layout, rows

    def _font(self, points: float, bold: bool = False) -> QFont:
        font = QFont()
        font.setPixelSize(max(1, round(self.pt(points))))
        if bold:
            font.setWeight(BOLD)
        return font


def _option() -> QTextOption:
    """A word without end is broken, or it would run over its neighbours."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _shortened(text: str, layout: QTextLayout, rows: int) -> str:
    """What stands in so many rows, less a little that the sign for more has room."""
    last = layout.lineAt(rows - 1)
    end = last.textStart() + last.textLength() if rows else 0
    seen = text.encode("utf-16-le", "surrogatepass")[: 2 * end].decode("utf-16-le", "ignore")
    less = seen[: min(len(seen), len(text.removesuffix("…"))) - 2].rstrip()
    return f"{less}…" if less else ""


def _formats(text: str, color: QColor) -> list[QTextLayout.FormatRange]:
    """Qt counts UTF-16 units: an emoji before a command moves it by one."""
    ranges: list[QTextLayout.FormatRange] = []
    at = 0
    for segment in parse(text):
        length = len(segment.source.encode("utf-16-le", "surrogatepass")) // 2
        camera = isinstance(segment, Group) and bool(segment.commands)
        each = QTextLayout.FormatRange()
        each.start, each.length = at, length
        each.format = _format(COMMAND if camera else color, camera)
        ranges.append(each)
        at += length
    return ranges


def _format(color: QColor, bold: bool) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(color)
    if bold:
        form.setFontWeight(BOLD)
    return form
