"""Pictures that cannot be frames as they are become frames; the original stays as it is."""

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from hailuo_desktop.domain.fixes import legal_crop
from hailuo_desktop.domain.frame import MAX_BYTES, Frame, ImageFacts
from hailuo_desktop.media.still import decoded
from hailuo_desktop.store.frames import Frames
from hailuo_desktop.studio.image_fixes import Fix, ImageFixes, Refused
from hailuo_desktop.studio.intake import ImageRefused
from tests.fakes.heic import register_heic_writer
from tests.fakes.pictures import encoded, picture

register_heic_writer()


@pytest.fixture
def mending(tmp_path: Path) -> ImageFixes:
    return ImageFixes(Frames(tmp_path))


def saved(kind: str, width: int = 640, height: int = 400, **more: object) -> bytes:
    """A picture in red and green halves, in a format of that name."""
    image = Image.new("RGB", (width, height), (200, 30, 30))
    image.paste((30, 160, 60), (width // 2, 0, width, height))
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


async def mended(mending: ImageFixes, data: bytes, name: str) -> tuple[Frame, QImage]:
    frame = await mending.mend(mending.diagnose(data, name, "why"))
    return frame, decoded(mending.frames.path(frame.digest).read_bytes())


@pytest.mark.parametrize("kind", ["HEIF", "AVIF", "BMP", "GIF", "TIFF"])
async def test_other_formats_are_converted_with_their_colours(
    mending: ImageFixes, kind: str
) -> None:
    data = saved(kind)
    assert mending.diagnose(data, "sea.x", "why").offer == "Convert"
    frame, image = await mended(mending, data, "sea.x")
    assert frame.name == "sea.png"
    assert (frame.facts.format, frame.facts.upright) == ("png", (640, 400))
    left, right = image.pixelColor(100, 200), image.pixelColor(540, 200)
    assert abs(left.red() - 200) < 12
    assert abs(right.green() - 160) < 12


async def test_a_turned_picture_is_converted_upright(mending: ImageFixes) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved("HEIF", exif=exif.tobytes())
    frame, _ = await mended(mending, data, "phone.heic")
    assert frame.facts.orientation == 1


async def test_what_is_too_wide_is_cropped_to_the_nearest_legal_ratio(mending: ImageFixes) -> None:
    data = encoded(picture(2000, 500), "PNG")
    assert mending.diagnose(data, "wide.png", "why").offer == "Crop"
    frame, _ = await mended(mending, data, "wide.png")
    assert frame.facts.upright == (2000, 500)  # the whole picture is kept
    assert (frame.seen.width, frame.seen.height) == (1250, 500)


@pytest.mark.parametrize("convert", [(), (Fix.CONVERT,), (Fix.SHRINK,)])
@pytest.mark.parametrize("enlarge", [(), (Fix.ENLARGE,)])
@pytest.mark.parametrize("crop", [(), (Fix.CROP,)])
def test_whatever_steps_there_are_have_words(
    convert: tuple[Fix, ...], enlarge: tuple[Fix, ...], crop: tuple[Fix, ...]
) -> None:
    steps = (*convert, *enlarge, *crop)
    offer = Refused("a", "why", fixes=steps).offer
    assert [fix for fix in Fix if fix.value in offer.lower()] == [*steps]


async def test_several_steps_are_one_click(mending: ImageFixes) -> None:
    data = saved("BMP", 500, 1500)
    assert mending.diagnose(data, "tall.bmp", "why").offer == "Convert and crop"
    frame, _ = await mended(mending, data, "tall.bmp")
    assert (frame.seen.width, frame.seen.height) == (500, 1250)


async def test_a_file_that_is_too_big_is_saved_smaller(mending: ImageFixes) -> None:
    noise = Image.effect_noise((4000, 3000), 120).convert("RGB")
    out = io.BytesIO()
    noise.save(out, "PNG", compress_level=0)
    data = out.getvalue()
    assert len(data) > MAX_BYTES
    assert mending.diagnose(data, "big.png", "why").offer == "Shrink"
    frame, _ = await mended(mending, data, "big.png")
    assert frame.facts.size <= MAX_BYTES
    assert frame.facts.format == "jpeg"
    assert frame.name == "big.jpg"


async def test_what_is_a_little_too_small_is_enlarged(mending: ImageFixes) -> None:
    data = encoded(picture(400, 250), "PNG")
    assert mending.diagnose(data, "small.png", "why").offer == "Enlarge"
    frame, _ = await mended(mending, data, "small.png")
    assert min(frame.facts.upright) == 301


@pytest.mark.parametrize(
    "data", [b"", b"no picture", b"%PDF-1.7", b"8BPS", encoded(picture(100, 60), "PNG")[:-20]]
)
def test_where_nothing_helps_nothing_is_offered(mending: ImageFixes, data: bytes) -> None:
    refused = mending.diagnose(data, "x", "The reason.")
    assert refused.offer == ""
    assert refused.why == "The reason."


def test_a_stamp_is_not_blown_up_to_a_frame(mending: ImageFixes) -> None:
    assert mending.diagnose(encoded(picture(100, 60), "PNG"), "tiny.png", "why").offer == ""


async def test_bytes_that_only_begin_as_a_picture_are_refused_in_words(mending: ImageFixes) -> None:
    data = saved("AVIF")[:200]
    refused = mending.diagnose(data, "broken.avif", "why")
    assert refused.offer == ""
    with pytest.raises(ImageRefused):
        await mending.mend(mending.diagnose(b"", "empty.png", "why"))


@pytest.mark.parametrize(
    ("size", "legal"),
    [((1280, 720), (1280, 720)), ((2501, 1000), (2500, 1000)), ((333, 1000), (333, 832))],
)
def test_the_crop_keeps_as_much_as_is_legal(size: tuple[int, int], legal: tuple[int, int]) -> None:
    facts = ImageFacts("png", *size, 1000)
    frame = Frame("d", "x", facts, legal_crop(Frame("d", "x", facts)))
    assert (frame.seen.width, frame.seen.height) == legal


async def test_a_file_is_read_again_when_it_is_mended(mending: ImageFixes, tmp_path: Path) -> None:
    file = tmp_path / "sea.bmp"
    file.write_bytes(saved("BMP"))
    refused = mending.diagnose(file, file.name, "why")
    assert refused.offer == "Convert"
    assert refused.source == file  # not its bytes: there may be hundreds of files
    assert (await mending.mend(refused)).facts.format == "png"
    file.unlink()
    with pytest.raises(ImageRefused, match="cannot be opened any more"):
        await mending.mend(refused)


async def test_an_animation_gives_its_first_picture(mending: ImageFixes) -> None:
    black = Image.new("RGB", (640, 400))
    data = saved("WEBP", save_all=True, append_images=[black, black], lossless=True)
    assert mending.diagnose(data, "sea.webp", "why").offer == "Convert"
    frame, image = await mended(mending, data, "sea.webp")
    assert frame.facts.format == "png"
    assert abs(image.pixelColor(100, 200).red() - 200) < 12


@pytest.mark.parametrize("turn", [1, 6])
def test_a_photograph_too_large_to_be_prepared_is_offered_smaller(
    mending: ImageFixes, turn: int
) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    huge = Image.new("L", (12_000, 11_000), 90)
    out = io.BytesIO()
    huge.save(out, "JPEG", quality=60, exif=exif.tobytes())
    refused = mending.diagnose(out.getvalue(), "huge.jpg", "why")
    assert refused.offer == "Shrink"
    _, facts, _ = mending._mended(refused)
    assert facts.width * facts.height < 40_000_000
    assert (facts.width > facts.height) is (turn == 1)


def test_what_stays_too_small_says_so(mending: ImageFixes) -> None:
    refused = mending.diagnose(saved("TIFF", 128, 128), "stamp.tif", "why")
    assert refused.fixes == ()
    assert "128 × 128 px and its short edge must be longer than 300 px" in refused.why


def test_what_cannot_be_converted_for_damage_says_so(mending: ImageFixes) -> None:
    data = saved("HEIF")
    refused = mending.diagnose(data[: len(data) * 2 // 3], "sea.x", "why")
    assert (refused.offer, "are damaged" in refused.why) == ("", True)
    assert mending.diagnose(b"no picture at all", "sea.x", "why").why == "why"
