"""Real little films, made on the spot."""

from contextlib import closing
from fractions import Fraction
from pathlib import Path

import av
import numpy as np


def film(file: Path, frames: int = 3, shade: int = 90) -> Path:
    """An MP4 of a few grey pictures; another shade is another film."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(av.open(str(file), "w", "mp4")) as container:
        stream = container.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.time_base = Fraction(1, 25)
        for number in range(frames):
            pixels = np.full((48, 64, 3), shade + number, np.uint8)
            for packet in stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
    return file
