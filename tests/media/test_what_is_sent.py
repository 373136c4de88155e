"""The bytes that leave: what the artist saw and nothing else, on every path, in every format."""

import io
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps, PngImagePlugin
from PySide6.QtGui import QImage

from hailuo_desktop.domain.errors import Refused
from hailuo_desktop.domain.frame import Crop, Frame
from hailuo_desktop.media.alike import shows
from hailuo_desktop.media.convert import converted, enlarged, shrunk
from hailuo_desktop.media.picture import BadImage, seen
from hailuo_desktop.media.prepare import Stills, as_shown, fit_to_send
from hailuo_desktop.media.signature import format_of
from hailuo_desktop.media.still import examined
from tests.fakes.files import chunk, jpeg_with, png_with, riff_chunk, segment, tiff

SECRET = b"GPS 52.5163 N 13.3777 E, taken by nobody"
KINDS = ["jpeg", "png", "webp"]
_X, _Y = np.meshgrid(np.arange(640), np.arange(480))
COLOURS = np.stack([_X % 256, _Y % 256, (_X + _Y) // 5], axis=-1).astype(np.uint8)
PICTURE = Image.fromarray(COLOURS)
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    if kind == "jpeg":
        options = {"quality": 92, **options}
    if kind == "webp":
        options = {"lossless": True, **options}
    image.save(out, kind, **options)
    return out.getvalue()


def exif(turn: int = 1) -> bytes:
    return b"Exif\0\0" + tiff(turn, padding=SECRET * 9)


def noted(kind: str, note: str, image: Image.Image, turn: int) -> bytes:
    """A file with one kind of note in it."""
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + SECRET + b"</x:xmpmeta>"
    options: dict[str, object] = {"exif": exif(turn) if note == "exif" or turn > 1 else b""}
    if note == "xmp":
        options["xmp"] = xmp
    if note == "xmp" and kind == "png":
        texts = PngImagePlugin.PngInfo()
        texts.add_itxt("XML:com.adobe.xmp", xmp.decode())
        options = {"pnginfo": texts}
    if note == "profile":
        options["icc_profile"] = SRGB + SECRET
    if note == "text" and kind == "png":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("parameters", SECRET.decode())
        texts.add_itxt("workflow", SECRET.decode() * 20, zip=True)
        options["pnginfo"] = texts
    if note == "text" and kind == "jpeg":
        options["comment"] = SECRET
    data = saved(image, kind, **{k: v for k, v in options.items() if v})
    if note == "parts":
        data = _with_parts(kind, data)
    return data + SECRET if note == "tail" else data


def _with_parts(kind: str, data: bytes) -> bytes:
    if kind == "jpeg":
        bodies = {
            0xEC: b"Ducky",
            0xED: b"Photoshop 3.0\0",
            0xE2: b"MPF\0",
            0xEB: b"JP",
            0xEE: b"Adobe",
        }
        marks = [segment(m, b + SECRET) for m, b in bodies.items() if m != 0xEE]
        return jpeg_with(data, *marks)
    if kind == "png":
        return png_with(data, *(chunk(n, SECRET) for n in (b"caBX", b"prVt", b"zTXt", b"sPLT")))
    extra = riff_chunk(b"ABCD", SECRET)
    return data[:4] + struct.pack("<I", len(data) - 8 + len(extra)) + data[8:] + extra


def frame_of(data: bytes, crop: Crop | None = None) -> Frame:
    return Frame(sha256(data).hexdigest(), "picture", examined(data), crop)


def hidden_in(data: bytes) -> list[str]:
    """Everything beside pixels that a reader finds in the file."""
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        told = {k for k in image.info if k not in ("jfif", "jfif_version", "jfif_unit")}
        told -= {"jfif_density", "dpi", "gamma", "loop", "background", "timestamp", "duration"}
        found = [f"{image.format}: {key}" for key in told]
        found += ["exif"] if dict(image.getexif()) else []
    if SECRET in data or any(SECRET in each for each in _unpacked(data)):
        found.append("the secret")
    qt = QImage.fromData(data)
    return found + qt.textKeys() + (["profile"] if qt.colorSpace().isValid() else [])


def _unpacked(data: bytes) -> list[bytes]:
    """Whatever is packed in the file's parts and can be unpacked."""
    found: list[bytes] = []
    at = data.find(b"\x78")
    while 0 <= at < 5_000:
        with suppress(zlib.error):
            found.append(zlib.decompressobj().decompress(data[at:], 100_000))
        at = data.find(b"\x78", at + 1)
    return found


NOTES = ["exif", "xmp", "profile", "text", "parts", "tail"]
CROP = Crop(0.1, 0.1, 0.8, 0.8)
PATHS: dict[str, Callable[[str, str], tuple[bytes, Frame]]] = {}


def path(made: Callable[[str, str], tuple[bytes, Frame]]) -> None:
    PATHS[made.__name__.strip("_")] = made


@path
def _as_it_is(kind: str, note: str) -> tuple[bytes, Frame]:
    data = noted(kind, note, PICTURE, 1)
    return data, frame_of(data)


@path
def _cropped(kind: str, note: str) -> tuple[bytes, Frame]:
    data = noted(kind, note, PICTURE, 1)
    return data, frame_of(data, CROP)


@path
def _turned(kind: str, note: str) -> tuple[bytes, Frame]:
    data = noted(kind, note, PICTURE, 6)
    return data, frame_of(data)


@path
def _transparent(kind: str, note: str) -> tuple[bytes, Frame]:
    image = PICTURE.convert("RGB") if kind == "jpeg" else PICTURE.convert("RGBA")
    if kind != "jpeg":
        image.putalpha(Image.linear_gradient("L").resize(image.size))
    data = noted(kind, note, image, 1)
    return data, replace(frame_of(data), ground="#336699")


@path
def _grey(kind: str, note: str) -> tuple[bytes, Frame]:
    data = noted(kind, note, PICTURE.convert("L"), 1)
    return data, frame_of(data)


@path
def _shrunk(kind: str, note: str) -> tuple[bytes, Frame]:
    data = shrunk(noted(kind, note, PICTURE, 3))
    return data, frame_of(data)


@path
def _enlarged(kind: str, note: str) -> tuple[bytes, Frame]:
    data = enlarged(noted(kind, note, PICTURE.resize((400, 280)), 1), 301)
    return data, frame_of(data)


@path
def _converted(kind: str, note: str) -> tuple[bytes, Frame]:
    """From a format that is not sent, with the same notes in it."""
    other = {"jpeg": "TIFF", "png": "AVIF", "webp": "HEIF"}[kind]
    options = {"exif": exif()} if note in ("exif", "parts") else {}
    if note in ("xmp", "text"):
        options = {"xmp": SECRET} if other != "TIFF" else {"description": SECRET.decode()}
    if note == "profile":
        options = {"icc_profile": SRGB}
    from tests.fakes.heic import register_heic_writer

    register_heic_writer()
    data = converted(saved(PICTURE, other, **options) + SECRET)
    return data, frame_of(data)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("way", PATHS)
def test_pixels_and_nothing_else_on_every_path(
    way: str, kind: str, note: str, tmp_path: Path
) -> None:
    data, frame = PATHS[way](kind, note)
    file = tmp_path / frame.digest
    file.write_bytes(data)
    sent = Stills(tmp_path / "made").ready(frame, file).read_bytes()
    assert hidden_in(sent) == []
    back = Image.open(io.BytesIO(sent)).convert("RGB")
    shown = as_shown(data, frame).convert("RGB")
    assert np.abs(np.asarray(back, int) - np.asarray(shown)).mean() < 2


def test_the_notes_are_in_the_files_that_this_test_makes() -> None:
    for kind in KINDS:
        for note in NOTES:
            if (kind, note) != ("webp", "text"):
                assert hidden_in(noted(kind, note, PICTURE, 1)), (kind, note)


# Files that mean two things


def stray(data: bytes, at: float, marker: bytes) -> bytes:
    """A JPEG with two more bytes inside its scan."""
    scan = data.index(b"\xff\xda") + 14
    place = scan + round((len(data) - 2 - scan) * at)
    return data[:place] + marker + data[place:]


BASE = saved(PICTURE, "jpeg", quality=80, restart_marker_rows=4)


@settings(max_examples=60, deadline=None)
@given(
    at=st.floats(0, 1),
    marker=st.binary(min_size=1, max_size=6).map(lambda tail: b"\xff" + tail),
    restarts=st.booleans(),
)
def test_a_stray_marker_never_changes_what_is_sent(
    at: float, marker: bytes, restarts: bool
) -> None:
    plain = BASE if restarts else saved(PICTURE, "jpeg", quality=80)
    data = stray(plain, at, marker)
    try:
        frame = frame_of(data)
        shown = as_shown(data, frame)
    except BadImage:
        return
    try:
        sent = fit_to_send(data, frame)
    except Refused:
        return
    # In a decoder that shares no code with what prepared it, and in the window's own.
    assert shows(sent, format_of(sent), shown)
    qt = QImage.fromData(sent).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(bytes(qt.constBits()), np.uint8).reshape(qt.height(), qt.bytesPerLine())
    pixels = rows[:, : qt.width() * 3].reshape(qt.height(), qt.width(), 3)
    assert np.abs(pixels.astype(int) - np.asarray(shown.convert("RGB"))).mean() < 3


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(KINDS), st.floats(0.02, 0.999), st.integers(0, 255))
def test_one_wrong_byte_is_refused_or_sent_as_it_is_shown(kind: str, at: float, byte: int) -> None:
    good = bytearray(saved(PICTURE, kind))
    good[int(len(good) * at)] = byte
    data = bytes(good)
    try:
        frame = frame_of(data)
        sent = fit_to_send(data, frame)
    except (BadImage, Refused):
        return
    assert shows(sent, format_of(sent), as_shown(data, frame))


@pytest.mark.parametrize("kind", KINDS)
def test_a_difference_that_can_be_seen_is_found(kind: str) -> None:
    data = saved(PICTURE, kind)
    assert shows(data, kind, seen(data, kind), exact=True)
    grey = COLOURS.copy()
    grey[320:] = 128
    darker = (COLOURS * 0.95).astype(np.uint8)
    others = [Image.fromarray(each) for each in (grey, darker)]
    for other in (
        *others,
        ImageOps.flip(PICTURE),
        ImageOps.mirror(PICTURE),
        PICTURE.resize((64, 48)),
    ):
        assert not shows(data, kind, other)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
@pytest.mark.parametrize("interlaced", [False, True])
def test_a_plain_picture_keeps_its_very_code(mode: str, interlaced: bool, tmp_path: Path) -> None:
    image = PICTURE.convert(mode)
    data = saved(image, "png")
    frame = frame_of(data)
    file = tmp_path / "file"
    file.write_bytes(data)
    assert Stills(tmp_path).ready(frame, file) == file
    for options in ({}, {"progressive": interlaced}, {"subsampling": 0}):
        if mode in ("L", "RGB"):
            jpeg = saved(image, "jpeg", **options)
            assert fit_to_send(jpeg, frame_of(jpeg)) == jpeg


def test_a_frame_that_was_changed_in_the_library_is_not_sent(tmp_path: Path) -> None:
    data = saved(PICTURE, "png")
    file = tmp_path / "file"
    file.write_bytes(saved(ImageOps.flip(PICTURE), "png"))
    with pytest.raises(Refused, match="“picture” is damaged in the library: drop it"):
        Stills(tmp_path).ready(frame_of(data), file)
