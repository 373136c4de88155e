"""Exported films: speaking names, nothing replaced, nothing twice."""

import asyncio
import errno
import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import av
import pytest

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.take import Completed, Pending, Take
from hailuo_desktop.media.recipe import read_recipe
from hailuo_desktop.store.names import DEFAULT_TEMPLATE
from hailuo_desktop.studio.exporting import Exporting, NotExported, Place
from hailuo_desktop.studio.recipes import take_of
from tests.fakes.films import film
from tests.fakes.odd_films import KINDS
from tests.fakes.takes import FIRST, LAST, take

PLACE = Place("The lighthouse", 1, "Boat")


@pytest.fixture
def done(tmp_path: Path) -> Take:
    return finished(tmp_path, 1)


def finished(folder: Path, number: int) -> Take:
    made = take(number, Completed(f"{number}.mp4"), task=f"task-{number}", frames=(FIRST, LAST))
    film(folder / "library" / f"{number}.mp4", shade=60 + number)
    return made


def exporting(folder: Path, template: str = DEFAULT_TEMPLATE, **more: object) -> Exporting:
    library = folder / "library"
    return Exporting(folder / "out", template, lambda file: library / file, **more)  # type: ignore[arg-type]


def no_links(source: Path, target: Path) -> None:
    """A file system that has no second names, such as FAT."""
    raise OSError(errno.EPERM, "Operation not permitted")


def files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def pictures(file: Path) -> list[bytes]:
    with closing(av.open(str(file))) as container:
        return [bytes(packet) for packet in container.demux(video=0) if packet.dts is not None]


async def test_a_take_gets_its_name_and_its_recipe(tmp_path: Path, done: Take) -> None:
    file = await exporting(tmp_path).export(done, PLACE)
    assert file == tmp_path / "out" / "The lighthouse" / "01_Boat_t1.mp4"
    recipe = read_recipe(file)
    assert recipe is not None
    assert recipe["board"] == "The lighthouse"
    assert take_of(recipe, "1.mp4") == replace(done, key="")
    assert pictures(file) == pictures(tmp_path / "library" / "1.mp4")
    assert files(tmp_path / "out") == {"The lighthouse/01_Boat_t1.mp4"}


async def test_the_same_take_is_found_again(tmp_path: Path, done: Take) -> None:
    first = await exporting(tmp_path).export(done, PLACE)
    before = first.stat().st_mtime_ns
    assert await exporting(tmp_path).export(done, PLACE) == first
    one = exporting(tmp_path)
    assert await one.export(done, PLACE) == await one.export(done, PLACE) == first
    assert first.stat().st_mtime_ns == before
    assert len(files(tmp_path / "out")) == 1


async def test_a_file_of_somebody_else_is_never_replaced(tmp_path: Path, done: Take) -> None:
    theirs = tmp_path / "out" / "The lighthouse" / "01_Boat_t1.mp4"
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(b"mine")
    file = await exporting(tmp_path).export(done, PLACE)
    assert file.name == "01_Boat_t1 (2).mp4"
    assert theirs.read_bytes() == b"mine"


async def test_a_take_keeps_its_second_name_when_the_first_falls_free(
    tmp_path: Path, done: Take
) -> None:
    theirs = tmp_path / "out" / "The lighthouse" / "01_Boat_t1.mp4"
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(b"mine")
    file = await exporting(tmp_path).export(done, PLACE)
    theirs.unlink()
    assert await exporting(tmp_path).export(done, PLACE) == file


@pytest.mark.parametrize("links", [os.link, no_links], ids=["links", "no links"])
async def test_takes_that_want_one_name_at_once_all_get_one(tmp_path: Path, links: object) -> None:
    takes = [finished(tmp_path, number) for number in range(1, 9)]
    one = exporting(tmp_path, "film", link=links)
    made = await asyncio.gather(*(one.export(each, PLACE) for each in takes))
    assert len(set(made)) == len(takes)
    for each, file in zip(takes, made, strict=True):
        recipe = read_recipe(file)
        assert recipe is not None
        assert recipe["take"] == each.id
    assert len(files(tmp_path / "out")) == len(takes)
    again = exporting(tmp_path, "film")
    assert await asyncio.gather(*(again.export(each, PLACE) for each in takes)) == made


