"""The product's glyphs, drawn from SVG in any colour and crisp on any screen."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_DISABLED_ALPHA = 0.4  # of the normal colour, where no disabled colour was given


class Glyph:
    """One SVG whose ``currentColor`` is filled in when it is painted."""

    def __init__(self, path: Path) -> None:
        self._source = path.read_text(encoding="utf-8")
        self._renderers: dict[str, QSvgRenderer] = {}

    def paint(self, painter: QPainter, area: QRectF, color: QColor) -> None:
        """Draw into the area, centred and in proportion; the colour's alpha counts too."""
        renderer = self._renderer(color.name())
        size = QSize(renderer.defaultSize())
        fitted = size.scaled(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, fitted.width(), fitted.height())
        target.moveCenter(area.center())
        painter.save()
        painter.setOpacity(painter.opacity() * color.alphaF())
        renderer.render(painter, target)
        painter.restore()

    def _renderer(self, color: str) -> QSvgRenderer:
        if color not in self._renderers:
            text = self._source.replace("currentColor", color)
            self._renderers[color] = QSvgRenderer(QByteArray(text.encode()))
        return self._renderers[color]


class _Engine(QIconEngine):
    """Draws a glyph at the very size and pixel ratio that Qt asks for."""

    def __init__(self, glyph: Glyph, color: QColor, disabled: QColor, on: QColor) -> None:
        super().__init__()
        self._glyph = glyph
        self._color, self._disabled, self._on = color, disabled, on

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        self._glyph.paint(painter, QRectF(rect), self._pick(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _drawn(self._glyph, size, self._pick(mode, state))

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        return self.pixmap(size * scale, mode, state)  # the size is in logical pixels

    def clone(self) -> QIconEngine:
        return _Engine(self._glyph, self._color, self._disabled, self._on)

    def _pick(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        if mode == QIcon.Mode.Disabled:
            return self._disabled
        return self._on if state == QIcon.State.On else self._color


class Icons:
    """The glyphs of one folder, by name without ``.svg``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._glyphs: dict[str, Glyph] = {}
        self._pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}

    def icon(
        self,
        name: str,
        color: QColor,
        disabled: QColor | None = None,
        on: QColor | None = None,
    ) -> QIcon:
        """An icon for buttons and menus; ``on`` is its colour while the button is checked.

        Raises FileNotFoundError where there is no such glyph.
        """
        return QIcon(_Engine(self._glyph(name), color, disabled or _faded(color), on or color))

    def pixmap(self, name: str, size: int, color: QColor, dpr: float) -> QPixmap:
        """A square pixmap for delegates: ``size`` in logical pixels, at that pixel ratio."""
        key = (name, size, color.name(QColor.NameFormat.HexArgb), dpr)
        if key not in self._pixmaps:
            pixels = round(size * dpr)
            pixmap = _drawn(self._glyph(name), QSize(pixels, pixels), color)
            pixmap.setDevicePixelRatio(dpr)
            self._pixmaps[key] = pixmap
        return self._pixmaps[key]

    def _glyph(self, name: str) -> Glyph:
        if name not in self._glyphs:
            self._glyphs[name] = Glyph(self._folder / f"{name}.svg")
        return self._glyphs[name]


def _drawn(glyph: Glyph, size: QSize, color: QColor) -> QPixmap:
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    glyph.paint(painter, QRectF(0, 0, size.width(), size.height()), color)
    painter.end()
    return pixmap


def _faded(color: QColor) -> QColor:
    faded = QColor(color)
    faded.setAlphaF(color.alphaF() * _DISABLED_ALPHA)
    return faded
