"""Second names for films and stills that leave the library by hand."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.frame import ImageFacts
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.studio.exporting import Place
from hailuo_desktop.studio.handoff.named import NamedFiles
from tests.fakes.takes import FIRST, take

TAKE = take(3, Completed("x.mp4"))
PLACE = Place("The lighthouse", 1, "", "01A")


def no_links(source: Path, target: Path) -> None:
    """A file system that has no second names, such as FAT."""
    raise OSError(errno.EPERM, "Operation not permitted")


@pytest.fixture
def film(tmp_path: Path) -> Path:
    file = tmp_path / "x.mp4"
    file.write_bytes(b"film")
    return file


def test_a_film_gets_a_speaking_name_and_takes_no_room(tmp_path: Path, film: Path) -> None:
    named = NamedFiles(tmp_path)
    file = named.film(TAKE, PLACE, film)
    assert file.name == "The lighthouse 01A t3.mp4"
    assert file.samefile(film)
    assert named.film(TAKE, PLACE, film) == file


def test_another_name_leaves_the_old_one_where_an_editor_has_it(tmp_path: Path, film: Path) -> None:
    named = NamedFiles(tmp_path)
    before = named.film(TAKE, PLACE, film)
    after = named.film(TAKE, replace(PLACE, board="Night"), film)
    assert before.is_file()
    assert after.name == "Night 01A t3.mp4"


def test_a_film_that_was_fetched_again_is_the_new_one(tmp_path: Path, film: Path) -> None:
    named = NamedFiles(tmp_path)
    named.film(TAKE, PLACE, film)
    film.unlink()
    film.write_bytes(b"again")
    assert named.film(TAKE, PLACE, film).read_bytes() == b"again"


def test_without_second_names_the_film_goes_as_it_is_called(tmp_path: Path, film: Path) -> None:
    assert NamedFiles(tmp_path, no_links).film(TAKE, PLACE, film) == film


@pytest.mark.parametrize("links", [True, False])
def test_a_still_goes_under_its_own_name_with_its_true_suffix(
    tmp_path: Path, film: Path, links: bool
) -> None:
    named = NamedFiles(tmp_path) if links else NamedFiles(tmp_path, no_links)
    frame = replace(FIRST, name="Sea: am/dusk.HEIC", facts=ImageFacts("jpeg", 1, 1, 1))
    file = named.still(frame, film)
    assert file.suffix == ".jpg"
    assert file.read_bytes() == b"film"
    assert named.still(frame, film) == file
    with pytest.raises(OSError):
        named.still(replace(frame, digest="0" * 64), tmp_path / "gone")


def test_what_went_to_the_bin_is_forgotten(tmp_path: Path, film: Path) -> None:
    named = NamedFiles(tmp_path)
    file = named.film(TAKE, PLACE, film)
    named.forget(TAKE.id)
    named.forget(TAKE.id)
    assert not file.exists()
    assert film.is_file()
