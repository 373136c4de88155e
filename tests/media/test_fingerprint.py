"""A film is known by its coded pictures, and by nothing else."""

from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.media.fingerprint import fingerprint
from hailuo_desktop.media.recipe import write_recipe
from tests.fakes import reels


def test_tags_name_and_container_do_not_count(tmp_path: Path) -> None:
    film = reels.film(tmp_path / "a.mp4", 10)
    write_recipe(film, tmp_path / "b.mp4", {"take": "1"})
    assert fingerprint(tmp_path / "b.mp4") == fingerprint(film)
    assert fingerprint(film.rename(tmp_path / "c.mp4")) == fingerprint(tmp_path / "b.mp4")


def test_other_pictures_are_another_film(tmp_path: Path) -> None:
    one, two = reels.film(tmp_path / "a.mp4", 10), reels.film(tmp_path / "b.mp4", 11)
    assert fingerprint(one) != fingerprint(two)


def test_what_is_no_film_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_text("no film")
    with pytest.raises(BadVideo):
        fingerprint(tmp_path / "a.mp4")
