"""Takes that came along in a package become takes of this library."""

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.marks import NO_MARKS, Marks
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.rules import request_of
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard, with_shots
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.media.recipe import read_recipe, write_recipe
from hailuo_desktop.store.batch.read import read
from hailuo_desktop.store.batch.writing import batch_of, file_name, write_package
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.importing import Importing
from hailuo_desktop.studio.intake import Intake
from hailuo_desktop.studio.packing import NotPacked, Packing, film_name, kept_in, place_of
from hailuo_desktop.studio.recipes import recipe_of
from hailuo_desktop.studio.unpacking import Brought, films_of
from tests.fakes import films
from tests.fakes.odd_films import KINDS

SHOTS = (Shot("a", prompt="Dawn"), Shot("b", prompt="Dusk"))
BOARD = Storyboard("board", "The sea", SHOTS)
FACTS = {"format": "png", "width": 1366, "height": 768, "size": 10}
FRAME = {"name": "a.png", "sha256": "0" * 64, "facts": FACTS}


def take(shot: Shot, number: int, task: str) -> Take:
    return Take(
        f"{number:032x}", shot.id, number, request_of(shot), "key", 10.0, shot.id, Completed("f"),
        task=task,
    )  # fmt: skip


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return films.film(tmp_path / "film.mp4")


def packed(tmp_path: Path, film: Path, *takes: Take, marks: Marks = NO_MARKS) -> Path:
    target = tmp_path / "sea.hailuo"
    packing = Packing(lambda digest: tmp_path / digest, lambda _: film, lambda _: marks)
    packing.package(BOARD, takes, target)
    return target


async def taken_in(file: Path, library: Library) -> tuple[Storyboard, list[Take]]:
    brought = await opened(file, library)
    return brought.board, brought.takes


async def opened(file: Path, library: Library) -> Brought:
    found = read(file)
    imported = await Importing(Intake(library.frames)).batch(found, [1, 2], None)
    return await films_of(found, imported.board, library)


def left_in(folder: Path) -> list[Path]:
    """What lies where the library keeps its films."""
    return [path for path in (folder / "library" / "media").rglob("*") if path.is_file()]


async def test_finished_takes_come_back_on_the_right_shots(tmp_path: Path, film: Path) -> None:
    file = packed(tmp_path, film, take(SHOTS[1], 2, "task-unified-1"), take(SHOTS[0], 1, ""))
    library = Library.open(tmp_path / "library", "the test")
    board, takes = await taken_in(file, library)
    assert [(each.shot, each.number) for each in takes] == [
        (board.shots[0].id, 1),
        (board.shots[1].id, 2),
    ]
    (kept,) = library.takes.of_shot(board.shots[1].id)
    assert (kept.task, kept.request.prompt) == ("task-unified-1", "Dusk")
    assert isinstance(kept.state, Completed)
    found = read_recipe(library.videos.path(kept.state.file))
    assert found is not None
    assert found["take"] == kept.id
    library.close()


async def test_what_is_in_the_ledger_already_stays_as_it_is(tmp_path: Path, film: Path) -> None:
    mine = replace(take(SHOTS[0], 1, "task-unified-1"), note=plain("mine"))
    file = packed(tmp_path, film, mine)
    library = Library.open(tmp_path / "library", "the test")
    library.takes.save(mine)
    assert (await taken_in(file, library))[1] == []
    assert library.takes.find(mine.id) == mine
    library.close()


async def test_a_task_of_another_take_is_not_claimed_twice(tmp_path: Path, film: Path) -> None:
    file = packed(tmp_path, film, take(SHOTS[0], 1, "task-unified-1"))
    library = Library.open(tmp_path / "library", "the test")
    library.takes.save(replace(take(SHOTS[0], 9, "task-unified-1")))
    brought = await opened(file, library)
    assert (brought.takes, brought.elsewhere, brought.unread) == ([], 1, 0)
    assert left_in(tmp_path) == []
    library.close()


@pytest.mark.parametrize(
    "told",
    [
        {"number": 10**30},
        {"number": 2**63 - 1},
        {"number": -5},
        {"created": 1e300},
        {"submitted": -1e18},
        {"duration": 10**300},
        {"credits_used": "-1000000"},
        {"credits_used": "1e-99999999"},
        {"credits_reserved": "1e999999"},
        {"frames": [FRAME | {"crop": {"x": 0, "y": 0, "width": 0, "height": 0}}]},
        {"frames": [FRAME | {"crop": {"x": float("nan"), "y": 0, "width": 1, "height": 1}}]},
    ],
)
async def test_a_recipe_that_no_take_could_have_is_left_out_and_counted(
    tmp_path: Path, film: Path, told: dict[str, object]
) -> None:
    """The ledger could not hold it, or the next take of the shot could not be numbered."""
    marked = tmp_path / "marked.mp4"
    write_recipe(film, marked, {**recipe_of(take(SHOTS[0], 1, "")), **told})
    file = tmp_path / "sea.hailuo"
    _with_film(tmp_path, file, marked)
    library = Library.open(tmp_path / "library", "the test")
    brought = await opened(file, library)
    assert (brought.takes, brought.unread) == ([], 1)
    assert left_in(tmp_path) == []
    library.close()


