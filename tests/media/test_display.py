"""Right colours: by matrix and range, against the pixels that went in and a reference decode."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from av.video.reformatter import ColorRange, Colorspace, Interpolation
from PySide6.QtGui import QImage

from hailuo_desktop.media.display import Display
from hailuo_desktop.media.film import first_frame
from hailuo_desktop.media.film_reader import FilmReader
from hailuo_desktop.media.pixels import pixels_from
from tests.fakes.reels import Pixels, coloured, film, turned_right

MATRICES = {1: Colorspace.ITU709, 6: Colorspace.ITU601}
EXACT = (
    Interpolation.BICUBIC
    | Interpolation.FULL_CHR_H_INT
    | Interpolation.FULL_CHR_H_INP
    | Interpolation.ACCURATE_RND
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "film.mp4"


def patches() -> Pixels:
    """Greys from black to white, and saturated colours, each as large as a block."""
    greys = [(level, level, level) for level in range(0, 256, 17)]
    strong = [(r, g, b) for r in (0, 128, 255) for g in (0, 128, 255) for b in (0, 128, 255)]
    row = np.repeat(np.array([*greys, *strong], np.uint8), 16, axis=0)
    return np.broadcast_to(row[None], (176, *row.shape)).copy()


def images(file: Path) -> Iterator[tuple[QImage, QImage]]:
    """The first picture, exact and quick."""
    with closing(FilmReader(file)) as reader:
        found = reader.read_toward(0)
        assert found is not None
        display = Display(reader.aspect)
        yield display.image(found[1], exact=True), display.image(found[1], exact=False)


def reference(file: Path, matrix: int, full: bool) -> Pixels:
    """What swscale makes of the first picture when it is told all, without a look at tags."""
    with av.open(str(file)) as container:
        frame = next(container.decode(video=0))
        shown: Any = frame.reformat(
            format="rgb24",
            src_colorspace=MATRICES[matrix],
            src_color_range=ColorRange.JPEG if full else ColorRange.MPEG,
            dst_color_range=ColorRange.JPEG,
            interpolation=EXACT,
        )
        return shown.to_ndarray()


def most(one: Pixels, other: Pixels) -> int:
    return int(np.abs(one.astype(int) - other.astype(int)).max())


@pytest.mark.parametrize("full", [False, True], ids=["limited", "full"])
@pytest.mark.parametrize("matrix", MATRICES, ids=["BT.709", "BT.601"])
def test_colours_are_those_of_a_reference_decode(file: Path, matrix: int, full: bool) -> None:
    coloured(file, patches(), matrix, full)
    ((exact, quick),) = images(file)
    told = reference(file, matrix, full)
    assert most(pixels_from(exact), told) == most(pixels_from(first_frame(file)), told) == 0
    assert most(pixels_from(exact), patches()) <= 3
    assert most(pixels_from(quick), told) <= 6


def test_the_other_matrix_and_range_would_be_seen(file: Path) -> None:
    coloured(file, patches(), 1, full=False)
    ((exact, _),) = images(file)
    assert most(pixels_from(exact), reference(file, 6, full=False)) > 20
    assert most(pixels_from(exact), reference(file, 1, full=True)) > 10


def test_a_film_that_is_turned_is_shown_upright(file: Path) -> None:
    turned_right(film(file, count=2, size=(320, 176)))
    ((exact, quick),) = images(file)
    assert (exact.width(), exact.height()) == (quick.width(), quick.height()) == (176, 320)


def test_pictures_that_run_are_no_larger_than_their_room(file: Path) -> None:
    reader = FilmReader(turned_right(film(file, count=2)))
    found = reader.read_toward(0)
    assert found is not None
    display = Display(reader.aspect)
    whole = display.image(found[1], False)
    for room, size in (((88, 1000), (88, 160)), ((1000, 160), (88, 160)), ((999, 999), (176, 320))):
        image = display.image(found[1], False, room)
        assert (image.width(), image.height()) == size
        assert display.image(found[1], True, room).size() == whole.size()
    reader.close()
