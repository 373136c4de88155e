"""Whether a file that is to be sent shows what the artist saw, in decoders of two makes."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

import io
from contextlib import closing
from typing import TYPE_CHECKING, Any

from .picture import BadImage, read, transparent

if TYPE_CHECKING:
    from PIL.Image import Image

ROUNDING = 2  # levels of 255: what one conversion between profiles may cost
# Loss that no eye sees is gone in the mean of a block, and damage is not.
BLOCK = 8  # pixels
MOST, MEAN = 20, 2.0  # levels between two blocks, and between all of them on average


def shows(data: bytes, kind: str, seen: "Image", exact: bool = False) -> bool:
    """Whether every decoder shows ``seen``; ``exact`` where nothing may be lost on the way."""
    try:
        read_back = read(data, kind)
    except BadImage:
        return False
    if transparent(read_back) or read_back.size != seen.size:
        return False
    return _same(read_back, seen, exact) and _alike_elsewhere(data, seen)


def _same(one: "Image", other: "Image", exact: bool) -> bool:
    return _farthest(one, other) <= ROUNDING if exact else _alike(one, other)


def _alike_elsewhere(data: bytes, seen: "Image") -> bool:
    """FFmpeg shares no code with what decoded ``seen``: files that mean two things show there."""
    from hailuo_desktop.ffmpeg import FFmpegError

    try:
        other = _by_ffmpeg(data)
    except (FFmpegError, StopIteration, IndexError, ValueError, OSError, MemoryError):
        return False
    return other.size == seen.size and _alike(other, seen)


def _by_ffmpeg(data: bytes) -> "Image":
    from PIL import Image

    from hailuo_desktop.ffmpeg import ColorRange, Colorspace, av

    with closing(av.open(io.BytesIO(data), "r")) as still:
        frame = next(still.decode(video=0))
        name = frame.format.name
        limited = name.startswith("yuv") and not name.startswith("yuvj")
        full = frame.color_range == ColorRange.JPEG or not limited
        shown = frame.reformat(
            format="rgb24",
            src_colorspace=Colorspace.ITU601,
            src_color_range=ColorRange.JPEG if full else ColorRange.MPEG,
            dst_color_range=ColorRange.JPEG,
        )
        return Image.fromarray(shown.to_ndarray())


def _alike(one: "Image", other: "Image") -> bool:
    from PIL import ImageStat

    blocks = [_rgb(each).reduce(BLOCK) for each in (one, other)]
    mean = max(ImageStat.Stat(_difference(*blocks)).mean)
    return _farthest(*blocks) <= MOST and mean <= MEAN


def _farthest(one: "Image", other: "Image") -> float:
    """The largest difference of any value, 0 to 255."""
    extrema: Any = _difference(_rgb(one), _rgb(other)).getextrema()
    return max(high for _, high in extrema)


def _difference(one: "Image", other: "Image") -> "Image":
    from PIL import ImageChops

    return ImageChops.difference(one, other)


def _rgb(image: "Image") -> "Image":
    return image if image.mode == "RGB" else image.convert("RGB")
