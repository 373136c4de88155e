"""A whole board as one film, before anything is paid for."""

from contextlib import closing
from pathlib import Path

import av
import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from hailuo_desktop.domain.frame import Crop
from hailuo_desktop.media.animatic import Animatic
from hailuo_desktop.media.film import first_frame, last_frame
from hailuo_desktop.media.pixels import box_of, image_from, letterboxed, pixels_from
from hailuo_desktop.media.scene import Part
from hailuo_desktop.media.still import decoded
from hailuo_desktop.simulator.film import Job, make
from tests.fakes.files import turned
from tests.fakes.pictures import encoded, picture
from tests.fakes.reels import film, number_of

WIDTH, HEIGHT = 320, 180


def still(folder: Path, name: str, width: int, height: int, colour: str = "#c04020") -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    file = folder / name
    file.write_bytes(encoded(image, "PNG"))
    return file


def animatic(*parts: Part) -> Animatic:
    return Animatic(parts, WIDTH, HEIGHT)


def at(image: QImage, x: float, y: float) -> tuple[int, int, int]:
    colour = image.pixelColor(int(x * (image.width() - 1)), int(y * (image.height() - 1)))
    return colour.red(), colour.green(), colour.blue()


def save(reel: Animatic, file: Path) -> list[float]:
    told: list[float] = []
    assert reel.save(file, told.append, lambda: False)
    return told


