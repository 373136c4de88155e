"""Stills as a person sees them: every kind of pixels, every profile, and all that is damaged."""

import io
import struct
import sys
import zlib

import numpy as np
import pytest
from PIL import Image, ImageCms
from PySide6.QtGui import QColorSpace

from hailuo_desktop.media.picture import LARGEST, BadImage, TooLarge, header, read, seen
from hailuo_desktop.media.png import rows_are_there
from hailuo_desktop.media.still import examined
from tests.fakes.files import chunk, empty_png, grey_bomb, png_with

RAMP = Image.fromarray(np.tile(np.arange(0, 256, dtype=np.uint8), (320, 2)))  # 512 × 320, grey
COLOURS = Image.merge("RGB", (RAMP, RAMP.transpose(Image.Transpose.FLIP_LEFT_RIGHT), RAMP))


def written(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def png(payload: bytes, size: tuple[int, int] = (400, 320)) -> bytes:
    """A grey PNG whose packed rows are just that."""
    head = struct.pack(">IIBBBBB", *size, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", payload), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


ROWS = bytes(401 * 320)
PACKED = zlib.compress(ROWS)


def far(one: Image.Image, other: Image.Image) -> int:
    pair = [np.asarray(each.convert("RGB"), int) for each in (one, other)]
    return int(np.abs(pair[0] - pair[1]).max())


def managed(image: Image.Image, profile: bytes) -> Image.Image:
    """What littlecms makes of it, told in plain words."""
    srgb = ImageCms.createProfile("sRGB")
    told = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    shown = ImageCms.profileToProfile(image, told, srgb, outputMode="RGB")
    assert shown is not None
    return shown


def gamma_of(gamma: float) -> bytes:
    space = QColorSpace(QColorSpace.Primaries.SRgb, gamma)
    return bytes(space.iccProfile().data())


@pytest.mark.parametrize(
    "image",
    [
        RAMP,
        RAMP.convert("1", dither=Image.Dither.NONE),
        COLOURS,
        COLOURS.quantize(200),
        RAMP.convert("LA"),
        COLOURS.convert("RGBA"),
        Image.fromarray(np.asarray(RAMP).astype(np.uint16) * 257),
    ],
    ids=lambda image: image.mode,
)
def test_every_kind_of_pixels_is_seen_as_it_is(image: Image.Image) -> None:
    grey = image.mode in ("I;16", "LA")
    assert far(seen(written(image), "png"), RAMP if grey else image) <= 1


@pytest.mark.parametrize("kind", ["TIFF", "BMP", "GIF", "PPM", "TGA", "ICO", "JPEG2000", "AVIF"])
def test_what_pillow_reads_is_read(kind: str) -> None:
    image = COLOURS.resize((256, 160))
    options = {"sizes": [(256, 160)]} if kind == "ICO" else {}
    assert seen(written(image, kind, **options)).size in ((256, 160), (160, 160))


def test_greys_of_a_float_tiff_are_spread_over_what_can_be_seen() -> None:
    floats = Image.fromarray(np.asarray(RAMP, np.float32) / 255)
    assert far(seen(written(floats, "TIFF")), RAMP) <= 1


def test_lab_is_shown_in_its_colours() -> None:
    srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    image = ImageCms.profileToProfile(COLOURS, srgb, lab, outputMode="LAB")
    assert image is not None
    assert np.abs(np.asarray(seen(written(image, "TIFF")), int) - np.asarray(COLOURS)).mean() < 4


@pytest.mark.parametrize("mode", ["L", "RGB", "LA", "RGBA"])
@pytest.mark.parametrize("gamma", [1.0, 1.8, 3.0])
def test_a_profile_is_believed_in_every_mode(mode: str, gamma: float) -> None:
    image = COLOURS.convert(mode)
    shown = seen(written(image, icc_profile=gamma_of(gamma)), "png")
    assert far(shown, managed(image.convert("RGB"), gamma_of(gamma))) <= 1
    assert far(shown, image) > 10


def test_a_grey_profile_with_lab_inside_is_believed() -> None:
    """Qt knows no such profile, and would show the bare numbers."""
    curve = b"curv" + struct.pack(">IIH", 0, 1, round(256 * 1.2))
    white = b"XYZ " + bytes(4) + struct.pack(">iii", 63190, 65536, 54061)
    tags = [(b"wtpt", white), (b"kTRC", curve + bytes(2))]
    at, table, body = 128 + 4 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for name, data in tags:
        table += name + struct.pack(">II", at + len(body), len(data))
        body += data
    head = struct.pack(">I4sI4s4s4s", 0, b"lcms", 0x02400000, b"mntr", b"GRAY", b"Lab ")
    head += bytes(12) + b"acsp" + bytes(28) + struct.pack(">iii", 63190, 65536, 54061)
    head = head.ljust(128, b"\0")
    icc = struct.pack(">I", at + len(body)) + head[4:] + table + body
    shown = seen(written(RAMP, icc_profile=icc), "png")
    assert far(shown, managed(RAMP, icc)) <= 1
    assert far(shown, RAMP) > 10


def test_four_inks_are_shown_by_their_own_profile_or_else_plainly() -> None:
    inks = COLOURS.convert("CMYK")
    assert far(seen(written(inks, "JPEG", quality=100), "jpeg"), COLOURS) < 12


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_png_that_tells_its_gamma_is_shown_by_it(mode: str) -> None:
    image = COLOURS.convert(mode)
    data = png_with(written(image), chunk(b"gAMA", struct.pack(">I", 100_000)))
    assert far(seen(data, "png"), managed(image.convert("RGB"), gamma_of(1.0))) <= 1


def test_a_png_that_tells_its_primaries_is_shown_by_them() -> None:
    wide = struct.pack(">8I", 31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000)  # Display P3
    told = chunk(b"gAMA", struct.pack(">I", 45_455)), chunk(b"cHRM", wide)
    space = QColorSpace(QColorSpace.Primaries.DciP3D65, 2.2)
    expected = managed(COLOURS, bytes(space.iccProfile().data()))
    shown = seen(png_with(written(COLOURS), *told), "png")
    assert far(shown, expected) <= 2
    assert far(shown, COLOURS) > 10


@pytest.mark.parametrize("said", [b"", b"sRGB"])
def test_a_gamma_that_only_repeats_srgb_changes_nothing(said: bytes) -> None:
    gamma = 45_455 if not said else 100_000  # sRGB goes before whatever gamma says
    told = [chunk(b"sRGB", b"\0")] if said else []
    data = png_with(written(COLOURS), *told, chunk(b"gAMA", struct.pack(">I", gamma)))
    assert far(seen(data, "png"), COLOURS) == 0


def test_a_png_with_coded_colours_is_shown_by_them() -> None:
    data = png_with(written(COLOURS), chunk(b"cICP", bytes([12, 13, 0, 1])))
    space = QColorSpace(QColorSpace.Primaries.DciP3D65, QColorSpace.TransferFunction.SRgb)
    assert far(seen(data, "png"), managed(COLOURS, bytes(space.iccProfile().data()))) <= 1


@pytest.mark.parametrize("profile", [b"", b"no profile", gamma_of(1.8)[:200]])
def test_a_profile_that_makes_no_sense_is_none(profile: bytes) -> None:
    assert far(seen(written(COLOURS, icc_profile=profile), "png"), COLOURS) == 0


@pytest.mark.parametrize(
    "image",
    [
        COLOURS.convert("RGBA"),
        RAMP.convert("LA"),
        COLOURS.quantize(16),
        RAMP,
        COLOURS,
        Image.fromarray(np.asarray(RAMP).astype(np.uint16) * 257),
    ],
    ids=lambda image: image.mode,
)
def test_transparency_of_every_kind_lies_on_the_ground(image: Image.Image) -> None:
    if image.mode in ("RGBA", "LA"):
        image = image.copy()
        image.putalpha(0)
        data = written(image)
    else:
        clear = {"P": 0, "L": 0, "RGB": image.getpixel((0, 0)), "I;16": 0}[image.mode]
        data = written(image, transparency=clear)
    for ground, colour in (("#ffffff", (255, 255, 255)), ("#102030", (16, 32, 48))):
        shown = seen(data, "png", ground=ground).convert("RGB")
        assert colour in {shown.getpixel((x, 0)) for x in range(shown.width)}
    assert examined(data).alpha


def test_opaque_alpha_is_no_transparency() -> None:
    assert not examined(written(COLOURS.convert("RGBA"))).alpha
    assert read(written(COLOURS.convert("RGBA")), "png").mode == "RGB"


@pytest.mark.parametrize(
    "payload",
    [
        PACKED[: len(PACKED) // 2],
        b"no pixels",
        PACKED[:-1] + bytes([PACKED[-1] ^ 1]),
        zlib.compress(ROWS[: len(ROWS) // 2]),
        b"",
    ],
    ids=["half", "garbage", "sum", "few rows", "nothing"],
)
def test_damaged_pixels_are_found_before_anything_is_sent(payload: bytes) -> None:
    with pytest.raises(BadImage, match="pixels are damaged"):
        examined(png(payload))


def test_a_png_with_a_wrong_checksum_is_refused() -> None:
    data = png(PACKED)
    assert examined(data).upright == (400, 320)
    at = data.index(b"IDAT") + 4 + len(PACKED)
    wrong = data[:at] + bytes(4) + data[at + 4 :]
    with pytest.raises(BadImage, match="checksums are wrong"):
        examined(wrong)


def test_a_wrong_checksum_of_a_note_breaks_no_picture() -> None:
    assert examined(png_with(png(PACKED), chunk(b"tEXt", b"k\0v")[:-4] + bytes(4)))


@pytest.mark.parametrize("data", [grey_bomb(24_000), empty_png(20_000, 20_000)])
def test_more_pixels_than_can_be_prepared_are_refused_with_their_number(data: bytes) -> None:
    assert header(data, "png").size[0] >= 20_000
    with pytest.raises(TooLarge) as error:
        examined(data)
    assert f"megapixels and may have at most {LARGEST // 1_000_000}" in error.value.of("a.png")


def test_a_small_view_of_a_huge_jpeg_needs_little() -> None:
    huge = written(Image.new("L", (12_000, 12_000), 90), "JPEG", quality=50)
    with pytest.raises(TooLarge):
        read(huge, "jpeg")
    assert read(huge, "jpeg", (400, 400)).size == (400, 400)


def test_a_missing_library_for_heic_takes_no_other_kind_along(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1)  # as if nothing had been read yet
    data = written(Image.new("RGB", (64, 48)))
    assert header(data, "png").size == (64, 48)
    assert read(data).size == (64, 48)


def test_a_bomb_is_not_unpacked_to_its_end() -> None:
    """Whoever went to the end of the packed pixels would see that it is broken."""
    packed = zlib.compress(bytes(20_000_000))
    assert rows_are_there(png(packed[:-4] + bytes(4)))
    assert not rows_are_there(png(PACKED[:-4] + bytes(4)))
