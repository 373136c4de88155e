"""Stills the right way up, as a viewer shows them."""

import io
import struct
from typing import TYPE_CHECKING

import numpy as np

from hailuo_desktop.sketch.colours import Pixels

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "WEBP")


def upright(data: bytes) -> Pixels:
    """The pixels of a JPEG, PNG or WebP as height × width × 3; ValueError where it is none."""
    try:
        return np.asarray(_upright(data).convert("RGB"))
    except (OSError, SyntaxError, ValueError, struct.error, MemoryError) as error:
        raise ValueError("the picture cannot be read") from error


def _upright(data: bytes) -> "Image":
    from PIL import Image, ImageOps

    return ImageOps.exif_transpose(Image.open(io.BytesIO(data), formats=FORMATS))
