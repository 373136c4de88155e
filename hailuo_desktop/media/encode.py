"""Pictures as files that hold pixels and nothing else."""

import io
from typing import TYPE_CHECKING

from hailuo_desktop.domain.frame import MAX_BYTES

from .picture import BadImage

if TYPE_CHECKING:
    from PIL.Image import Image

# Of a JPEG. No eye sees the difference, and from 95 on colours keep their full resolution;
# the lower ones are for what would otherwise grow too large.
QUALITIES = (97, 95, 92, 88)
FULL_COLOUR = 95
LONGEST_WEBP = 16_383  # pixels of a side


def as_png(image: "Image") -> bytes:
    """The image as a PNG file, with pixels and nothing else."""
    return _written(image, "PNG", compress_level=6)


def as_webp(image: "Image") -> bytes:
    """Without loss; empty where the picture is too long for the format."""
    if max(image.size) > LONGEST_WEBP:
        return b""
    return _written(image, "WEBP", lossless=True, quality=40, method=2)


def as_jpeg(image: "Image", most: int = MAX_BYTES) -> bytes:
    """In the best quality that takes no more than ``most`` bytes, or else in the least."""
    data = b""
    for quality in QUALITIES:
        colours = 0 if quality >= FULL_COLOUR else 2
        data = _written(image, "JPEG", quality=quality, subsampling=colours)
        if len(data) <= most:
            break
    return data


def _written(image: "Image", kind: str, **options: object) -> bytes:
    image.info = {}  # writers put some of it into the file
    out = io.BytesIO()
    try:
        image.save(out, kind, **options)
    except (OSError, ValueError, MemoryError) as error:
        raise BadImage("picture_unfit") from error
    return out.getvalue()
