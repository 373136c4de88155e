"""Frames made fit to send: the same picture, upright, and within every rule."""

import hashlib
import random
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QColorSpace, QImage

from hailuo_desktop.domain.errors import Refused
from hailuo_desktop.domain.frame import WHITE, Crop, Frame, frame_problems
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.media.prepare import COMFORTABLE, Stills
from hailuo_desktop.media.signature import format_of
from hailuo_desktop.media.still import decoded, examined, facts_of
from tests.fakes.files import (
    chunk,
    in_colours,
    jpeg_with,
    png_with,
    riff_chunk,
    segment,
    tiff,
    turned,
    webp_with,
)
from tests.fakes.pictures import encoded, picture

PICTURE = picture(640, 360)
F = QImage.Format
KINDS = ["jpeg", "png", "webp"]


class Desk:
    """A library's folder for frames and one for what is made from them."""

    def __init__(self, folder: Path) -> None:
        self.cache = folder / "ready"
        self.folder = folder
        self.stills = Stills(self.cache)

    def frame(self, data: bytes, crop: Crop | None = None) -> tuple[Frame, Path]:
        digest = hashlib.sha256(data).hexdigest()
        file = self.folder / digest
        file.write_bytes(data)
        return Frame(digest, "frame.img", examined(data), crop), file

    def sent(self, data: bytes, crop: Crop | None = None) -> bytes:
        """The bytes that would be uploaded, which always keep the rules."""
        sent = self.stills.ready(*self.frame(data, crop)).read_bytes()
        assert frame_problems(facts_of(sent), Field.FIRST_FRAME) == []
        assert facts_of(sent).orientation == 1
        return sent


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def noise(width: int, height: int, seed: int = 1) -> QImage:
    """A picture that nothing can pack well."""
    pixels = random.Random(seed).randbytes(width * height * 3)
    return QImage(pixels, width, height, width * 3, F.Format_RGB888).copy()


def difference(one: QImage, other: QImage) -> float:
    """The mean difference of two pictures' values, of 255."""
    pair = [bytes(each.convertToFormat(F.Format_RGB888).constBits()) for each in (one, other)]
    assert one.size() == other.size()
    return sum(abs(a - b) for a, b in zip(*pair, strict=True)) / len(pair[0])


@pytest.mark.parametrize(("name", "quality"), [("JPG", 80), ("PNG", -1), ("WEBP", 80)])
def test_a_fit_frame_is_sent_as_it_is_kept(desk: Desk, name: str, quality: int) -> None:
    frame, file = desk.frame(encoded(PICTURE, name, quality))
    assert desk.stills.ready(frame, file) == file
    assert [each.stat().st_size for each in desk.cache.rglob("*.*")] == [0]
    assert Stills(desk.cache).ready(frame, file) == file


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_turned_picture_is_sent_upright(desk: Desk, kind: str, orientation: int) -> None:
    data = turned(kind, orientation)
    sent = desk.sent(data)
    shown = decoded(data, kind)
    assert facts_of(sent).upright == shown.size().toTuple() == facts_of(data).upright
    assert difference(decoded(sent, format_of(sent)), shown) < (1.0 if kind == "jpeg" else 1e-9)


