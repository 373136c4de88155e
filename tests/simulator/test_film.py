"""Films really follow the request: size, length, first and last frame, and the camera."""

# The stills are gradients and blocks: simple enough to foresee, plain enough for a codec.

from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from hailuo_desktop.simulator.film import BadShape, Job, make, size_of
from hailuo_desktop.sketch.moves import View, groups_of, view_at
from hailuo_desktop.sketch.pixels import Mark, Scene, card, fitted
from tests.fakes.pictures import encoded, picture

Pixels = NDArray[np.uint8]
Shoot = Callable[..., list[Pixels]]
ERROR = 6.0  # grey levels of 255 that the codec may be off on average


@pytest.fixture
def shoot(tmp_path: Path) -> Shoot:
    """Makes a film and gives its frames."""

    def shot(prompt: str, *images: Path, quality: str = "512p", seconds: int = 6) -> list[Pixels]:
        target = tmp_path / "film.mp4"
        make(Job(prompt, tuple(map(str, images)), quality, seconds, str(target)))
        assert [*tmp_path.glob("*.part")] == []
        with av.open(str(target)) as film:
            stream = film.streams.video[0]
            assert stream.average_rate == 25
            assert stream.codec_context.pix_fmt == "yuv420p"
            assert float(film.duration or 0) / av.time_base == pytest.approx(seconds, abs=0.001)
            frames: list[Any] = [f.to_ndarray(format="rgb24") for f in film.decode(video=0)]
            return frames

    return shot


def still(folder: Path, width: int, height: int, start: str = "#204060", kind: str = "PNG") -> Path:
    file = folder / f"{start[1:]}-{width}x{height}.{kind.lower()}"
    file.write_bytes(encoded(picture(width, height, start), kind, 95))
    return file


def shown(image: QImage) -> Pixels:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3).copy()


def off(one: Pixels, other: Pixels) -> float:
    """How different two pictures are, on average, outside the corner with the mark."""
    high = round(one.shape[0] * 0.9)
    return float(np.abs(one[:high].astype(int) - other[:high].astype(int)).mean())


@pytest.mark.parametrize(
    ("quality", "size", "wanted"),
    [
        ("512p", (1280, 720), (910, 512)),
        ("768p", (1920, 1080), (1366, 768)),
        ("1080p", (640, 360), (1920, 1080)),
        ("768p", (1000, 1000), (768, 768)),
        ("768p", (720, 1280), (768, 1366)),
        ("512p", (400, 1000), (512, 1280)),
        ("1080p", (1000, 400), (2700, 1080)),
        ("768p", (801, 603), (1020, 768)),
    ],
)
def test_a_film_has_the_shape_of_its_first_frame(
    quality: str, size: tuple[int, int], wanted: tuple[int, int]
) -> None:
    width, height = size
    assert size_of(quality, np.zeros((height, width, 3), np.uint8)) == wanted


@pytest.mark.parametrize(("quality", "wanted"), [("768p", (1366, 768)), ("1080p", (1920, 1080))])
def test_a_film_from_words_is_a_landscape(quality: str, wanted: tuple[int, int]) -> None:
    assert size_of(quality, None) == wanted


def test_a_film_begins_with_exactly_the_still_and_has_every_frame(
    shoot: Shoot, tmp_path: Path
) -> None:
    file = still(tmp_path, 1280, 720)
    frames = shoot("[Push in] [Pan left]", file)
    assert len(frames) == 150
    assert {frame.shape for frame in frames} == {(512, 910, 3)}
    wanted = fitted(shown(QImage(str(file))), 910, 512)
    assert off(frames[0], wanted) < ERROR
    assert off(frames[0], frames[1]) < ERROR
    assert off(frames[-1], wanted) > ERROR


def test_a_film_between_two_frames_ends_on_the_last(shoot: Shoot, tmp_path: Path) -> None:
    first, last = still(tmp_path, 640, 640), still(tmp_path, 900, 600, "#c02020", "JPG")
    frames = shoot("[Pan left,Pull out]", first, last)
    assert off(frames[0], fitted(shown(QImage(str(first))), 512, 512)) < ERROR
    assert off(frames[-1], fitted(shown(QImage(str(last))), 512, 512)) < ERROR
    assert off(frames[0], frames[-1]) > 2 * ERROR


def test_ten_seconds_are_250_frames(shoot: Shoot, tmp_path: Path) -> None:
    assert len(shoot("", still(tmp_path, 320, 310), seconds=10)) == 250


def test_a_turned_photograph_is_upright(shoot: Shoot, tmp_path: Path) -> None:
    plain = encoded(picture(640, 400), "JPG", 95)
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    marker = b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif
    file = tmp_path / "turned.jpg"
    file.write_bytes(plain[:2] + marker + plain[2:])
    frames = shoot("[Static shot]", file)
    assert frames[0].shape == (820, 512, 3)
    upright = np.ascontiguousarray(shown(picture(640, 400)).transpose(1, 0, 2)[:, ::-1])
    assert off(frames[0], fitted(upright, 512, 820)) < ERROR


