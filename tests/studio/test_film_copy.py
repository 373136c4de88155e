"""One film goes out under the name that was chosen, whole and with its recipe, or not at all."""

from pathlib import Path

import pytest

from hailuo_desktop.domain.marks import Marks
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.media.recipe import read_recipe
from hailuo_desktop.studio.film_copy import NotCopied, copy_film
from hailuo_desktop.studio.recipes import board_in, marks_in, take_id
from tests.fakes.films import film
from tests.fakes.takes import take

DONE = take(1, Completed("1.mp4"))


def test_it_tells_inside_how_it_was_made(tmp_path: Path) -> None:
    source, target = film(tmp_path / "1.mp4"), tmp_path / "out" / "Sea t1.mp4"
    target.parent.mkdir()
    target.write_bytes(b"what the artist agreed to replace")
    copy_film(source, target, DONE, "The lighthouse", Marks(stars=2))
    recipe = read_recipe(target)
    assert recipe is not None
    assert (take_id(recipe), board_in(recipe)) == (DONE.id, "The lighthouse")
    assert marks_in(recipe) == Marks(stars=2)
    assert [file.name for file in target.parent.iterdir()] == [target.name]


def test_what_takes_no_recipe_goes_out_as_it_is(tmp_path: Path) -> None:
    source, target = tmp_path / "1.mp4", tmp_path / "out.mp4"
    source.write_bytes(b"no film that could hold a recipe")
    copy_film(source, target, DONE, "")
    assert target.read_bytes() == source.read_bytes()
    assert take_id(read_recipe(target)) == DONE.id


def test_a_strangers_file_beside_it_stays(tmp_path: Path) -> None:
    source, target = tmp_path / "1.mp4", tmp_path / "out.mp4"
    source.write_bytes(b"no film that could hold a recipe")
    beside = tmp_path / "out.json"
    beside.write_text('{"mine": 1}')
    copy_film(source, target, DONE, "")
    assert target.read_bytes() == source.read_bytes()
    assert beside.read_text() == '{"mine": 1}'
    beside.unlink()
    copy_film(source, target, DONE, "")
    copy_film(source, target, DONE, "Another board")  # our own is written again
    assert board_in(read_recipe(target) or {}) == "Another board"


def test_a_film_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotCopied, match="film of take 1 is gone"):
        copy_film(tmp_path / "1.mp4", tmp_path / "out.mp4", DONE, "")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    source = film(tmp_path / "1.mp4")
    with pytest.raises(NotCopied, match="choose another place"):
        copy_film(source, tmp_path / "nowhere" / "out.mp4", DONE, "")
