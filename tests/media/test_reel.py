"""Pictures for the mouse: spread over the whole film, small, and few."""

from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.media.reel import SIDE, reel
from tests.fakes.grey_film import film


def test_they_are_spread_over_the_film(tmp_path: Path) -> None:
    film(tmp_path / "one.mp4", frames=24)
    found = reel(tmp_path / "one.mp4", 6)
    greys = [
        image.pixelColor(image.width() // 2, image.height() // 2).lightness() for image in found
    ]
    assert len(found) == 6
    assert greys == sorted(greys)
    assert greys[-1] - greys[0] > 60
    assert all(max(image.width(), image.height()) == SIDE for image in found)


def test_a_short_film_gives_what_it_has(tmp_path: Path) -> None:
    film(tmp_path / "one.mp4", frames=3)
    assert len(reel(tmp_path / "one.mp4", 24)) == 3


def test_what_is_no_film_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken.mp4").write_bytes(b"no film" * 100)
    with pytest.raises(BadVideo):
        reel(tmp_path / "broken.mp4")
