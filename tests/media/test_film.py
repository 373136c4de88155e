"""Films: whole or not, what they are, and their exact first and last pictures."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.media.film import Films, first_frame, last_frame
from tests.fakes.pictures import encoded, picture
from tests.fakes.reels import (
    coloured,
    film,
    number_of,
    numbered,
    sound_only,
    turned_right,
    with_duration,
)

COUNT = 60
X264 = {"preset": "ultrafast", "g": "12"}
FIVE_GROUPS = {**X264, "sc_threshold": "0"}
SHAPES: dict[str, dict[str, object]] = {
    "plain": {},
    "many key frames": {"options": X264},
    "one key frame": {"options": {"preset": "ultrafast", "g": "600"}},
    "b-frames": {"options": {"preset": "fast", "bf": "4", "g": "24", "b_strategy": "0"}},
    "sound longer than pictures": {"sound": 5.0},
    "sound shorter than pictures": {"sound": 0.5},
    "fragmented": {"movflags": "frag_keyframe+empty_moov+default_base_moof", "options": X264},
    "index at the end": {"movflags": ""},
    "mpeg-4": {"codec": "mpeg4", "options": {"q": "2"}},
    "h.265": {"codec": "libx265", "options": {"preset": "ultrafast", "x265-params": "log-level=0"}},
    "av1": {"codec": "libsvtav1", "options": {"preset": "12", "svtav1-params": "lookahead=0"}},
}
EVERY_SHAPE = pytest.mark.parametrize("shape", SHAPES)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "film.mp4"


def plain(file: Path) -> Path:
    return film(file, COUNT, options=FIVE_GROUPS)


@EVERY_SHAPE
def test_the_first_and_the_last_picture_are_exact(file: Path, shape: str) -> None:
    film(file, COUNT, **SHAPES[shape])  # pyright: ignore[reportArgumentType]
    assert (number_of(first_frame(file)), number_of(last_frame(file))) == (0, COUNT - 1)
    Films().check(file)


@pytest.mark.parametrize("factor", [0.3, 0.9, 1.5, 0.0])
def test_a_header_that_lies_about_the_length_changes_nothing(file: Path, factor: float) -> None:
    with_duration(film(file, COUNT, options=X264), factor)
    assert (number_of(first_frame(file)), number_of(last_frame(file))) == (0, COUNT - 1)


def test_a_film_of_one_picture_starts_with_its_last(file: Path) -> None:
    film(file, 1)
    assert number_of(first_frame(file)) == number_of(last_frame(file)) == 0


@pytest.mark.parametrize("options", [FIVE_GROUPS, {"preset": "fast", "g": "600"}])
@pytest.mark.parametrize("share", [0.35, 0.6, 0.95])
def test_of_a_film_cut_short_the_last_picture_that_is_there_is_found(
    file: Path, options: dict[str, str], share: float
) -> None:
    data = film(file, COUNT, options=options, paint=busy).read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    assert first_frame(file).size().toTuple() == (320, 176)
    assert 0 < brightness(last_frame(file)) < 200 + COUNT
    with pytest.raises(BadVideo, match="cut short"):
        Films().check(file)


def busy(number: int, size: tuple[int, int]) -> np.ndarray:
    """Pictures that do not pack to nothing."""
    noise = np.random.default_rng(number).integers(0, 120, (size[1], size[0], 3), dtype=np.uint8)
    return noise + np.uint8(number)


def brightness(image: QImage) -> float:
    return float(np.frombuffer(bytes(image.constBits()), np.uint8).mean())


def test_the_pictures_before_a_break_count_up_to_it(file: Path) -> None:
    data = film(file, COUNT, options=FIVE_GROUPS, paint=busy).read_bytes()
    file.write_bytes(data[: int(len(data) * 0.5)])
    # Noise below 120 is 59.5 on average; each picture is one level brighter than the one before.
    assert brightness(last_frame(file)) == pytest.approx(59.5 + COUNT * 0.5, abs=4)


def test_a_film_that_was_filmed_upright_is_shown_upright(file: Path) -> None:
    def halves(_: int, size: tuple[int, int]) -> np.ndarray:
        pixels = np.zeros((size[1], size[0], 3), np.uint8)
        pixels[:, : size[0] // 2] = 255
        return pixels

    turned_right(film(file, 3, paint=halves))
    image = last_frame(file)
    assert image.size().toTuple() == (176, 320)
    assert image.pixelColor(88, 20).green() > 200
    assert image.pixelColor(88, 300).green() < 50


@pytest.mark.parametrize("share", [0.001, 0.01, 0.2, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("movflags", ["faststart", ""])
def test_a_download_that_was_cut_is_found(file: Path, share: float, movflags: str) -> None:
    data = film(file, COUNT, movflags=movflags).read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(BadVideo):
        Films().check(file)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no film"),
        (b"<html><body>Not found</body></html>", "cut short|no film"),
        (b'{"error": "expired"}', "cut short|no film"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "no film"),
        (
            b"\0\0\0\x18ftypisom\0\0\0\0isommp42\0\0\0\x08moov",
            "no film that can be read|no picture",
        ),
        (b"\0\0\0\x08free", "no film"),
        (b"\0\0\0\x01mdat" + bytes(8), "cut short|no film"),
        (b"\0\0\0\0ftyp", "no film"),
        (encoded(picture(64, 64), "PNG"), "cut short|no film"),
    ],
)
def test_what_is_no_film_is_refused(file: Path, data: bytes, words: str) -> None:
    file.write_bytes(data)
    with pytest.raises(BadVideo, match=words):
        Films().check(file)


def test_a_film_without_its_index_is_refused(file: Path) -> None:
    data = plain(file).read_bytes()
    at = data.index(b"moov") - 4
    length = int.from_bytes(data[at : at + 4], "big")
    file.write_bytes(data[:at] + data[at + length :])
    with pytest.raises(BadVideo, match="no film"):
        Films().check(file)


def test_a_film_without_its_pictures_is_refused(file: Path) -> None:
    data = plain(file).read_bytes()
    at = data.index(b"mdat") - 4
    length = int.from_bytes(data[at : at + 4], "big")
    file.write_bytes(data[:at] + data[at + length :])
    with pytest.raises(BadVideo):
        Films().check(file)


def test_sound_alone_is_no_film(file: Path) -> None:
    with pytest.raises(BadVideo, match="sound and no picture"):
        Films().check(sound_only(file))


@pytest.mark.parametrize("read", [first_frame, last_frame])
@pytest.mark.parametrize("data", [b"", b"<html></html>", b"\0" * 5000])
def test_what_cannot_be_read_is_named(file: Path, data: bytes, read: object) -> None:
    file.write_bytes(data)
    with pytest.raises(BadVideo, match=r"“film\.mp4” is no film that can be read"):
        read(file)  # pyright: ignore[reportCallIssue]


def test_a_film_that_is_not_there_is_named(file: Path) -> None:
    with pytest.raises(BadVideo, match=r"film\.mp4"):
        last_frame(file)


def patches(height: int) -> np.ndarray:
    """Flat squares of many colours, saturated ones among them."""
    levels = np.array([16, 80, 150, 235], np.uint8)
    colours = np.stack(np.meshgrid(levels, levels, levels), -1).reshape(8, 8, 3)
    return np.kron(colours, np.ones((height // 8, 32, 1), np.uint8))


def off(image: QImage, pixels: np.ndarray) -> tuple[float, float]:
    """The mean and the largest difference, in levels of 255, in the middles of the squares."""
    seen = np.frombuffer(bytes(image.constBits()), np.uint8)
    seen = seen.reshape(image.height(), image.bytesPerLine())[:, : image.width() * 3]
    error = np.abs(seen.reshape(pixels.shape).astype(int) - pixels)
    step = pixels.shape[0] // 8
    middles = error[step // 2 :: step, 16::32]
    return float(middles.mean()), float(middles.max())


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("matrix", [1, 6, 9])
def test_colours_follow_the_films_own_tags(file: Path, matrix: int, full: bool) -> None:
    pixels = patches(176)
    image = last_frame(coloured(file, pixels, matrix, full))
    mean, most = off(image, pixels)
    assert mean < 0.8
    assert most <= 3


@pytest.mark.parametrize(("height", "matrix", "other"), [(720, 1, 6), (576, 6, 1), (512, 6, 1)])
def test_an_untagged_film_is_hd_above_576_lines(
    file: Path, height: int, matrix: int, other: int
) -> None:
    pixels = patches(height)
    assert off(last_frame(coloured(file, pixels, matrix, False, tagged=False)), pixels)[0] < 0.8
    assert off(last_frame(coloured(file, pixels, other, False, tagged=False)), pixels)[0] > 3


def test_a_number_can_be_read_from_its_picture() -> None:
    for number in (0, 1, 59, 1023):
        pixels = numbered(number)
        height, width, _ = pixels.shape
        image = QImage(pixels.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888)
        assert number_of(image.copy()) == number
