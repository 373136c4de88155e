"""Every text that a window paints: where it stands, and how far it stands out from its ground."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QPoint, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

SCALE = 2  # so that the stems of letters have pixels of their own colour
NEAR = 48  # of the levels of three channels: still the colour of the text
Pixels = NDArray[np.uint8]  # height, width, red-green-blue


@dataclass(frozen=True)
class Text:
    """``rect`` is in the window's logical pixels, as tight as the letters."""

    words: str
    colour: QColor
    rect: QRectF


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2's contrast ratio, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def picture_of(window: QWidget) -> Pixels:
    image = QImage(window.size() * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    window.render(image)
    return pixels(image)


def pixels(image: QImage) -> Pixels:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3).copy()


def texts(window: QWidget) -> Iterator[Text]:
    """As its painter was told to write them."""
    for group in ElementTree.fromstring(_drawing(window)).iter(f"{_SVG}g"):
        for element in group.findall(f"{_SVG}text"):
            if element.text and element.text.strip():
                yield _text(element, _transform(group.get("transform", "")))


def apart(before: Pixels, after: Pixels) -> NDArray[np.float64]:
    """Of each pixel, the contrast between what it was and what it has become."""
    one, other = (np.tensordot(_LINEAR[each], _SHARES, 1) + 0.05 for each in (before, after))
    return np.maximum(one, other) / np.minimum(one, other)


def seen(text: Text, picture: Pixels) -> float | None:
    """The contrast of its letters, as they were painted, to what they stand on; None where they
    are covered or cut off."""
    area = _within(text.rect, picture)
    if not area.size:
        return None
    flat = area.reshape(-1, 3).astype(int)
    colours, counts = np.unique(flat, axis=0, return_counts=True)
    ink = np.array([text.colour.red(), text.colour.green(), text.colour.blue()])
    plain = np.where(np.abs(colours - ink).sum(axis=1) > NEAR, counts, 0)
    ground = colours[int(plain.argmax())]
    opaque = text.colour.alphaF()
    far = np.abs(colours - (ink * opaque + ground * (1 - opaque))).sum(axis=1)
    if far.min() > NEAR:
        return None
    return contrast(_colour(colours[int(far.argmin())]), _colour(ground))


def _colour(rgb: NDArray[np.int_]) -> QColor:
    red, green, blue = (int(each) for each in rgb)
    return QColor(red, green, blue)


_SVG = "{http://www.w3.org/2000/svg}"


def _drawing(window: QWidget) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.ReadWrite)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(window.size())
    drawing.setResolution(96)
    window.render(drawing)
    return bytes(buffer.data().data())


def _text(element: ElementTree.Element, placed: QTransform) -> Text:
    font = QFont()
    font.setPixelSize(max(1, round(float(element.get("font-size", "12")))))
    font.setWeight(QFont.Weight(int(element.get("font-weight", "400"))))
    words = (element.text or "").strip("\n")
    at = QRectF(QFontMetricsF(font).tightBoundingRect(words))
    at.translate(float(element.get("x", "0")), float(element.get("y", "0")))
    colour = QColor(element.get("fill", "#000000"))
    colour.setAlphaF(float(element.get("fill-opacity", "1")))
    return Text(words.strip(), colour, placed.mapRect(at))


def _transform(matrix: str) -> QTransform:
    values = [float(each) for each in matrix.removeprefix("matrix(").rstrip(")").split(",")]
    return QTransform(*values) if len(values) == 6 else QTransform()


def _within(rect: QRectF, picture: Pixels) -> Pixels:
    left, top = (max(0, round(each * SCALE)) for each in (rect.left(), rect.top()))
    right, bottom = round(rect.right() * SCALE), round(rect.bottom() * SCALE)
    return picture[top : max(top, bottom), left : max(left, right)]


def middle(text: Text) -> QPoint:
    return text.rect.center().toPoint()


_SHARES = np.array([0.2126, 0.7152, 0.0722])  # of red, green and blue in what is seen


def _luminance(color: QColor) -> float:
    red, green, blue = (_linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


_LINEAR = np.array([_linear(level / 255) for level in range(256)])
