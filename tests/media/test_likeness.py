"""A film proves itself by length, size and frames; the error rates are those of real clips.

The rehearsal's film maker makes the clips: twelve stills with three moves each, coded by H.264.
"""

from fractions import Fraction
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from hailuo_desktop.domain.catalog import HAILUO_02, Mode
from hailuo_desktop.domain.shot import Request
from hailuo_desktop.media.likeness import alike, proves
from hailuo_desktop.simulator.film import Job, make
from tests.fakes.odd_films import made

STILLS = 12
MOVES = ("[Static shot]", "[Zoom in]", "[Pan left]")


def request(mode: Mode, quality: str = "512p", seconds: int = 6) -> Request:
    return Request(HAILUO_02.id, mode, "A boat", (), quality, seconds, ())


@pytest.fixture(scope="module")
def stills(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Pictures of large soft shapes, each another: what a still has in common with a photograph."""
    folder = tmp_path_factory.mktemp("stills")
    return [_still(folder / f"{seed}.png", seed) for seed in range(STILLS)]


def _still(file: Path, seed: int) -> Path:
    coarse = np.random.default_rng(seed).integers(0, 256, (6, 9, 3), np.uint8)
    Image.fromarray(coarse).resize((640, 400), Image.Resampling.BICUBIC).save(file)
    return file


@pytest.fixture(scope="module")
def clips(stills: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[tuple[int, Path]]:
    """Films, each with the number of the still that it begins with."""
    folder = tmp_path_factory.mktemp("clips")
    made = []
    for number, still in enumerate(stills):
        film = folder / f"{number}.mp4"
        make(Job(MOVES[number % len(MOVES)], (str(still),), "512p", 6, str(film)))
        made.append((number, film))
    return made


def test_no_film_is_turned_away_from_its_own_still_and_none_taken_for_anothers(
    stills: list[Path], clips: list[tuple[int, Path]]
) -> None:
    """False rejections: 0 of 12. False acceptances: 0 of 132."""
    asked = request(Mode.I2V)
    wrong = [
        (made, other)
        for (made, film), other in product(clips, range(STILLS))
        if proves(film, asked, [stills[other]]) is not (made == other)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("quality", "seconds"), [("768p", 6), ("1080p", 6), ("512p", 10), ("768p", 10)]
)
def test_another_length_or_size_is_another_film(
    clips: list[tuple[int, Path]], stills: list[Path], quality: str, seconds: int
) -> None:
    assert not proves(clips[0][1], request(Mode.I2V, quality, seconds), [stills[0]])
    assert not proves(clips[0][1], request(Mode.T2V, quality, seconds), [])
    assert proves(clips[0][1], request(Mode.T2V), [])


def test_both_frames_of_a_pair_have_to_fit(stills: list[Path], tmp_path: Path) -> None:
    film = tmp_path / "pair.mp4"
    make(Job("", (str(stills[0]), str(stills[1])), "512p", 6, str(film)))
    asked = request(Mode.FLF)
    assert proves(film, asked, [stills[0], stills[1]])
    assert not proves(film, asked, [stills[0], stills[2]])
    assert not proves(film, asked, [stills[2], stills[1]])


def test_a_blank_picture_is_like_a_blank_one_alone(tmp_path: Path) -> None:
    from PySide6.QtGui import QColor, QImage

    grey, black = (QImage(64, 64, QImage.Format.Format_RGB32) for _ in range(2))
    grey.fill(QColor(128, 128, 128))
    black.fill(QColor(0, 0, 0))
    assert alike(grey, grey)
    assert not alike(grey, black)
    assert not alike(grey, QImage())


def test_a_film_of_narrow_pixels_is_judged_by_the_size_that_is_shown(tmp_path: Path) -> None:
    """400 × 768 stored, each pixel 3.4 times as wide as high: 1366 × 768 on the screen."""
    starts = range(0, 6000, 500)
    film = made(tmp_path / "a.mp4", size=(400, 768), aspect=Fraction(1366, 400), starts=starts)
    assert proves(film, request(Mode.T2V, "768p"), [])
    assert not proves(film, request(Mode.T2V, "512p"), [])
