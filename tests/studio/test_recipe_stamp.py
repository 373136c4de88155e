"""A library film carries its recipe, and a film that cannot be signed is kept all the same."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from hailuo_desktop.domain.take import Take
from hailuo_desktop.media.recipe import read_recipe
from hailuo_desktop.studio.recipe_stamp import StampingFilms
from tests.fakes.world import Bench


@pytest.fixture
def take(tmp_path: Path) -> Take:
    return replace(Bench(tmp_path).take(), task="task-unified-7")


@pytest.fixture
def film(tmp_path: Path) -> Path:
    file = tmp_path / "take.mp4.part"
    with closing(av.open(str(file), "w", "mp4")) as out:
        stream = out.add_stream("mpeg4", rate=25)
        stream.width, stream.height = 64, 48
        for grey in range(10):
            picture = av.VideoFrame.from_ndarray(np.full((48, 64, 3), grey * 20, np.uint8))
            out.mux(stream.encode(picture))
        out.mux(stream.encode(None))
    return file


def packets(file: Path) -> list[bytes]:
    with closing(av.open(str(file))) as film:
        return [bytes(packet) for packet in film.demux() if packet.dts is not None]


def test_a_signed_film_tells_how_it_was_made_and_its_pictures_stay_bit_for_bit(
    film: Path, take: Take
) -> None:
    signed = StampingFilms().sign(film, take, "The lighthouse")
    recipe = read_recipe(signed)
    assert signed != film
    assert recipe is not None
    assert recipe["take"] == take.id
    assert recipe["board"] == "The lighthouse"
    assert recipe["task"] == "task-unified-7"
    assert packets(signed) == packets(film)
    assert read_recipe(film) is None


def test_what_cannot_be_signed_is_kept_unsigned(tmp_path: Path, take: Take) -> None:
    broken = tmp_path / "broken.mp4.part"
    broken.write_bytes(b"\0\0\0\x18ftypisom" + b"x" * 12)
    assert StampingFilms().sign(broken, take, "") == broken
    assert {each.name for each in tmp_path.iterdir()} == {"broken.mp4.part", "broken.json"}
    recipe = read_recipe(tmp_path / "broken.mp4")
    assert recipe is not None
    assert recipe["take"] == take.id
