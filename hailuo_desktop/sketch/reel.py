"""Pictures written to an MP4 that every player plays in the right colours."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from collections.abc import Iterable
from contextlib import closing
from fractions import Fraction
from pathlib import Path

from hailuo_desktop.ffmpeg import av

from .colours import Pixels, tag, yuv

FPS = 25
# Quick to encode and good to look at: a sketch is not for keeping small. ``chromaloc`` says
# where ``yuv`` puts the colour samples: left unsaid, they are taken half a pixel further to
# the left, and the colours of a chain wander by that much with every link.
_OPTIONS = {"preset": "ultrafast", "crf": "12", "x264-params": "chromaloc=1"}


def write_reel(frames: Iterable[Pixels], width: int, height: int, file: Path) -> None:
    """Encode height × width × 3 pictures at 25 a second; width and height are even."""
    with closing(av.open(str(file), "w", "mp4", {"movflags": "faststart"})) as film:
        stream = film.add_stream("libx264", rate=FPS, options=_OPTIONS)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.time_base = Fraction(1, FPS)
        tag(stream.codec_context)
        for number, pixels in enumerate(frames):
            frame = yuv(pixels)
            frame.pts = number
            film.mux(stream.encode(frame))
        film.mux(stream.encode(None))
