"""Notes beside the pixels: what they say of up, and that all else can go."""

import pytest
from PySide6.QtGui import QColorSpace, QImage

from hailuo_desktop.media.metadata import animated, bare
from hailuo_desktop.media.picture import header
from hailuo_desktop.media.signature import whole
from hailuo_desktop.media.still import decoded
from tests.fakes.files import (
    chunk,
    in_colours,
    jpeg_with,
    moving_webp,
    png_with,
    progressive_jpeg,
    riff_chunk,
    segment,
    tiff,
    turned,
    webp_with,
)
from tests.fakes.pictures import encoded, picture

PICTURE = picture(640, 360)
SECRET = b"GPS 52.5163 N 13.3777 E"
KINDS = ["jpeg", "png", "webp"]


def noted(kind: str) -> bytes:
    """A file of that kind with everything that cameras and editors write beside pixels."""
    exif = tiff(1, padding=SECRET * 2000)
    if kind == "jpeg":
        return (
            jpeg_with(
                encoded(PICTURE, "JPG", 90),
                segment(0xE1, b"Exif\0\0" + exif),
                segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET),
                segment(0xE2, b"MPF\0" + SECRET),
                segment(0xED, b"Photoshop 3.0\0" + SECRET * 1000),
                segment(0xEC, b"Ducky" + SECRET),
                segment(0xFE, SECRET),
            )
            + SECRET
        )
    if kind == "png":
        names = (b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME", b"caBX")
        return png_with(encoded(PICTURE, "PNG"), *(chunk(n, SECRET * 500) for n in names)) + SECRET
    return webp_with(
        PICTURE, riff_chunk(b"EXIF", exif), riff_chunk(b"XMP ", SECRET), riff_chunk(b"ABCD", SECRET)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_notes_go_and_every_pixel_stays(kind: str) -> None:
    data = noted(kind)
    clean = bare(data, kind)
    assert data.count(SECRET) > 3
    assert SECRET not in clean
    assert len(clean) < len(data) - 20_000
    assert whole(clean, kind)
    assert decoded(clean, kind) == decoded(data, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_bare_stays_as_it_is(kind: str) -> None:
    clean = bare(noted(kind), kind)
    assert bare(clean, kind) == clean


def test_a_file_as_qt_writes_it_loses_no_pixel() -> None:
    for kind, name in (("jpeg", "JPG"), ("png", "PNG"), ("webp", "WEBP")):
        data = encoded(PICTURE, name, 80)
        assert decoded(bare(data, kind), kind) == decoded(data, kind)


def test_a_progressive_jpeg_keeps_all_its_scans() -> None:
    data = progressive_jpeg(PICTURE)
    assert bare(data, "jpeg").count(b"\xff\xda") == data.count(b"\xff\xda") > 1
    assert decoded(bare(data, "jpeg"), "jpeg") == decoded(data, "jpeg")


def test_a_preview_in_the_first_part_of_a_jpeg_goes() -> None:
    plain = encoded(PICTURE, "JPG", 90)
    body = b"JFIF\0\1\1\1\0\x48\0\x48\x40\x40" + SECRET * 100
    data = plain[:2] + segment(0xE0, body) + plain[20:]
    clean = bare(data, "jpeg")
    assert SECRET not in clean
    assert clean[2:20] == segment(0xE0, body[:12] + b"\0\0")
    assert decoded(clean, "jpeg") == decoded(plain, "jpeg")


def test_four_inks_keep_the_note_about_their_inks() -> None:
    data = encoded(PICTURE.convertToFormat(QImage.Format.Format_CMYK8888), "JPG", 95)
    assert b"Adobe" in bare(data, "jpeg")
    assert decoded(bare(data, "jpeg"), "jpeg") == decoded(data, "jpeg")


@pytest.mark.parametrize("kind", KINDS)
def test_a_colour_profile_goes_too(kind: str) -> None:
    wide = in_colours(PICTURE, QColorSpace.NamedColorSpace.DisplayP3)
    data = encoded(wide, {"jpeg": "JPG"}.get(kind, kind.upper()), 100)
    assert not QImage.fromData(bare(data, kind)).colorSpace().isValid()
    assert QImage.fromData(data).colorSpace().isValid()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_orientation_is_found_and_goes_with_the_notes(kind: str, orientation: int) -> None:
    data = turned(kind, orientation)
    assert header(data, kind).orientation == orientation
    assert header(bare(data, kind), kind).orientation == 1


def test_exif_may_be_written_in_either_order_of_bytes() -> None:
    for order in "<>":
        note = segment(0xE1, b"Exif\0\0" + tiff(8, order))
        assert header(jpeg_with(encoded(PICTURE, "JPG"), note), "jpeg").orientation == 8


def test_xmp_in_front_of_exif_does_not_hide_it() -> None:
    xmp = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>")
    data = jpeg_with(encoded(PICTURE, "JPG"), xmp, segment(0xE1, b"Exif\0\0" + tiff(6)))
    assert header(data, "jpeg").orientation == 6


def test_only_a_webp_moves() -> None:
    assert animated(moving_webp(PICTURE), "webp")
    assert not animated(webp_with(PICTURE), "webp")
    assert not animated(encoded(PICTURE, "PNG"), "png")
    assert not animated(b"RIFF", "webp")
