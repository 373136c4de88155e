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
    file: Path,
    frames: int = 25,
    rate: int = 25,
    codec: str = "libx264",
    darkest: int = DARKEST,
    sound: bool = False,
) -> Path:
    """``sound``: as much silence as there are pictures."""
    with av.open(str(file), "w", options={"movflags": "faststart"}) as container:
        stream: Any = container.add_stream(codec, rate=rate)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        voice: Any = container.add_stream("aac", rate=48000) if sound else None
        for number in range(frames):
            level = darkest + number * STEP
            picture = np.full((180, 320, 3), level, np.uint8)
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
        if voice is not None:
            quiet = np.zeros((2, 48000 * frames // rate), np.float32)
            heard = av.AudioFrame.from_ndarray(quiet, format="fltp", layout="stereo")
            heard.sample_rate = 48000
            container.mux(voice.encode(heard))
            container.mux(voice.encode())
    return file


def half(file: Path) -> Path:
    """Its second half is gone."""
    data = file.read_bytes()
    begin = data.index(b"mdat")
    file.write_bytes(data[: begin + (len(data) - begin) // 2])
    return file


def number_of(image: QImage) -> int:
    """Which frame of such a film a picture is; -1 for none."""
    if image.isNull():
        return -1
    level = image.pixelColor(image.width() // 2, image.height() // 2).red()
    return round((level - DARKEST) / STEP)
