"""RGB to film and back, by the film's own matrix and range, without losing a level on the way."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hailuo_desktop.ffmpeg import (
    CodecContext,
    ColorRange,
    Colorspace,
    Interpolation,
    VideoFrame,
    VideoReformatter,
    av,
)

Pixels = NDArray[np.uint8]

# AVColorSpace, as a film's own tag says it. What says nothing is HD above 576 lines and SD
# up to there: the rule of players, and of the one in the window.
_MATRICES = {
    1: Colorspace.ITU709,
    4: Colorspace.FCC,
    5: Colorspace.ITU601,
    6: Colorspace.ITU601,
    7: Colorspace.SMPTE240M,
    9: Colorspace.BT2020,
    10: Colorspace.BT2020,
}
_SD_LINES = 576
_BT709, _LIMITED = 1, 1
# Without these, every conversion darkens a picture by one level in 255: a chain would drift.
_EXACT = (
    Interpolation.BICUBIC
    | Interpolation.FULL_CHR_H_INT
    | Interpolation.FULL_CHR_H_INP
    | Interpolation.ACCURATE_RND
)
# Several times as fast, and two or three levels off where colours meet: for pictures that run.
_QUICK = Interpolation.BILINEAR | Interpolation.ACCURATE_RND


def rgb(frame: VideoFrame, size: tuple[int, int] | None = None) -> Pixels:
    """A decoded picture as height × width × 3, as its tags say; ``size`` is width and height."""
    shown: Any = _converted(VideoReformatter(), frame, "rgb24", size, _EXACT)
    return shown.to_ndarray()


def bgra(
    made_by: VideoReformatter, frame: VideoFrame, size: tuple[int, int], exact: bool
) -> VideoFrame:
    """The same as one plane of blue, green, red and 255; the pixels of ``rgb`` if ``exact``.

    Whoever shows many pictures keeps the reformatter: making one takes a while.
    """
    return _converted(made_by, frame, "bgra", size, _EXACT if exact else _QUICK)


def _converted(
    made_by: VideoReformatter,
    frame: VideoFrame,
    form: str,
    size: tuple[int, int] | None,
    interpolation: Interpolation,
) -> VideoFrame:
    width, height = size or (frame.width, frame.height)
    return made_by.reformat(
        frame,
        width,
        height,
        format=form,
        src_colorspace=_matrix(frame),
        src_color_range=_range(frame),
        dst_color_range=ColorRange.JPEG,
        interpolation=interpolation,
    )


def yuv(pixels: Pixels) -> VideoFrame:
    """The picture as an encoder wants it: 4:2:0, BT.709, limited range; see ``tag``."""
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(pixels), format="rgb24")
    return frame.reformat(
        format="yuv420p",
        dst_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.JPEG,
        dst_color_range=ColorRange.MPEG,
        interpolation=_EXACT,
    )


def tag(encoder: CodecContext) -> None:
    """Let the film say how ``yuv`` wrote it, so that nobody has to guess."""
    context: Any = encoder
    context.colorspace = context.color_primaries = context.color_trc = _BT709
    context.color_range = _LIMITED


def _matrix(frame: VideoFrame) -> Colorspace:
    untagged = Colorspace.ITU709 if frame.height > _SD_LINES else Colorspace.ITU601
    return _MATRICES.get(int(frame.colorspace), untagged)


def _range(frame: VideoFrame) -> ColorRange:
    full = frame.format.name.startswith("yuvj") or frame.format.is_rgb
    if full or frame.color_range == ColorRange.JPEG:
        return ColorRange.JPEG
    return ColorRange.MPEG