def big_note(kind: str, size: int) -> bytes:
    """A small picture with a huge note."""
    if kind == "jpeg":
        part = segment(0xE1, b"Exif\0\0" + tiff(1, padding=bytes(60_000)))
        return jpeg_with(encoded(PICTURE, "JPG", 90), *[part] * (size // len(part)))
    if kind == "png":
        return png_with(encoded(PICTURE, "PNG"), chunk(b"iTXt", bytes(size)))
    return webp_with(PICTURE, riff_chunk(b"EXIF", tiff(1, padding=bytes(size))), flags=0x08)


@pytest.mark.parametrize("kind", KINDS)
def test_oversized_notes_go_without_touching_a_pixel(desk: Desk, kind: str) -> None:
    data = big_note(kind, 15_000_000)
    sent = desk.sent(data)
    assert len(sent) < 100_000
    assert format_of(sent) == kind
    assert decoded(sent, kind) == decoded(data, kind)


def test_the_place_where_a_photo_was_taken_is_not_sent(desk: Desk) -> None:
    note = segment(0xE1, b"Exif\0\0" + tiff(1, padding=b"GPS 52.5 N"))
    assert b"GPS" not in desk.sent(jpeg_with(encoded(PICTURE, "JPG", 90), note))


def test_a_large_png_becomes_a_smaller_file_with_the_same_pixels(desk: Desk) -> None:
    image = noise(1400, 2400).convertToFormat(F.Format_Grayscale8).convertToFormat(F.Format_RGB32)
    data = encoded(image, "PNG", 100)  # Qt writes 100 unpacked
    assert len(data) > COMFORTABLE
    sent = desk.sent(data)
    assert len(sent) < len(data)
    assert format_of(sent) == "webp"
    assert decoded(sent, "webp").convertToFormat(F.Format_RGB32) == image


def test_a_large_png_that_nothing_packs_better_stays_a_png(desk: Desk) -> None:
    data = encoded(noise(1500, 2400), "PNG")
    assert len(data) > COMFORTABLE
    frame, file = desk.frame(data)
    sent = desk.stills.ready(frame, file)
    assert sent == file or sent.stat().st_size < len(data)
    assert decoded(sent.read_bytes(), format_of(sent.read_bytes())).convertToFormat(
        F.Format_RGB888
    ) == noise(1500, 2400)


def test_a_large_jpeg_is_never_encoded_again_just_for_its_size(desk: Desk) -> None:
    data = encoded(noise(1700, 2200), "JPG", 100)
    assert len(data) > COMFORTABLE
    frame, file = desk.frame(data)
    assert desk.stills.ready(frame, file) == file


def test_a_turned_jpeg_that_would_grow_too_large_is_packed_until_it_fits(desk: Desk) -> None:
    image = noise(3000, 3000)
    plain = encoded(image, "JPG", 92)
    note = segment(0xE1, b"Exif\0\0" + tiff(6))
    assert len(encoded(image, "JPG", 97)) > 20_000_000 > len(plain)
    assert len(desk.sent(jpeg_with(plain, note))) <= 20_000_000


@pytest.mark.parametrize("name", ["JPG", "PNG", "WEBP"])
def test_another_profile_becomes_srgb_and_looks_the_same(desk: Desk, name: str) -> None:
    looks = picture(640, 360, "#a04030", "#308050")
    data = encoded(in_colours(looks, QColorSpace.NamedColorSpace.AdobeRgb), name, 100)
    sent = desk.sent(data)
    image = decoded(sent, format_of(sent))
    assert not image.colorSpace().isValid()
    assert b"ICC" not in sent
    assert difference(image, looks) < 1.5
    assert difference(QImage.fromData(data), looks) > 3


@pytest.mark.parametrize("name", ["JPG", "PNG"])
def test_a_file_that_says_it_is_srgb_is_believed_and_kept(desk: Desk, name: str) -> None:
    image = PICTURE.copy()
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    frame, file = desk.frame(encoded(image, name, 90))
    assert decoded(desk.stills.ready(frame, file).read_bytes(), format_of(file.read_bytes())) == (
        decoded(file.read_bytes(), format_of(file.read_bytes()))
    )


def test_four_inks_become_three_colours(desk: Desk) -> None:
    data = encoded(PICTURE.convertToFormat(F.Format_CMYK8888), "JPG", 98)
    sent = desk.sent(data)
    image = decoded(sent, "jpeg")
    assert image.format() == F.Format_RGB32
    assert difference(image, PICTURE) < 3


@pytest.mark.parametrize(
    ("deep", "plain"),
    [
        (F.Format_RGBX64, F.Format_RGB32),
        (F.Format_Grayscale16, F.Format_Grayscale8),
        (F.Format_RGBA64, F.Format_ARGB32),
    ],
)
def test_sixteen_bits_become_eight(desk: Desk, deep: F, plain: F) -> None:
    image = PICTURE.convertToFormat(deep)
    sent = desk.sent(encoded(image, "PNG"))
    back = decoded(sent, "png")
    assert back.depth() <= 32
    assert sent[24] == 8
    assert difference(back, image.convertToFormat(plain)) < 1


@pytest.mark.parametrize(("ground", "seen"), [(WHITE, (204, 214, 224)), ("#000000", (0, 10, 20))])
def test_what_is_transparent_is_sent_on_its_ground(
    desk: Desk, ground: str, seen: tuple[int, int, int]
) -> None:
    image = PICTURE.convertToFormat(F.Format_ARGB32)
    for x in range(50):
        for y in range(50):
            image.setPixelColor(x, y, QColor(0, 50, 100, 51))
    frame, file = desk.frame(encoded(image, "PNG"))
    sent = desk.stills.ready(replace(frame, ground=ground), file).read_bytes()
    back = QImage.fromData(sent)
    assert not back.hasAlphaChannel()
    colour = back.pixelColor(20, 20)
    assert (colour.red(), colour.green(), colour.blue()) == pytest.approx(seen, abs=1)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", [1, 6, 3])
def test_a_crop_is_baked_into_what_is_sent(desk: Desk, kind: str, orientation: int) -> None:
    data = turned(kind, orientation, 1000, 800)
    crop = Crop(0.1, 0.25, 0.6, 0.5)
    frame, file = desk.frame(data, crop)
    sent = desk.stills.ready(frame, file).read_bytes()
    assert facts_of(sent).upright == (frame.seen.width, frame.seen.height)
    upright = decoded(data, kind)
    part = upright.copy(
        round(0.1 * upright.width()), round(0.25 * upright.height()), *facts_of(sent).upright
    )
    assert difference(decoded(sent, format_of(sent)), part) < 1.0
    assert file.read_bytes() == data


def test_each_crop_is_a_picture_of_its_own(desk: Desk) -> None:
    data = encoded(picture(1000, 800), "PNG")
    halves = [desk.sent(data, Crop(0.0, 0.0, 0.5, 1.0)), desk.sent(data, Crop(0.5, 0, 0.5, 1))]
    assert halves[0] != halves[1]
    assert len(list(desk.cache.rglob("*.png"))) == 2


def test_a_crop_that_leaves_too_little_is_refused_in_words(desk: Desk) -> None:
    frame, file = desk.frame(encoded(PICTURE, "PNG"), Crop(0, 0, 0.3, 0.3))
    with pytest.raises(
        Refused, match=r"“frame\.img” is 192 × 108 px and its short edge must be"
    ) as no:
        desk.stills.ready(frame, file)
    assert codes(no.value) == ["image_short_edge"]
    assert not desk.cache.exists()


def test_what_was_made_is_made_once(desk: Desk) -> None:
    frame, file = desk.frame(turned("jpeg", 6))
    first = desk.stills.ready(frame, file)
    file.unlink()
    assert desk.stills.ready(frame, file) == first
    assert [each.name for each in desk.cache.rglob("*.*")] == [f"{frame.digest}.jpeg"]


def test_a_frame_that_cannot_be_decoded_is_refused_by_name(desk: Desk) -> None:
    data = png_with(encoded(PICTURE, "PNG"), chunk(b"eXIf", tiff(6)))
    frame, file = desk.frame(data)
    file.write_bytes(data[:300])
    with pytest.raises(Refused, match=r"“frame\.img”") as no:
        desk.stills.ready(frame, file)
    assert codes(no.value) == ["frame_damaged"]


def codes(refused: Refused) -> list[str]:
    """What a take keeps of it: codes that every language has words for, and no sentence."""
    return [each.code for each in refused.reasons]
