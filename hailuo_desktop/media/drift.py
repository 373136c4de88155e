"""Measures how far one picture is from another: sharpness, luma and colour."""

# NumPy types its values only in part.
# pyright: reportUnknownMemberType=false

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from hailuo_desktop.domain.drift import Drift, Sight
from hailuo_desktop.sketch.colours import Pixels

from .delta_e import delta_e, lab
from .pixels import pixels_from

AREA = 8  # pixels to a side: colours are compared over areas, so that grain does not count
BT709 = np.array([0.2126, 0.7152, 0.0722], np.float32)  # ITU-R BT.709-6, item 3.2
Floats = NDArray[np.float32]


def drift(one: QImage, other: QImage) -> Drift:
    """Of two pictures with pixels; the larger one is measured at the size of the smaller.

    Sharpness is the variance of the Laplacian (Pech-Pacheco et al., 2000) of luma in levels of
    255; luma the mean of R'G'B' weighted by BT.709; ΔE the mean CIEDE2000 of the mean colours of
    areas. About a tenth of a second at 768p: not for the window's thread.
    """
    size = min((one.size(), other.size()), key=lambda each: each.width() * each.height())
    first, second = _pixels(one, size), _pixels(other, size)
    apart = delta_e(lab(_areas(first)), lab(_areas(second)))
    return Drift(sight(first), sight(second), float(apart.mean()))


def sight(pixels: Pixels) -> Sight:
    """Of a picture as height × width × 3."""
    luma = pixels.astype(np.float32) @ BT709
    return Sight(_sharpness(luma), float(luma.mean(dtype=np.float64)) / 255)


def _sharpness(luma: Floats) -> float:
    """0 where there is no pixel with four neighbours."""
    if min(luma.shape) < 3:
        return 0.0
    middle = luma[1:-1, 1:-1]
    around = luma[:-2, 1:-1] + luma[2:, 1:-1] + luma[1:-1, :-2] + luma[1:-1, 2:]
    return float((around - 4 * middle).var(dtype=np.float64))


def _areas(pixels: Pixels) -> Pixels:
    """The mean colour of each area; what is left at the right and the bottom is left out."""
    high, wide = pixels.shape[0] // AREA, pixels.shape[1] // AREA
    if not high or not wide:
        return pixels
    whole = pixels[: high * AREA, : wide * AREA].reshape(high, AREA, wide, AREA, 3)
    return np.rint(whole.mean((1, 3), dtype=np.float32)).astype(np.uint8)


def _pixels(image: QImage, size: QSize) -> Pixels:
    if image.size() != size:
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return pixels_from(image)
