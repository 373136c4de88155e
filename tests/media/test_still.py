"""What a still is, from its header alone; and whatever is wrong with it, in words."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint
from PySide6.QtGui import QColor, QColorSpace, QImage, QImageReader, QPainter

from hailuo_desktop.domain.frame import ImageFacts, frame_problems
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.media.still import BadImage, decoded, facts_of, in_srgb, thumbnail
from tests.fakes.files import (
    chunk,
    empty_png,
    grey_bomb,
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
KINDS = {"jpeg": "JPG", "png": "PNG", "webp": "WEBP"}
FILES = {kind: encoded(PICTURE, name, 90) for kind, name in KINDS.items()}
EVERY_KIND = pytest.mark.parametrize("kind", KINDS)
F = QImage.Format


def corners(image: QImage) -> list[str]:
    """The four corners, clockwise from the top left, to the nearest loud colour."""
    w, h = image.width() - 1, image.height() - 1
    names = {(1, 0, 0): "r", (0, 1, 0): "g", (0, 0, 1): "b", (1, 1, 1): "w"}
    found: list[str] = []
    for x, y in ((2, 2), (w - 2, 2), (w - 2, h - 2), (2, h - 2)):
        colour = image.pixelColor(x, y)
        found.append(names[colour.red() // 128, colour.green() // 128, colour.blue() // 128])
    return found


def marked(width: int = 64, height: int = 32) -> QImage:
    image = QImage(width, height, F.Format_RGB32)
    painter = QPainter(image)
    half = width // 2, height // 2
    for (x, y), colour in {(0, 0): "red", (1, 0): "lime", (1, 1): "blue", (0, 1): "white"}.items():
        painter.fillRect(x * half[0], y * half[1], *half, QColor(colour))
    painter.end()
    return image


@EVERY_KIND
def test_every_allowed_kind_says_what_it_is(kind: str) -> None:
    assert facts_of(FILES[kind]) == ImageFacts(kind, 640, 360, len(FILES[kind]), 1)


def test_notes_that_are_not_sent_do_not_count_against_the_limit() -> None:
    data = png_with(FILES["png"], chunk(b"iTXt", bytes(21_000_000)))
    facts = facts_of(data)
    assert facts.size == len(FILES["png"])
    assert frame_problems(facts, Field.FIRST_FRAME) == []


def test_a_lossy_and_an_extended_webp_say_what_they_are() -> None:
    lossy, wide = encoded(PICTURE, "WEBP", 60), webp_with(PICTURE)
    assert lossy[12:16] == b"VP8 "
    assert [facts_of(each).upright for each in (lossy, wide)] == [(640, 360)] * 2


@pytest.mark.parametrize(
    "image",
    [
        PICTURE.convertToFormat(F.Format_Grayscale8),
        PICTURE.convertToFormat(F.Format_Grayscale16),
        PICTURE.convertToFormat(F.Format_RGBX64),
        PICTURE.convertToFormat(F.Format_Indexed8),
        PICTURE.convertToFormat(F.Format_Mono),
        PICTURE.convertToFormat(F.Format_ARGB32),
    ],
)
def test_every_depth_of_png_is_read(image: QImage) -> None:
    assert facts_of(encoded(image, "PNG")).upright == (640, 360)
    assert thumbnail(encoded(image, "PNG"), (64, 64), 1).size().toTuple() == (64, 36)


def test_a_progressive_jpeg_is_whole() -> None:
    data = progressive_jpeg(PICTURE)
    assert b"\xff\xc2" in data
    assert facts_of(data).upright == (640, 360)


def test_a_jpeg_with_four_inks_is_shown_in_three_colours() -> None:
    data = encoded(PICTURE.convertToFormat(F.Format_CMYK8888), "JPG", 95)
    assert facts_of(data).format == "jpeg"
    assert thumbnail(data, (64, 36), 1).format() == F.Format_RGB32


@EVERY_KIND
@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_says_which_way_is_up(kind: str, orientation: int) -> None:
    facts = facts_of(turned(kind, orientation))
    assert (facts.width, facts.height, facts.orientation) == (640, 360, orientation)
    assert facts.upright == ((640, 360) if orientation < 5 else (360, 640))


# The corners r g b w, clockwise, as EXIF's eight orientations show them.
SHOWN = ["rgbw", "grwb", "bwrg", "wbgr", "rwbg", "wrgb", "bgrw", "gbwr"]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_shown_upright(orientation: int) -> None:
    note = segment(0xE1, b"Exif\0\0" + tiff(orientation, ">"))
    jpeg = jpeg_with(encoded(marked(), "JPG", 100), note)
    webp = webp_with(marked(), riff_chunk(b"EXIF", tiff(orientation)), flags=0x08)
    for data, kind in ((jpeg, "jpeg"), (webp, "webp")):
        assert "".join(corners(decoded(data, kind))) == SHOWN[orientation - 1]
        small = thumbnail(data, (32, 32), 1)
        assert "".join(corners(small)) == SHOWN[orientation - 1]
        assert small.size().toTuple() == ((32, 16) if orientation < 5 else (16, 32))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_qt_reads_the_orientation_of_a_jpeg_alike(orientation: int) -> None:
    data = jpeg_with(encoded(marked(), "JPG", 100), segment(0xE1, b"Exif\0\0" + tiff(orientation)))
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    reader.setAutoTransform(True)
    assert corners(reader.read()) == corners(decoded(data, "jpeg"))


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"II*\0",
        tiff(0),
        tiff(9),
        tiff(6)[:14],
        b"XX*\0" + tiff(6)[4:],
        tiff(6)[:4] + b"\xff" * 9,
    ],
)
def test_a_broken_note_does_not_turn_a_picture(note: bytes) -> None:
    data = jpeg_with(FILES["jpeg"], segment(0xE1, b"Exif\0\0" + note))
    assert facts_of(data).orientation == 1


@pytest.mark.parametrize("lie", ["photo.png", "photo.webp", "photo.txt", "photo"])
def test_content_counts_and_not_the_name(lie: str, tmp_path: Path) -> None:
    file = tmp_path / lie
    file.write_bytes(FILES["jpeg"])
    assert facts_of(file.read_bytes()).format == "jpeg"
    assert thumbnail(file, (64, 36), 1).width() == 64


def test_a_header_is_all_that_is_read() -> None:
    facts = facts_of(empty_png(20_000, 20_000))
    assert facts.upright == (20_000, 20_000)
    with pytest.raises(BadImage, match="cannot be shown"):
        thumbnail(empty_png(400, 400), (64, 64), 1)


def test_a_bomb_says_its_size_and_is_not_unpacked() -> None:
    data = grey_bomb(24_000)
    assert len(data) < 3_000_000
    assert facts_of(data).upright == (24_000, 24_000)
    with pytest.raises(BadImage, match="cannot be shown"):
        thumbnail(data, (64, 64), 1)


@pytest.mark.parametrize("size", [(2**31, 10), (0, 10), (2**32 - 1, 2**32 - 1)])
def test_a_header_that_makes_no_sense_is_damage(size: tuple[int, int]) -> None:
    with pytest.raises(BadImage, match="is damaged"):
        facts_of(empty_png(*size))


CUTS = [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99]


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "progressive"])
def test_a_file_that_is_cut_short_is_found(kind: str, cut: float) -> None:
    data = progressive_jpeg(PICTURE) if kind == "progressive" else FILES[kind]
    for end in (int(len(data) * cut), int(len(data) * cut) + 1):
        with pytest.raises(BadImage, match=r"is cut short|is no picture"):
            facts_of(data[:end])


@EVERY_KIND
@pytest.mark.parametrize("missing", [1, 2, 3, 4, 8, 12])
def test_the_very_last_bytes_are_missed(kind: str, missing: int) -> None:
    with pytest.raises(BadImage, match="is cut short"):
        facts_of(FILES[kind][:-missing])


@EVERY_KIND
def test_a_file_with_something_behind_its_end_is_whole(kind: str) -> None:
    assert facts_of(FILES[kind] + b"\0" * 100 + b"more").upright == (640, 360)


def test_the_end_of_a_preview_is_not_the_end_of_the_picture() -> None:
    preview = encoded(picture(160, 90), "JPG", 80)
    data = jpeg_with(FILES["jpeg"], segment(0xE1, b"Exif\0\0" + tiff(1, padding=preview)))
    assert facts_of(data).upright == (640, 360)
    with pytest.raises(BadImage, match="is cut short"):
        facts_of(data[: len(preview) + 900])


def test_bytes_between_the_parts_of_a_jpeg_are_forgiven() -> None:
    data = FILES["jpeg"]
    assert facts_of(data[:20] + b"\0\0\xff" + data[20:]).upright == (640, 360)


def test_an_animation_is_refused_with_the_way_out() -> None:
    with pytest.raises(BadImage, match="is an animation: save one of its pictures"):
        facts_of(moving_webp(PICTURE))


def test_an_animated_png_is_its_first_picture() -> None:
    data = png_with(FILES["png"], bytes.fromhex("000000086163544c000000030000000000000000"))
    assert facts_of(data).upright == (640, 360)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7 ...", "pdf"),
        (b'<?xml version="1.0"?><svg xmlns="x"/>', "svg"),
        (b"GIF89a" + bytes(20), "gif"),
        (encoded(PICTURE, "BMP"), "bmp"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "heic"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif\0\0\0\0", "avif"),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1\0\0\0\0", "avif"),
        (b"\0\0\0\x18ftypisom\0\0\0\0mp42isom", "video"),
        (encoded(PICTURE, "TIFF"), "tiff"),
        (b"MM\0*" + bytes(20), "tiff"),
        (b"8BPS" + bytes(20), "psd"),
        (b"\xff\x0a" + bytes(20), "jpeg xl"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "jpeg xl"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "jpeg 2000"),
        (b"\0\0\1\0" + bytes(20), "ico"),
    ],
)
def test_a_format_that_is_refused_is_named(data: bytes, name: str) -> None:
    assert facts_of(data).format == name
    with pytest.raises(BadImage, match="is no picture"):
        thumbnail(data, (64, 64), 1)


@pytest.mark.parametrize(
    "data",
    [b"hello", b"BMW makes cars.", b"\0" * 100, b"<html><body>404</body></html>", b"RIFF", b"\xff"],
)
def test_what_is_no_picture_is_called_so(data: bytes) -> None:
    with pytest.raises(BadImage, match="is no picture: drop a JPEG, PNG or WebP"):
        facts_of(data)


def test_an_empty_file_is_called_empty() -> None:
    with pytest.raises(BadImage, match="is empty"):
        facts_of(b"")


@EVERY_KIND
def test_a_thumbnail_fits_its_box_at_every_scale(kind: str) -> None:
    for scale in (1.0, 1.5, 3.0):
        image = thumbnail(FILES[kind], (100, 100), scale)
        assert image.devicePixelRatio() == scale
        assert image.width() == round(100 * scale)
        assert image.height() == pytest.approx(56.25 * scale, abs=1)


def test_a_small_picture_is_not_blown_up() -> None:
    assert thumbnail(FILES["png"], (2000, 2000), 2).size().toTuple() == (640, 360)


@EVERY_KIND
def test_a_picture_in_another_profile_looks_the_same_in_srgb(kind: str) -> None:
    looks = QImage(320, 320, F.Format_RGB32)
    looks.fill(QColor(200, 60, 40))
    wide = in_colours(looks, QColorSpace.NamedColorSpace.DisplayP3)
    data = encoded(wide, KINDS[kind], 100)
    assert wide.pixelColor(9, 9).red() < 195
    shown = thumbnail(data, (320, 320), 1).pixelColor(QPoint(9, 9))
    assert [shown.red(), shown.green(), shown.blue()] == pytest.approx([200, 60, 40], abs=3)


def test_srgb_is_left_as_it_is() -> None:
    assert in_srgb(PICTURE) == PICTURE
