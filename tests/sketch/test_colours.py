"""RGB to film and back: no level is lost on average, and tags are what was done."""

from contextlib import closing
from pathlib import Path

import av
import numpy as np
import pytest

from hailuo_desktop.sketch.colours import Pixels, rgb, yuv
from hailuo_desktop.sketch.reel import FPS, write_reel


def flat(colour: tuple[int, int, int], width: int = 64, height: int = 48) -> Pixels:
    return np.broadcast_to(np.array(colour, np.uint8), (height, width, 3)).copy()


def read(file: Path) -> list[Pixels]:
    with closing(av.open(str(file))) as film:
        return [rgb(frame) for frame in film.decode(video=0)]


@pytest.mark.parametrize("grey", [0, 1, 16, 77, 128, 200, 254, 255])
def test_a_grey_comes_back_to_the_level(grey: int) -> None:
    frame = yuv(flat((grey, grey, grey)))
    frame.colorspace, frame.color_range = 1, 1
    assert int(np.abs(rgb(frame).astype(int) - grey).max()) <= 1


def test_a_colour_is_not_darkened_by_going_back_and_forth() -> None:
    colours = np.random.default_rng(3).integers(0, 256, (6, 8, 3), dtype=np.uint8)
    pixels = np.kron(colours, np.ones((16, 16, 1), np.uint8))
    frame = yuv(pixels)
    frame.colorspace, frame.color_range = 1, 1
    error = (rgb(frame).astype(int) - pixels)[8::16, 8::16]
    assert abs(error.mean()) < 0.15
    assert np.abs(error).max() <= 3


def test_a_reel_says_how_its_colours_are_meant(tmp_path: Path) -> None:
    write_reel([flat((200, 40, 90))] * 3, 64, 48, tmp_path / "a.mp4")
    with closing(av.open(str(tmp_path / "a.mp4"))) as film:
        stream = film.streams.video[0]
        context = stream.codec_context
        assert (context.colorspace, context.color_range) == (1, 1)
        assert (context.color_primaries, context.color_trc) == (1, 1)
        assert (float(stream.average_rate or 0), stream.frames) == (FPS, 3)
    for pixels in read(tmp_path / "a.mp4"):
        assert list(pixels[24, 32].astype(int)) == pytest.approx([200, 40, 90], abs=3)


def test_colours_stay_in_their_place_over_many_films(tmp_path: Path) -> None:
    """Half a pixel to the side with every film would move an edge by five in ten."""
    pixels = np.concatenate([flat((200, 60, 60), 32), flat((60, 60, 200), 32)], axis=1)
    here = pixels
    for _ in range(10):
        write_reel([here] * 2, 64, 48, tmp_path / "a.mp4")
        here = read(tmp_path / "a.mp4")[-1]
    red = here[24, :, 0].astype(int)
    assert int(np.argmax(red < 130)) in (31, 32, 33)
    assert list(red[:24]) == pytest.approx([200] * 24, abs=8)
    assert list(red[40:]) == pytest.approx([60] * 24, abs=8)
