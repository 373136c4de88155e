"""Pictures between Qt, which reads stills, and arrays, which sketches are made of."""

import numpy as np
from PySide6.QtGui import QImage

from hailuo_desktop.sketch.colours import Pixels

NEARLY = 0.01  # of a shape: a bar of a pixel or two looks like a fault


def image_from(pixels: Pixels) -> QImage:
    """A picture of its own: it needs the array no longer."""
    height, width, _ = pixels.shape
    image = QImage(pixels.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888)
    return image.copy()  # a QImage does not keep the bytes that it was made on


def pixels_from(image: QImage) -> Pixels:
    """Height × width × 3; what is transparent lies on black."""
    flat = image.convertToFormat(QImage.Format.Format_RGB888)
    data = np.frombuffer(bytes(flat.constBits()), np.uint8)  # bytes: Qt's own may be freed
    rows = data.reshape(flat.height(), flat.bytesPerLine())[:, : flat.width() * 3]
    return rows.reshape(flat.height(), flat.width(), 3).copy()


def letterboxed(pixels: Pixels, width: int, height: int) -> Pixels:
    """The picture in the middle of black; it is no larger than the box."""
    high, wide, _ = pixels.shape
    if (high, wide) == (height, width):
        return pixels
    boxed: Pixels = np.zeros((height, width, 3), np.uint8)
    top, left = (height - high) // 2, (width - wide) // 2
    boxed[top : top + high, left : left + wide] = pixels
    return boxed


def box_of(size: tuple[int, int], width: int, height: int) -> tuple[int, int]:
    """The largest even width and height of that shape in the box; nearly the box is the box."""
    if abs(size[0] * height / (size[1] * width) - 1) < NEARLY:
        return width, height
    factor = min(width / size[0], height / size[1])
    return _even(size[0] * factor, width), _even(size[1] * factor, height)


def _even(length: float, most: int) -> int:
    return max(2, min(most // 2 * 2, round(length / 2) * 2))