@pytest.mark.parametrize("evil", ["../../../evil", "a/b", "", "0" * 31, "G" * 32])
async def test_a_recipe_does_not_choose_where_its_film_lies(
    tmp_path: Path, film: Path, evil: str
) -> None:
    marked = tmp_path / "marked.mp4"
    write_recipe(film, marked, {**recipe_of(take(SHOTS[0], 1, "")), "take": evil})
    shutil.copy(marked, film)
    file = tmp_path / "sea.hailuo"
    _with_film(tmp_path, file, film)
    library = Library.open(tmp_path / "library", "the test")
    assert (await taken_in(file, library))[1] == []
    assert not (tmp_path / "evil.mp4").exists()
    library.close()


def _with_film(tmp_path: Path, file: Path, film: Path) -> None:
    """A package with a film that no packing of ours has signed."""
    write_package(file, batch_of(BOARD, file_name), {}, {"0001_t1_x.mp4": film})


async def test_what_is_no_film_is_left_out(tmp_path: Path) -> None:
    junk = tmp_path / "junk.mp4"
    junk.write_bytes(b"no film at all")
    file = tmp_path / "sea.hailuo"
    _with_film(tmp_path, file, junk)
    library = Library.open(tmp_path / "library", "the test")
    assert (await taken_in(file, library))[1] == []
    assert [*(tmp_path / "library" / "media").rglob("*.part")] == []
    library.close()


@pytest.mark.parametrize(("name", "place"), [("0003_t1_ab.mp4", 3), ("x.mp4", None), ("", None)])
def test_a_film_says_which_shot_it_belongs_to(name: str, place: int | None) -> None:
    assert place_of(name) == place


def test_names_begin_with_the_place() -> None:
    assert film_name(7, take(SHOTS[0], 2, "")).startswith("0007_t2_")


def test_a_film_that_is_gone_is_named_as_the_artist_knows_it(tmp_path: Path) -> None:
    with pytest.raises(NotPacked, match="The film of a, take 3, is missing"):
        packed(tmp_path, tmp_path / "none.mp4", take(SHOTS[0], 3, ""))
    assert [*tmp_path.iterdir()] == []


async def test_the_take_that_was_kept_is_kept_there_too(tmp_path: Path, film: Path) -> None:
    one, two = take(SHOTS[0], 1, ""), take(SHOTS[0], 2, "")
    board = with_shots(BOARD, [replace(SHOTS[0], kept=two.id)])
    target = tmp_path / "sea.hailuo"
    Packing(lambda digest: tmp_path / digest, lambda _: film).package(board, [one, two], target)
    found = read(target)
    assert [kept_in(each.name) for each in found.films] == [False, True]
    library = Library.open(tmp_path / "library", "the test")
    imported = await Importing(Intake(library.frames)).batch(found, [1, 2], None)
    films = await films_of(found, imported.board, library)
    assert [shot.kept for shot in films.board.shots] == [two.id, ""]
    library.close()


async def test_a_film_that_cannot_take_its_recipe_up_travels_with_it(tmp_path: Path) -> None:
    film = KINDS["webm vp8"](tmp_path / "film.mp4")
    file = packed(tmp_path, film, take(SHOTS[0], 1, "task-1"))
    with closing(Library.open(tmp_path / "library", "a test")) as library:
        brought = await opened(file, library)
        assert [each.task for each in brought.takes] == ["task-1"]
        assert (brought.elsewhere, brought.unread) == (0, 0)
        (made,) = brought.takes
        assert isinstance(made.state, Completed)
        home = library.videos.path(made.state.file)
        assert home.read_bytes() == film.read_bytes()
        recipe = read_recipe(home)
        assert recipe is not None
        assert recipe["task"] == "task-1"


async def test_what_was_thought_of_a_take_comes_along_and_changes_nothing_here(
    tmp_path: Path, film: Path
) -> None:
    thought = Marks(True, 4, "the hand; 手", 3, 70)
    one = take(SHOTS[0], 1, "task-unified-1")
    file = packed(tmp_path, film, one, marks=replace(thought, binned=5.0))
    with closing(Library.open(tmp_path / "library", "the test")) as library:
        await taken_in(file, library)
        assert library.marks.find(one.id) == thought  # there is no bin but the system's own
        library.marks.save(one.id, Marks(stars=1), 9.0)
        await taken_in(file, library)
        assert library.marks.find(one.id) == Marks(stars=1)