def test_a_still_fills_the_picture_and_moves(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(encoded(picture(640, 360), "PNG"))
    reel = animatic(Part("[Pan right]", 6, file))
    start, end = reel.frame(0, 0), reel.frame(0, 1)
    assert start.size().toTuple() == end.size().toTuple() == (WIDTH, HEIGHT)
    assert at(end, 0.5, 0.5)[0] > at(start, 0.5, 0.5)[0] + 5


@pytest.mark.parametrize(
    ("size", "inside", "outside"),
    [((400, 400), (0.5, 0.02), (0.02, 0.5)), ((900, 360), (0.02, 0.5), (0.5, 0.02))],
)
def test_another_shape_stands_between_black_bars(
    tmp_path: Path,
    size: tuple[int, int],
    inside: tuple[float, float],
    outside: tuple[float, float],
) -> None:
    reel = animatic(Part("[Push in]", 6, still(tmp_path, "a.png", *size)))
    for time in (0.0, 0.5, 1.0):
        image = reel.frame(0, time)
        assert at(image, *inside) == pytest.approx((192, 64, 32), abs=2)
        assert at(image, *outside) == (0, 0, 0)


@pytest.mark.parametrize(
    "prompt", ["A boat [Push in]", "Лодка, Ωμέγα, đường", "一只猫。[Pan left]"]
)
def test_a_card_looks_as_it_does_in_the_rehearsal(tmp_path: Path, prompt: str) -> None:
    file = tmp_path / "rehearsed.mp4"
    make(Job(prompt, (), "512p", 1, str(file)))
    rehearsed = first_frame(file)
    card = Animatic([Part(prompt, 1)], rehearsed.width(), rehearsed.height()).frame(0, 0)
    # The mark of the rehearsal stands below; a film keeps colours to a few levels.
    unmarked = rehearsed.height() * 9 // 10
    one, other = (pixels_from(image)[:unmarked].astype(int) for image in (card, rehearsed))
    assert one.max() > 180
    assert abs(one - other).max() < 30
    assert abs(one - other).mean() < 3


def test_the_shape_of_a_camera_fills_the_picture_to_its_edges(tmp_path: Path) -> None:
    reel = Animatic([Part("", 6, still(tmp_path, "a.png", 4000, 2250))], 1366, 768)
    image = reel.frame(0, 0.5)
    assert {at(image, x, y) for x in (0, 1) for y in (0, 1)} == {(192, 64, 32)}


def test_a_last_frame_is_where_the_shot_ends(tmp_path: Path) -> None:
    first, last = (
        still(tmp_path, name, 640, 360, colour)
        for name, colour in (("a.png", "#c02020"), ("b.png", "#2020c0"))
    )
    reel = animatic(Part("", 6, first, last))
    assert at(reel.frame(0, 0), 0.5, 0.5) == (192, 32, 32)
    assert at(reel.frame(0, 1), 0.5, 0.5) == (32, 32, 192)


def test_words_alone_are_a_card(tmp_path: Path) -> None:
    reel = animatic(Part("A fox runs.", 6), Part("An owl looks.", 6))
    fox, owl = reel.frame(0, 0), reel.frame(1, 0)
    assert fox.size().toTuple() == (WIDTH, HEIGHT)
    assert fox != owl


def test_a_shot_that_hangs_on_another_begins_where_that_ends(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(encoded(picture(640, 360), "PNG"))
    parts = [Part("[Pan right]", 6, file)]
    parts += [Part("[Static shot]", 6, after=n) for n in range(30)]
    reel = animatic(*parts)
    end = reel.frame(0, 1)
    assert at(end, 0.5, 0.5) != at(reel.frame(0, 0), 0.5, 0.5)
    for place in (30, 1, 2, 3, 17):  # by a leap and in order
        assert reel.frame(place, 0) == end


def test_a_shot_that_hangs_on_a_film_begins_with_its_last_picture(tmp_path: Path) -> None:
    made = film(tmp_path / "take.mp4", 30)
    reel = animatic(Part("", 6, film=made), Part("[Static shot]", 6, after=0))
    assert number_of(reel.frame(1, 0)) == 29


@pytest.mark.parametrize("after", [[1, 0], [0, 0], [None, 0]])
def test_a_chain_without_a_picture_to_begin_with_is_cards(after: list[int | None]) -> None:
    reel = animatic(*(Part(f"Boat {n}", 6, after=place) for n, place in enumerate(after)))
    cards = animatic(Part("Boat 0", 6), Part("Boat 1", 6))
    for part in (0, 1):
        assert reel.frame(part, 0) == cards.frame(part, 0)


def test_a_finished_take_replaces_its_still(tmp_path: Path) -> None:
    take = film(tmp_path / "take.mp4", 150, size=(320, 180))
    reel = animatic(Part("[Push in]", 6, still(tmp_path, "a.png", 640, 360), film=take))
    seen = [number_of(reel.frame(0, number / 149)) for number in (0, 30, 75, 149)]
    assert seen == pytest.approx([0, 30, 75, 149], abs=1)
    reel.close()


@pytest.mark.parametrize("data", [b"", b"<html>", None])
def test_a_take_that_cannot_be_read_leaves_the_still(tmp_path: Path, data: bytes | None) -> None:
    take = tmp_path / "take.mp4"
    if data is not None:
        take.write_bytes(data)
    reel = animatic(Part("", 6, still(tmp_path, "a.png", 640, 360), film=take))
    assert at(reel.frame(0, 0), 0.5, 0.5) == (192, 64, 32)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n broken", None])
def test_a_still_that_cannot_be_read_leaves_the_words(tmp_path: Path, data: bytes | None) -> None:
    file = tmp_path / "a.png"
    if data is not None:
        file.write_bytes(data)
    words = animatic(Part("A fox runs.", 6)).frame(0, 0)
    assert animatic(Part("A fox runs.", 6, file)).frame(0, 0) == words


def test_a_still_is_shown_upright_and_cropped(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(turned("jpeg", 6, 640, 360))
    upright = animatic(Part("[Static shot]", 6, file)).frame(0, 0)
    assert at(upright, 0.02, 0.5) == (0, 0, 0)
    half = animatic(Part("[Static shot]", 6, file, first_crop=Crop(0, 0.25, 1.0, 0.5))).frame(0, 0)
    whole = decoded(file.read_bytes(), "jpeg")
    assert (whole.width(), whole.height()) == (360, 640)
    assert at(half, 0.5, 0.02) == pytest.approx(at(whole, 0.5, 0.26), abs=6)
    assert at(half, 0.5, 0.98) == pytest.approx(at(whole, 0.5, 0.74), abs=6)


def test_a_board_is_saved_with_the_length_and_order_of_its_shots(tmp_path: Path) -> None:
    take = film(tmp_path / "take.mp4", 10, size=(320, 180))
    reel = animatic(
        Part("[Push in]", 0.6, still(tmp_path, "a.png", 400, 400)),
        Part("A card.", 0.4),
        Part("", 0.4, film=take),
    )
    file = tmp_path / "board.mp4"
    told = save(reel, file)
    with closing(av.open(str(file))) as made:
        stream = made.streams.video[0]
        assert (stream.width, stream.height, stream.average_rate) == (WIDTH, HEIGHT, 25)
        assert stream.frames == 35
    assert at(first_frame(file), 0.5, 0.5) == pytest.approx((192, 64, 32), abs=3)
    assert number_of(last_frame(file)) == 9
    assert told == sorted(told)
    assert (len(told), told[-1]) == (35, 1.0)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.png", "board.mp4", "take.mp4"]


def test_what_is_played_is_what_is_saved(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(encoded(picture(640, 360), "PNG"))
    reel = animatic(Part("[Truck left,Tilt up] [Zoom in]", 0.4, file))
    save(reel, tmp_path / "board.mp4")
    for seen, kept in ((0, first_frame), (1, last_frame)):
        shown = pixels_from(reel.frame(0, seen)).astype(int)
        assert np.abs(shown - pixels_from(kept(tmp_path / "board.mp4"))).mean() < 2


@pytest.mark.parametrize("after", [0, 1, 12])
def test_a_save_that_is_stopped_leaves_nothing_behind(tmp_path: Path, after: int) -> None:
    told: list[float] = []
    file = tmp_path / "board.mp4"
    file.write_bytes(b"an older one")
    reel = animatic(Part("A card.", 2))
    assert not reel.save(file, told.append, lambda: len(told) >= after)
    assert len(told) == after
    assert [each.name for each in tmp_path.iterdir()] == ["board.mp4"]
    assert file.read_bytes() == b"an older one"


def test_an_empty_board_is_no_film(tmp_path: Path) -> None:
    assert not animatic().save(tmp_path / "board.mp4", lambda _: None, lambda: False)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        animatic(Part("A", 1)).save(tmp_path / "no" / "board.mp4", lambda _: None, lambda: False)


def test_the_window_may_look_while_the_film_is_saved(tmp_path: Path) -> None:
    take = film(tmp_path / "take.mp4", 50, size=(320, 180))
    reel = animatic(Part("", 2, film=take))
    looked: list[int] = []

    def look(_: float) -> None:
        looked.append(number_of(reel.frame(0, 0.5)))

    assert reel.save(tmp_path / "board.mp4", look, lambda: False)
    assert set(looked) <= {24, 25}
    assert number_of(last_frame(tmp_path / "board.mp4")) == 49
    reel.close()


@pytest.mark.parametrize(
    ("size", "box"),
    [
        ((1366, 768), (320, 180)),
        ((100, 100), (180, 180)),
        ((1, 1000), (2, 180)),
        ((5000, 2), (320, 2)),
        ((320, 180), (320, 180)),
        ((1364, 768), (320, 180)),
        ((1371, 768), (320, 180)),
        ((1280, 800), (288, 180)),
    ],
)
def test_a_shape_is_fitted_with_even_edges(size: tuple[int, int], box: tuple[int, int]) -> None:
    assert box_of(size, WIDTH, HEIGHT) == box


@pytest.mark.parametrize("width", [1, 2, 3, 5, 33])
def test_pictures_and_arrays_are_the_same(width: int) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (7, width, 3), dtype=np.uint8)
    assert np.array_equal(pixels_from(image_from(pixels)), pixels)
    assert (
        letterboxed(pixels, 40, 9)[1:8, (40 - width) // 2][:, 0].tolist()
        == pixels[:, 0, 0].tolist()
    )