def bars() -> Pixels:
    """A bright block off the middle, so that every move shows."""
    pixels = np.zeros((200, 300, 3), np.uint8)
    pixels[80:120, 130:170] = 255
    return pixels


def seen_at_the_end(prompt: str, pixels: Pixels) -> Pixels:
    return Scene(pixels).seen(view_at(groups_of(prompt), 1.0))


def middle(pixels: Pixels) -> tuple[float, float]:
    """Where the bright block has come to: across, down."""
    rows, columns = np.nonzero(pixels[:, :, 0] > 127)
    return float(columns.mean()), float(rows.mean())


@pytest.mark.parametrize(
    ("command", "across", "down"),
    [
        ("Pan left", 1, 0), ("Pan right", -1, 0), ("Truck left", 1, 0), ("Truck right", -1, 0),
        ("Tilt up", 0, 1), ("Tilt down", 0, -1), ("Pedestal up", 0, 1), ("Pedestal down", 0, -1),
    ],
)  # fmt: skip
def test_what_is_filmed_moves_against_the_camera(command: str, across: int, down: int) -> None:
    x, y = middle(seen_at_the_end(f"[{command}]", bars()))
    moved = (x - 149.5) / 300, (y - 99.5) / 200
    for went, wanted in zip(moved, (across, down), strict=True):
        assert went * wanted > 0.05 if wanted else abs(went) < 0.01


@pytest.mark.parametrize("kind", ["Pan", "Truck"])
def test_left_and_right_are_mirror_images(kind: str) -> None:
    pixels = bars()
    left = seen_at_the_end(f"[{kind} left]", pixels)
    right = seen_at_the_end(f"[{kind} right]", np.ascontiguousarray(pixels[:, ::-1]))
    assert np.array_equal(left, right[:, ::-1])
    assert not np.array_equal(left, seen_at_the_end(f"[{kind} right]", pixels))


@pytest.mark.parametrize(
    ("command", "larger"),
    [("Push in", True), ("Zoom in", True), ("Pull out", False), ("Zoom out", False)],
)
def test_near_is_large_and_far_is_small(command: str, larger: bool) -> None:
    before, after = bars(), seen_at_the_end(f"[{command}]", bars())
    assert ((after > 127).sum() > 1.2 * (before > 127).sum()) == larger
    assert ((after > 127).sum() < 0.8 * (before > 127).sum()) != larger


@pytest.mark.parametrize("size", [(1018, 512), (910, 1018), (512, 1278)])
def test_the_farthest_view_fits_every_size(size: tuple[int, int]) -> None:
    scene = Scene(np.zeros((size[1], size[0], 3), np.uint8))
    assert scene.seen(View(scale=1.5)).shape == (size[1], size[0], 3)
    assert scene.seen(View(0.25, 0.75)).shape == (size[1], size[0], 3)


def test_the_mark_is_there_and_discreet() -> None:
    plain = np.full((512, 910, 3), 60, np.uint8)
    marked = Mark(910, 512).on(plain)
    changed = np.nonzero((marked != plain).any(axis=2))
    assert len(changed[0])
    assert changed[0].min() > 470
    assert changed[1].min() > 750
    assert marked.max() < 160


def test_the_card_carries_the_prompt() -> None:
    written, other, empty = (card(text, 910, 512) for text in ("A boat", "A coat", ""))
    assert not np.array_equal(written, other)
    assert (written.max(axis=2) > 180).sum() > 100
    assert (empty.max(axis=2) > 180).sum() == 0
    # A long one stays on the card, and a foreign one leaves no boxes.
    assert card("word " * 400, 910, 512).shape == (512, 910, 3)
    assert np.array_equal(card("A boat 猫", 910, 512), written)


@pytest.mark.parametrize("size", [(300, 400), (1200, 400), (400, 1010)])
def test_a_still_that_the_service_refuses_makes_no_film(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    target = tmp_path / "film.mp4"
    with pytest.raises(BadShape):
        make(Job("", (str(still(tmp_path, *size)),), "512p", 6, str(target)))
    assert not target.exists()


def test_a_still_that_is_none_makes_no_film(tmp_path: Path) -> None:
    file = tmp_path / "broken.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    with pytest.raises(ValueError, match="cannot be read"):
        make(Job("", (str(file),), "512p", 6, str(tmp_path / "film.mp4")))


def test_a_gif_makes_no_film(tmp_path: Path) -> None:
    file = tmp_path / "still.gif"
    with av.open(str(file), "w", "gif") as gif:
        stream = gif.add_stream("gif", rate=1)
        stream.width, stream.height, stream.pix_fmt = 640, 400, "rgb8"
        gif.mux(stream.encode(av.VideoFrame(640, 400, "rgb8")))
        gif.mux(stream.encode(None))
    with pytest.raises(ValueError, match="GIF"):
        make(Job("", (str(file),), "512p", 6, str(tmp_path / "film.mp4")))