async def test_two_programs_at_once_replace_nothing(tmp_path: Path) -> None:
    """The other one takes the name in the very moment between looking and linking."""

    def beaten(source: Path, target: Path) -> None:
        if not target.exists():
            target.write_bytes(b"theirs")
        raise OSError(errno.EPERM, "Operation not permitted")

    with pytest.raises(NotExported, match="the library keeps the video"):
        await exporting(tmp_path, "film", link=beaten).export(finished(tmp_path, 1), PLACE)
    assert (tmp_path / "out" / "film.mp4").read_bytes() == b"theirs"
    assert files(tmp_path / "out") == {"film.mp4"}


@pytest.mark.parametrize(("one", "other"), [("Boat", "BOAT"), ("Caf\u00e9", "CAFE\u0301")])
async def test_names_that_differ_only_by_case_are_told_apart(
    tmp_path: Path, one: str, other: str
) -> None:
    first, second = finished(tmp_path, 1), finished(tmp_path, 2)
    made = [
        await exporting(tmp_path, "{board}/{name}").export(each, Place(name, 1, name))
        for each, name in ((first, one), (second, other))
    ]
    names = {file.relative_to(tmp_path / "out").as_posix().casefold() for file in made}
    assert len(names) == 2
    assert made[0].parent == made[1].parent


async def test_what_a_crash_left_behind_is_written_over(tmp_path: Path, done: Take) -> None:
    folder = tmp_path / "out" / "The lighthouse"
    folder.mkdir(parents=True)
    (folder / f".{done.id}.part").write_bytes(b"half a film")
    await exporting(tmp_path).export(done, PLACE)
    assert files(tmp_path / "out") == {"The lighthouse/01_Boat_t1.mp4"}


async def test_a_take_without_a_film_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotExported, match="has no video yet"):
        await exporting(tmp_path).export(take(1, Pending(), task="task"), PLACE)


async def test_a_film_that_is_gone_is_told_and_leaves_nothing(tmp_path: Path, done: Take) -> None:
    (tmp_path / "library" / "1.mp4").unlink()
    with pytest.raises(HailuoError):
        await exporting(tmp_path).export(done, PLACE)
    assert files(tmp_path / "out") == set()


async def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, done: Take) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(NotExported, match="cannot be written"):
        await exporting(tmp_path).export(done, PLACE)


async def test_a_film_that_cannot_take_its_recipe_up_goes_out_with_it_beside(
    tmp_path: Path, done: Take
) -> None:
    source = KINDS["webm vp8"](tmp_path / "library" / "1.mp4")
    work = exporting(tmp_path)
    file = await work.export(done, PLACE)
    assert file.read_bytes() == source.read_bytes()
    assert files(tmp_path / "out") == {
        "The lighthouse/01_Boat_t1.webm",
        "The lighthouse/01_Boat_t1.json",
    }
    recipe = read_recipe(file)
    assert recipe is not None
    assert take_of(recipe, "1.mp4") == replace(done, key="")
    assert await exporting(tmp_path).export(done, PLACE) == file  # found again by its recipe
    assert len(files(tmp_path / "out")) == 2


async def test_a_recipe_beside_replaces_no_file_of_somebody_else(
    tmp_path: Path, done: Take
) -> None:
    source = KINDS["webm vp8"](tmp_path / "library" / "1.mp4")
    theirs = tmp_path / "out" / "The lighthouse" / "01_Boat_t1.json"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("mine")
    file = await exporting(tmp_path).export(done, PLACE)
    assert file.read_bytes() == source.read_bytes()
    assert theirs.read_text() == "mine"


@pytest.mark.parametrize("kind", KINDS)
async def test_every_film_leaves_the_app(tmp_path: Path, done: Take, kind: str) -> None:
    KINDS[kind](tmp_path / "library" / "1.mp4")
    file = await exporting(tmp_path).export(done, PLACE)
    recipe = read_recipe(file)
    assert recipe is not None
    assert recipe["take"] == done.id
    with closing(av.open(str(file))) as container:  # the name says what it is wrapped in
        matroska = "matroska" in container.format.name
    assert file.suffix in ({".webm", ".mkv"} if matroska else {".mp4"})
