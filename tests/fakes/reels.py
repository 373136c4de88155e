"""Real films, made on the spot; every picture says its own number."""

# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportCallIssue=false

import struct
from collections.abc import Callable
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from tests.fakes.priority import ordinary_priority

Pixels = NDArray[np.uint8]
SIZE = (320, 176)
BITS = 10
FPS = 25


def numbered(number: int, size: tuple[int, int] = SIZE) -> Pixels:
    """A picture whose ten bars are the bits of its number."""
    width, height = size
    bars = np.array([(number >> bit) & 1 for bit in range(BITS)], np.uint8) * 200 + 28
    row = np.repeat(bars, width // BITS)
    row = np.concatenate([row, np.full(width - len(row), 28, np.uint8)])
    return np.broadcast_to(row[None, :, None], (height, width, 3)).copy()


def number_of(image: QImage) -> int:
    bar = image.width() // BITS
    seen = (
        image.pixelColor(bar * bit + bar // 2, image.height() // 2).green() > 128
        for bit in range(BITS)
    )
    return sum(1 << bit for bit, on in enumerate(seen) if on)


@ordinary_priority()
def film(
    file: Path,
    count: int = 30,
    codec: str = "libx264",
    options: dict[str, str] | None = None,
    sound: float = 0.0,
    movflags: str = "faststart",
    size: tuple[int, int] = SIZE,
    paint: Callable[[int, tuple[int, int]], Pixels] = numbered,
) -> Path:
    """A film of ``count`` pictures; ``sound`` in seconds of silence."""
    flags = {"movflags": movflags} if movflags else {}
    with closing(av.open(str(file), "w", options=flags)) as out:
        stream = out.add_stream(codec, rate=FPS, options=options or {"preset": "ultrafast"})
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.codec_context.time_base = Fraction(1, FPS)
        voice = out.add_stream("aac", rate=48000) if sound else None
        for number in range(count):
            frame = av.VideoFrame.from_ndarray(paint(number, size), format="rgb24")
            frame.pts = number
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
        if voice:
            _silence(out, voice, sound)
    return file


def sound_only(file: Path) -> Path:
    with closing(av.open(str(file), "w")) as out:
        _silence(out, out.add_stream("aac", rate=48000), 1.0)
    return file


def _silence(out: av.container.OutputContainer, voice: av.AudioStream, seconds: float) -> None:
    quiet = np.zeros((2, 1024), np.float32)
    for number in range(int(seconds * 48000 / 1024)):
        heard = av.AudioFrame.from_ndarray(quiet, format="fltp", layout="stereo")
        heard.sample_rate, heard.pts = 48000, number * 1024
        out.mux(voice.encode(heard))
    out.mux(voice.encode(None))


def with_duration(file: Path, factor: float) -> Path:
    """The same film whose headers lie about its length."""
    data = bytearray(file.read_bytes())
    for name, at in ((b"mvhd", 16), (b"mdhd", 16), (b"tkhd", 20)):
        place = data.index(name) + 4 + at
        (length,) = struct.unpack_from(">I", data, place)
        struct.pack_into(">I", data, place, int(length * factor))
    file.write_bytes(data)
    return file


def turned_right(file: Path) -> Path:
    """The same film with a note that it is to be shown turned by a right angle, clockwise."""
    data = bytearray(file.read_bytes())
    place = data.index(b"tkhd") + 4 + 40
    one = 1 << 16
    struct.pack_into(">9i", data, place, 0, one, 0, -one, 0, 0, 0, 0, 1 << 30)
    file.write_bytes(data)
    return file


def coloured(file: Path, pixels: Pixels, matrix: int, full: bool, tagged: bool = True) -> Path:
    """A lossless film of one still, stored by that matrix (AVColorSpace) and range."""
    height, width, _ = pixels.shape
    spaces = {1: Colorspace.ITU709, 6: Colorspace.ITU601, 9: Colorspace.BT2020}
    exact = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INP
    with closing(av.open(str(file), "w")) as out:
        stream = out.add_stream("libx264", rate=FPS, options={"preset": "ultrafast", "crf": "0"})
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv444p"
        context = stream.codec_context
        if tagged:
            context.colorspace, context.color_range = matrix, 2 if full else 1
        frame = av.VideoFrame.from_ndarray(pixels, format="rgb24").reformat(
            format="yuv444p",
            dst_colorspace=spaces[matrix],
            src_color_range=ColorRange.JPEG,
            dst_color_range=ColorRange.JPEG if full else ColorRange.MPEG,
            interpolation=exact,
        )
        for number in range(2):
            frame.pts = number
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return file
