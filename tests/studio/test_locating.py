"""Films are found again by what they are, and taken back only as they are wanted."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import BadVideo, LibraryError
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.media.film import Films
from hailuo_desktop.media.fingerprint import fingerprint
from hailuo_desktop.media.recipe import write_recipe
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.locating import Located, NotThatFilm, Sought, chosen, put_back, search
from hailuo_desktop.studio.recipes import recipe_of
from tests.fakes import reels
from tests.fakes.any_take import take

PIPES = [os.mkfifo] if hasattr(os, "mkfifo") else []  # Windows has none in its folders


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library.open(tmp_path / "library", "a test")) as library:
        yield library


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf" / "deeper"
    folder.mkdir(parents=True)
    return folder


def lost(take_id: str, task: str = "") -> Take:
    return take(take_id, Completed(f"media/takes/{take_id}.mp4"), task=task)


def film(file: Path, made: Take | None = None, count: int = 5) -> Path:
    """With that take's recipe inside, where one is given."""
    raw = reels.film(file.with_name(f"raw {file.name}"), count)
    if made is None:
        return raw.rename(file)
    write_recipe(raw, file, recipe_of(made))
    raw.unlink()
    return file


def always(_looked_at: int, _found: int) -> bool:
    return True


def test_a_film_is_found_by_the_take_or_the_task_in_its_recipe(shelf: Path) -> None:
    one, two = lost("one"), lost("two", task="task-2")
    film(shelf / "anything.mp4", one)
    film(shelf / "copy.mp4", replace(two, id="of another library"))
    film(shelf / "stranger.mp4", lost("stranger"))
    found = search(shelf.parent, Sought((one, two)), always)
    assert {each.take.id: each.file.name for each in found} == {
        "one": "anything.mp4",
        "two": "copy.mp4",
    }


def test_a_film_that_lost_its_recipe_is_found_by_its_pictures(shelf: Path) -> None:
    plain = film(shelf / "plain.mov")
    film(shelf / "other.mp4", count=9)
    sought = Sought((lost("one"),), {"one": fingerprint(plain)})
    assert [each.file for each in search(shelf.parent, sought, always)] == [plain]


def test_a_broken_copy_is_passed_by_for_a_whole_one(shelf: Path) -> None:
    one = lost("one")
    broken = film(shelf / "a.mp4", one, 50)
    broken.write_bytes(broken.read_bytes()[:-2000])
    whole = film(shelf / "b.mp4", one, 50)
    (shelf / "c.mp4").write_text("no film")
    assert search(shelf, Sought((one,)), always) == [Located(one, whole)]


def test_a_search_tells_how_far_it_is_and_ends_when_told(shelf: Path) -> None:
    for name in "abc":
        film(shelf / f"{name}.mp4", lost(name))
    told: list[tuple[int, int]] = []

    def twice(looked_at: int, found: int) -> bool:
        told.append((looked_at, found))
        return looked_at < 2

    found = search(shelf, Sought((lost("c"), lost("a"))), twice)
    assert [each.take.id for each in found] == ["a"]
    assert told == [(0, 0), (1, 1), (2, 1)]


def test_a_search_ends_when_told_where_there_are_no_films(shelf: Path) -> None:
    for number in range(9):
        (shelf / f"folder {number}").mkdir()
    told: list[int] = []

    def once(_looked_at: int, _found: int) -> bool:
        told.append(1)
        return False

    assert search(shelf, Sought((lost("a"),)), once) == []
    assert told == [1]


def test_folders_that_hold_themselves_are_gone_through_once(shelf: Path) -> None:
    there = film(shelf / "z.mp4", lost("a"))
    with suppress(OSError):  # Windows makes links for administrators alone
        (shelf / "again").symlink_to(shelf.parent, target_is_directory=True)
        (shelf / "b.mp4").symlink_to(shelf / "b.mp4")
    assert search(shelf.parent, Sought((lost("a"),)), always) == [Located(lost("a"), there)]


@pytest.mark.parametrize("make", PIPES)
def test_a_pipe_is_not_waited_for(shelf: Path, make: Callable[[Path], None]) -> None:
    make(shelf / "a.mp4")
    there = film(shelf / "b.mp4", lost("a"))
    assert search(shelf, Sought((lost("a"),)), always) == [Located(lost("a"), there)]
    with pytest.raises(BadVideo, match="no ordinary file"):
        Films().check(shelf / "a.mp4")


def test_what_the_artist_points_at_has_to_be_that_film(shelf: Path) -> None:
    sought = Sought((lost("one"),))
    with pytest.raises(NotThatFilm, match="is not the film"):
        chosen(film(shelf / "a.mp4", lost("two")), sought)
    assert chosen(film(shelf / "b.mp4", lost("one")), sought).take.id == "one"


@pytest.mark.parametrize("move", [False, True])
def test_a_film_goes_back_to_its_place(library: Library, shelf: Path, move: bool) -> None:
    one = lost("one")
    there = film(shelf / "a.mp4", one)
    data = there.read_bytes()
    put_back(library.videos, Located(one, there), move=move)
    assert library.videos.path("media/takes/one.mp4").read_bytes() == data
    assert there.is_file() is not move
    assert [*library.folder.rglob("*.part")] == []


def test_a_film_that_cannot_be_copied_stays_where_it_is(library: Library, shelf: Path) -> None:
    one = lost("one")
    there = film(shelf / "a.mp4", one)
    library.videos.path("media/takes/one.mp4").mkdir(parents=True)
    with pytest.raises(LibraryError):
        put_back(library.videos, Located(one, there), move=True)
    assert there.is_file()
