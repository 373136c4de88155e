"""Films as services have delivered them: every one whole, and each odd in its own way."""

# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportCallIssue=false

import struct
from collections.abc import Callable, Sequence
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from tests.fakes.priority import ordinary_priority
from tests.fakes.reels import SIZE, numbered

COUNT = 30
TIME = Fraction(1, 1000)  # seconds of one tick
EVEN = [round(n * 40) for n in range(COUNT)]  # milliseconds
JUMPY = [n * 40 + (n % 5) * 7 + (n // 10) * 300 for n in range(COUNT)]
AV1 = {"preset": "12", "svtav1-params": "lookahead=0"}
ULTRA = {"preset": "ultrafast"}
REFRESH = {"preset": "ultrafast", "x264-params": "intra-refresh=1:keyint=60"}

Maker = Callable[[Path], Path]


@ordinary_priority()
def made(
    file: Path,
    *,
    codec: str = "libx264",
    wrap: str = "mp4",
    options: dict[str, str] | None = None,
    flags: str = "",
    starts: Sequence[int] = EVEN,
    sound: float = 0.0,
    pixels: str = "yuv420p",
    size: tuple[int, int] = SIZE,
    aspect: Fraction | None = None,
    rate: Fraction | None = None,
) -> Path:
    """``starts`` in milliseconds, or pictures where there is a ``rate``; ``sound`` in seconds."""
    tick = 1 / rate if rate else TIME
    with closing(
        av.open(str(file), "w", format=wrap, options={"movflags": flags} if flags else {})
    ) as out:
        stream = out.add_stream(codec, rate=rate or 25, options=options or {})
        stream.width, stream.height = size
        stream.pix_fmt = pixels
        stream.codec_context.time_base = tick
        if aspect is not None:
            stream.codec_context.sample_aspect_ratio = aspect
        voice = (
            out.add_stream("libopus" if wrap == "webm" else "aac", rate=48000) if sound else None
        )
        for number, start in enumerate(starts):
            frame = av.VideoFrame.from_ndarray(numbered(number, size), format="rgb24")
            frame.pts, frame.time_base = start, tick
            out.mux(stream.encode(frame.reformat(format=pixels)))
        out.mux(stream.encode(None))
        if voice is not None:
            _silence(out, voice, sound)
    return file


def _silence(out: av.container.OutputContainer, voice: av.AudioStream, seconds: float) -> None:
    size = voice.codec_context.frame_size or 960
    for at in range(0, round(seconds * 48000), size):
        frame = av.AudioFrame.from_ndarray(
            np.zeros((voice.codec_context.channels, size), np.float32), format="fltp"
        )
        frame.sample_rate, frame.pts, frame.time_base = 48000, at, Fraction(1, 48000)
        if voice.codec_context.name == "libopus":
            frame = av.AudioFrame.from_ndarray(np.zeros((1, size * 2), np.int16), format="s16")
            frame.sample_rate, frame.pts, frame.time_base = 48000, at, Fraction(1, 48000)
        out.mux(voice.encode(frame))
    out.mux(voice.encode(None))


def without(file: Path, box: bytes) -> Path:
    """The same film without its first box of that name; places in the file stay what they were."""
    data = file.read_bytes()
    at = data.index(box) - 4
    length = int.from_bytes(data[at : at + 4], "big")
    free = length.to_bytes(4, "big") + b"free" + bytes(length - 8)
    file.write_bytes(data[:at] + free + data[at + length :])
    return file


def edited(file: Path, begin: int, length: int) -> Path:
    """The same film, of which an edit list shows so many pictures from that one on."""
    data = bytearray(file.read_bytes())
    place = data.index(b"elst") + 12
    _, media = struct.unpack_from(">Ii", data, place)
    ticks = int.from_bytes(data[(scale := data.index(b"mdhd") + 16) : scale + 4], "big") // 25
    struct.pack_into(">Ii", data, place, length * 40, media + begin * ticks)
    file.write_bytes(data)
    return file


def followed(file: Path, tail: bytes) -> Path:
    file.write_bytes(file.read_bytes() + tail)
    return file


def delayed(file: Path, factor: int) -> Path:
    """A film whose track begins late, by an edit of its times."""
    return made(file, starts=[start + factor for start in EVEN], options=ULTRA)


def rated(codec: str, rate: Fraction, options: dict[str, str]) -> Maker:
    return lambda file: made(file, codec=codec, rate=rate, starts=range(COUNT), options=options)


H265 = {"preset": "ultrafast", "x265-params": "log-level=none:keyint=12:open-gop=1:bframes=3"}
H264 = {"preset": "fast", "g": "12", "bf": "3", "b_strategy": "0", "sc_threshold": "0"}
OPEN = {"preset": "fast", "x264-params": "open-gop=1:keyint=12:bframes=3:scenecut=0"}
VP9 = {"deadline": "good", "cpu-used": "5", "g": "12", "lag-in-frames": "16"}
RATES = {
    "23.976": Fraction(24000, 1001),
    "24": Fraction(24),
    "25": Fraction(25),
    "29.97": Fraction(30000, 1001),
    "30": Fraction(30),
}
# Of many groups of pictures, in every rate that editors use.
GROUPS: dict[str, Maker] = {
    **{f"h.264 at {name}": rated("libx264", rate, H264) for name, rate in RATES.items()},
    "h.265 at 23.976": rated("libx265", RATES["23.976"], H265),
    "h.265 at 30": rated("libx265", RATES["30"], H265),
    "vp9 at 23.976": rated("libvpx-vp9", RATES["23.976"], VP9),
    "vp9 at 30": rated("libvpx-vp9", RATES["30"], VP9),
}
REFRESHING = {"preset": "ultrafast", "x264-params": "intra-refresh=1:keyint=10"}
GROUPS |= {
    "open groups": lambda f: made(f, options=OPEN),
    "many refreshes": lambda f: made(f, options=REFRESHING),
    "groups in a transport stream": lambda f: made(f, wrap="mpegts", options=H264),
    "groups in matroska": lambda f: made(f, wrap="matroska", options=H264),
    "groups of a varying rate": lambda f: made(f, options=H264, starts=JUMPY),
}

FRAGMENTS = "frag_every_frame+empty_moov+default_base_moof"
KINDS: dict[str, Maker] = {
    "plain": lambda f: made(f, options=ULTRA),
    "b frames": lambda f: made(f, options={"preset": "fast", "bf": "4", "b_strategy": "0"}),
    "one key frame": lambda f: made(f, options={"preset": "fast", "g": "600"}),
    "intra refresh": lambda f: made(f, options=REFRESH),
    "fragments": lambda f: made(f, flags="frag_keyframe+empty_moov", options=ULTRA),
    "a fragment for each picture": lambda f: made(f, flags=FRAGMENTS, options=ULTRA),
    "index first": lambda f: made(f, flags="faststart", options=ULTRA),
    "varying rate": lambda f: made(f, starts=JUMPY, options=ULTRA),
    "begins late": lambda f: delayed(f, 400),
    "sound outlasts": lambda f: made(f, sound=2.0, options=ULTRA),
    "sound ends early": lambda f: made(f, sound=0.3, options=ULTRA),
    "sound longer by 60 ms": lambda f: made(f, sound=1.26, options=ULTRA),
    "h.265": lambda f: made(f, codec="libx265", options={**ULTRA, "x265-params": "log-level=none"}),
    "av1": lambda f: made(f, codec="libsvtav1", options=AV1),
    "mpeg-4": lambda f: made(f, codec="mpeg4"),
    "vp9 in mp4": lambda f: made(f, codec="libvpx-vp9", options={"deadline": "realtime"}),
    "10 bits": lambda f: made(f, options=ULTRA, pixels="yuv420p10le"),
    "4:4:4": lambda f: made(f, options=ULTRA, pixels="yuv444p"),
    "prores": lambda f: made(f, codec="prores_ks", wrap="mov", pixels="yuv422p10le"),
    "mov": lambda f: made(f, wrap="mov", options=ULTRA),
    "webm vp8": lambda f: made(f, codec="libvpx", wrap="webm", options={"deadline": "realtime"}),
    "webm vp9": lambda f: made(
        f, codec="libvpx-vp9", wrap="webm", options={"deadline": "realtime"}
    ),
    "webm av1": lambda f: made(f, codec="libsvtav1", wrap="webm", options=AV1),
    "webm with sound": lambda f: made(
        f, codec="libvpx", wrap="webm", options={"deadline": "realtime"}, sound=1.5
    ),
    "matroska": lambda f: made(f, wrap="matroska", options=ULTRA),
    "transport stream": lambda f: made(f, wrap="mpegts", options=ULTRA),
    "avi": lambda f: made(f, wrap="avi", codec="mpeg4"),
    "flv": lambda f: made(f, wrap="flv", options=ULTRA),
    "zeros behind the end": lambda f: followed(made(f, options=ULTRA), bytes(64)),
    "text behind the end": lambda f: followed(made(f, options=ULTRA), b"\r\n--boundary--\r\n"),
    "two bytes behind the end": lambda f: followed(made(f, options=ULTRA), b"\r\n"),
    "no ftyp": lambda f: without(made(f, options=ULTRA), b"ftyp"),
    "wide pixels": lambda f: made(f, options=ULTRA, aspect=Fraction(4, 3)),
    "tall pixels": lambda f: made(f, options=ULTRA, aspect=Fraction(8, 9)),
    "one picture": lambda f: made(f, options=ULTRA, starts=[0]),
    "two pictures": lambda f: made(f, options=ULTRA, starts=[0, 40]),
    "long last picture": lambda f: made(f, options=ULTRA, starts=[*EVEN[:-1], 4000]),
}
