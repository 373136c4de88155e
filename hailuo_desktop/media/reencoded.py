"""Films of different kinds as one: every picture decoded, fitted and encoded at one rate."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Iterator, Sequence
from contextlib import closing
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.domain.frame_rate import rescaled
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.ffmpeg import VideoFrame, av
from hailuo_desktop.sketch.colours import rgb, tag, yuv

from .film import open_film, pictures_of, shape_of, suppress_broken
from .joined import Format, Piece, Progress, Stopped
from .pixels import box_of, letterboxed

# No eye sees the difference, and it is no larger than what the service delivers.
_OPTIONS = {"preset": "fast", "crf": "16", "x264-params": "chromaloc=1"}
HERTZ = 48_000
BLOCK = 1024  # samples of a frame of AAC
Sound = NDArray[np.float32]  # 2 × samples


def reencode(
    pieces: Sequence[Piece], target: Path, form: Format, progress: Progress, stopped: Stopped
) -> bool:
    """See ``join``."""
    with closing(av.open(str(target), "w", "mp4", {"movflags": "faststart"})) as out:
        film = _Film(out, form, loud=any(piece.facts.channels for piece in pieces))
        total = sum(piece.length for piece in pieces)
        before = 0
        for piece in pieces:
            for number in film.add(piece):
                if stopped():
                    return False
                progress(min(1.0, (before + number) / total))
            before += piece.length
        film.end()
    return True


class _Film:
    def __init__(self, out: Any, form: Format, *, loud: bool) -> None:
        self._out = out
        self._rate = form.rate
        self._size = form.width // 2 * 2, form.height // 2 * 2
        self._pictures = out.add_stream("libx264", rate=form.rate, options=_OPTIONS)
        self._pictures.width, self._pictures.height = self._size
        self._pictures.pix_fmt = "yuv420p"
        self._pictures.time_base = 1 / form.rate
        tag(self._pictures.codec_context)
        self._sound = out.add_stream("aac", rate=HERTZ, layout="stereo") if loud else None
        self._shown = 0  # frames of the timeline
        self._heard = 0  # samples
        self._rest: Sound = np.zeros((2, 0), np.float32)

    def add(self, piece: Piece) -> Iterator[int]:
        """Encode a film; tells how many of its frames are done."""
        count = max(1, rescaled(piece.length, piece.facts.rate, self._rate))
        step = piece.facts.rate / self._rate
        frames = _frames(piece)
        number, pixels = next(frames, (0, None))
        if pixels is None:
            raise BadVideo(reason("film_without_picture", name=piece.file.name))
        fitted = self._fitted(pixels)
        for place in range(count):
            wanted = min(piece.first + int(place * step), piece.first + piece.length - 1)
            while number < wanted and (following := next(frames, None)) is not None:
                number, pixels = following
                fitted = None
            if fitted is None and pixels is not None:
                fitted = self._fitted(pixels)
            self._show(fitted)
            yield wanted - piece.first + 1
        if self._sound is not None:
            self._hear(piece)

    def end(self) -> None:
        self._out.mux(self._pictures.encode(None))
        if self._sound is not None:
            self._speak(last=True)
            self._out.mux(self._sound.encode(None))

    def _fitted(self, shown: "tuple[VideoFrame, tuple[int, int]]") -> Any:
        frame, (wide, high) = shown
        turns = round(frame.rotation / 90) % 4  # to the left
        if turns % 2 == 0:
            pixels = np.rot90(rgb(frame, box_of((wide, high), *self._size)), turns)
        else:
            width, height = box_of((high, wide), *self._size)
            pixels = np.rot90(rgb(frame, (height, width)), turns)
        return letterboxed(pixels, *self._size)

    def _show(self, pixels: Any) -> None:
        frame = yuv(pixels)
        frame.pts = self._shown
        frame.time_base = 1 / self._rate
        self._shown += 1
        self._out.mux(self._pictures.encode(frame))

    def _hear(self, piece: Piece) -> None:
        """As much sound as there are pictures, or silence."""
        length = round(self._shown * HERTZ / self._rate) - self._heard
        begin = round(piece.first * HERTZ / piece.facts.rate)
        sound = _sound(piece, begin + length)[:, begin:] if piece.facts.channels else None
        room: Sound = np.zeros((2, length), np.float32)
        if sound is not None:
            room[:, : sound.shape[1]] = sound[:, :length]
        self._heard += length
        self._rest = np.concatenate([self._rest, room], axis=1)
        self._speak()

    def _speak(self, *, last: bool = False) -> None:
        """What fills blocks of the encoder's size; at the end the rest of it."""
        sound: Any = self._sound
        at = self._heard - self._rest.shape[1]
        while self._rest.shape[1] >= (1 if last else BLOCK):
            block, self._rest = self._rest[:, :BLOCK], self._rest[:, BLOCK:]
            data = np.ascontiguousarray(block)
            frame = av.AudioFrame.from_ndarray(data, format="fltp", layout="stereo")
            frame.sample_rate, frame.pts, frame.time_base = HERTZ, at, Fraction(1, HERTZ)
            at += block.shape[1]
            self._out.mux(sound.encode(frame))


def _frames(piece: Piece) -> Iterator[tuple[int, Any]]:
    """The pictures that are used, by their numbers, each with its shape in square pixels."""
    with suppress_broken(piece.file), closing(open_film(piece.file)) as film:
        stream = pictures_of(film)
        stream.thread_type = "AUTO"
        for number, frame in enumerate(film.decode(stream)):
            if number >= piece.first + piece.length:
                return
            if number >= piece.first:
                yield number, (frame, shape_of(frame, stream))


def _sound(piece: Piece, most: int) -> Sound:
    """The first samples of its sound, in two channels, from where its pictures begin."""
    parts: list[Sound] = [np.zeros((2, 0), np.float32)]
    have = 0
    with suppress_broken(piece.file), closing(open_film(piece.file)) as film:
        resample: Any = av.AudioResampler(format="fltp", layout="stereo", rate=HERTZ)
        for frame in film.decode(film.streams.audio[0]):
            for part in resample.resample(frame):
                parts.append(part.to_ndarray())
                have += parts[-1].shape[1]
            if have >= most:
                break
    return np.concatenate(parts, axis=1)[:, :most]
