"""The product's glyphs, drawn from SVG in any colour and crisp on any screen."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SIZES = (16, 20, 24, 32)  # logical pixels: what buttons, menus and lists show
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


def screen_ratios() -> set[float]:
    """The pixel ratios of the screens that are there now."""
    return {screen.devicePixelRatio() for screen in QGuiApplication.screens()}


class Icons:
    """The glyphs of one folder, by name without ``.svg``; what was drawn once is kept.

    An icon holds a pixmap for each of ``_SIZES`` on each of the ``ratios``; when they change,
    ask for it again. A QIconEngine of our own would draw on demand, but Python frees the copy
    that ``QIconEngine.clone`` hands to Qt.
    """

    def __init__(self, folder: Path, ratios: Callable[[], Iterable[float]] = screen_ratios) -> None:
        self._folder = folder
        self._ratios = ratios
        self._glyphs: dict[str, Glyph] = {}
        self._icons: dict[tuple[object, ...], QIcon] = {}
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
        sides = _sides(self._ratios())
        key = (name, sides, *map(_argb, colors))
        if key not in self._icons:
            self._icons[key] = _icon(self._glyph(name), sides, *colors)
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


def _sides(ratios: Iterable[float]) -> tuple[int, ...]:
    """In pixels of the screen."""
    return tuple(sorted({round(size * ratio) for size in _SIZES for ratio in ratios}))


def _icon(glyph: Glyph, sides: Iterable[int], color: QColor, disabled: QColor, on: QColor) -> QIcon:
    normal, off = QIcon.Mode.Normal, QIcon.State.Off
    colors = {(normal, off): color, (QIcon.Mode.Disabled, off): disabled}
    if on != color:
        colors |= {(mode, QIcon.State.On): tint for (mode, _), tint in colors.items()}
        colors[normal, QIcon.State.On] = on
    icon = QIcon()
    for side in sides:
        for (mode, state), tint in colors.items():
            icon.addPixmap(glyph.pixmap(side, tint), mode, state)
    return icon


def _argb(color: QColor) -> str:
    return color.name(QColor.NameFormat.HexArgb)


def _faded(color: QColor) -> QColor:
    faded = QColor(color)
    faded.setAlphaF(color.alphaF() * _DISABLED_ALPHA)
    return faded
