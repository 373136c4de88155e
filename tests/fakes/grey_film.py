"""Real films, made on the spot: the grey of a picture tells which frame it is."""

from pathlib import Path
from typing import Any

import av
import numpy as np
from PySide6.QtGui import QImage

from tests.fakes.priority import ordinary_priority

STEP = 4  # levels of grey from one frame to the next
DARKEST = 20


@ordinary_priority()
def film(
    file: Path, frames: int = 25, rate: int = 25, codec: str = "libx264", darkest: int = DARKEST
) -> Path:
    with av.open(str(file), "w") as container:
        stream: Any = container.add_stream(codec, rate=rate)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        for number in range(frames):
            level = darkest + number * STEP
            picture = np.full((180, 320, 3), level, np.uint8)
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return file


def number_of(image: QImage) -> int:
    """Which frame of such a film a picture is; -1 for none."""
    if image.isNull():
        return -1
    level = image.pixelColor(image.width() // 2, image.height() // 2).red()
    return round((level - DARKEST) / STEP)
