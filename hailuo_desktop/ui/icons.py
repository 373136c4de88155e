"""The product's glyphs, drawn from SVG in any colour and crisp on any screen."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

# In pixels: 16, 20, 24 and 32 at a ratio of 1, 1.25, 1.5, 2 and 3.
_SIDES = (16, 20, 24, 25, 30, 32, 36, 40, 48, 60, 64, 72, 96)
_DISABLED_ALPHA = 0.4  # of the normal colour, where no disabled colour was given
_PEN = "currentColor"


class Glyph:
    """One square SVG: its shape is drawn once for each size and then tinted."""

    def __init__(self, path: Path) -> None:
        source = path.read_text(encoding="utf-8")
        self._tinted = _PEN in source
        self._renderer = QSvgRenderer(QByteArray(source.replace(_PEN, "#000000").encode()))
        self._shapes: dict[int, QPixmap] = {}

    def pixmap(self, side: int, color: QColor) -> QPixmap:
        """The glyph on so many pixels; a picture with colours of its own keeps them."""
        pixmap = QPixmap(self._shape(side))
        if self._tinted:
            painter = QPainter(pixmap)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            painter.fillRect(pixmap.rect(), color)
            painter.end()
        return pixmap

    def _shape(self, side: int) -> QPixmap:
        if side not in self._shapes:
            self._shapes[side] = self._drawn(side)
        return self._shapes[side]

    def _drawn(self, side: int) -> QPixmap:
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self._renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        return pixmap


class Icons:
    """The glyphs of one folder, by name without ``.svg``; what was drawn once is kept.

    An icon holds a pixmap for each size in ``_SIDES``. A QIconEngine of our own would draw
    on demand, but Python frees the copy that ``QIconEngine.clone`` hands to Qt.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._glyphs: dict[str, Glyph] = {}
        self._icons: dict[tuple[str, ...], QIcon] = {}
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
        colors = (color, disabled or _faded(color), on or color)
        key = (name, *map(_argb, colors))
        if key not in self._icons:
            self._icons[key] = _icon(self._glyph(name), *colors)
        return QIcon(self._icons[key])

    def pixmap(self, name: str, size: int, color: QColor, dpr: float) -> QPixmap:
        """A square pixmap for delegates: ``size`` in logical pixels, at that pixel ratio."""
        key = (name, size, _argb(color), dpr)
        if key not in self._pixmaps:
            pixmap = self._glyph(name).pixmap(round(size * dpr), color)
            pixmap.setDevicePixelRatio(dpr)
            self._pixmaps[key] = pixmap
        return self._pixmaps[key]

    def _glyph(self, name: str) -> Glyph:
        if name not in self._glyphs:
            self._glyphs[name] = Glyph(self._folder / f"{name}.svg")
        return self._glyphs[name]


def _icon(glyph: Glyph, color: QColor, disabled: QColor, on: QColor) -> QIcon:
    icon = QIcon()
    _fill(icon, glyph, color, QIcon.Mode.Normal, QIcon.State.Off)
    _fill(icon, glyph, disabled, QIcon.Mode.Disabled, QIcon.State.Off)
    if on != color:
        _fill(icon, glyph, on, QIcon.Mode.Normal, QIcon.State.On)
        _fill(icon, glyph, disabled, QIcon.Mode.Disabled, QIcon.State.On)
    return icon


def _fill(icon: QIcon, glyph: Glyph, color: QColor, mode: QIcon.Mode, state: QIcon.State) -> None:
    for side in _SIDES:
        icon.addPixmap(glyph.pixmap(side, color), mode, state)


def _argb(color: QColor) -> str:
    return color.name(QColor.NameFormat.HexArgb)


def _faded(color: QColor) -> QColor:
    faded = QColor(color)
    faded.setAlphaF(color.alphaF() * _DISABLED_ALPHA)
    return faded
