"""A library whose database is gone: its films say what they are."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path

import pytest

from hailuo_desktop.domain.frame import Crop, Frame
from hailuo_desktop.domain.marks import NO_MARKS, Marks
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import Completed, Pending, Queued, Take, Uncertain
from hailuo_desktop.media.recipe import read_recipe, write_recipe
from hailuo_desktop.store.library import DATABASE, Library
from hailuo_desktop.store.rows import CHECKED, checksum
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.studio.opening import open_library
from hailuo_desktop.studio.options import Options
from hailuo_desktop.studio.rebuilding import BOARD
from hailuo_desktop.studio.recipe_stamp import StampingFilms
from hailuo_desktop.studio.recipes import marks_in, recipe_of, take_of
from hailuo_desktop.studio.studio import Studio
from hailuo_desktop.translate import speak
from tests.fakes.films import film
from tests.fakes.keychain import FakeKeychain
from tests.fakes.odd_films import KINDS
from tests.fakes.pseudo_locale import PseudoLocale
from tests.fakes.takes import FIRST, LAST, take

CROPPED = replace(LAST, crop=Crop(0.1, 0.0, 0.8, 1.0))


def kept(library: Library, made: Take, board: str = "") -> Take:
    """A completed take, with its recipe in its film."""
    part = library.videos.part(made)
    film(part.with_suffix(".raw"))
    write_recipe(part.with_suffix(".raw"), part, recipe_of(made, board))
    part.with_suffix(".raw").unlink()
    done = replace(made, state=Completed(library.videos.keep(made, part)))
    library.takes.save(done)
    return done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def takes(folder: Path) -> list[Take]:
    with closing(open_library(folder, "a test")) as library:
        return [
            kept(library, take(1, task="task-1", frames=(FIRST, CROPPED)), "The lighthouse"),
            kept(library, take(2, task="task-2", prompt="Later"), "The lighthouse"),
            kept(
                library,
                replace(take(1, task="task-3", shot="shot-2", frames=(FIRST,)), name="02"),
                "The lighthouse",
            ),
            kept(library, replace(take(1, task="task-4", shot="shot-3"), name="Storm")),
        ]


@pytest.fixture
def rebuilt(folder: Path, takes: list[Take]) -> Iterator[Library]:
    lose_database(folder)
    with closing(open_library(folder, "a test")) as library:
        yield library


def lose_database(folder: Path) -> None:
    """And the journal with it: the films are all that there is."""
    for file in (*folder.glob(f"{DATABASE}*"), *folder.glob("journal/*")):
        file.unlink()


def test_takes_come_back_from_their_films(rebuilt: Library, takes: list[Take]) -> None:
    assert rebuilt.takes.all() == sorted(
        (replace(each, key="") for each in takes), key=lambda each: each.created
    )
    assert "4 takes back on 2 storyboards" in rebuilt.notice


def test_shots_come_back_on_boards(rebuilt: Library) -> None:
    boards = {board.name: board for board in rebuilt.boards.all()}
    assert set(boards) == {"The lighthouse", BOARD}
    first, second = boards["The lighthouse"].shots
    assert (first.id, first.prompt, first.first, first.last) == ("shot-1", "Later", None, None)
    assert (second.id, second.first, second.last) == ("shot-2", FIRST, None)
    (third,) = boards[BOARD].shots
    assert (third.id, third.name) == ("shot-3", "Storm")


def test_the_board_of_what_was_rebuilt_is_one_in_every_language(
    folder: Path, takes: list[Take]
) -> None:
    found: list[tuple[str, str]] = []
    for language in (NullTranslations(), PseudoLocale()):
        lose_database(folder)
        speak(language)
        try:
            with closing(open_library(folder, "a test")) as library:
                found += [(b.id, b.name) for b in library.boards.all() if len(b.shots) == 1]
        finally:
            speak(NullTranslations())
    (one, english), (other, foreign) = found
    assert (one, english) == (other, BOARD)
    assert foreign != english


def test_what_was_rebuilt_is_not_rebuilt_again(rebuilt: Library, folder: Path) -> None:
    before = rebuilt.takes.all(), rebuilt.boards.all()
    rebuilt.close()
    with closing(open_library(folder, "a test")) as library:
        assert (library.takes.all(), library.boards.all()) == before
        assert library.notice == ""


def test_a_damaged_database_and_its_films_make_one_library(folder: Path, takes: list[Take]) -> None:
    lose_database(folder)
    (folder / DATABASE).write_bytes(b"rust" * 4000)
    with closing(open_library(folder, "a test")) as library:
        assert {each.id for each in library.takes.all()} == {each.id for each in takes}
        assert "is damaged" in library.notice
        assert "4 takes back" in library.notice


async def test_the_studio_opens_what_was_rebuilt(folder: Path, takes: list[Take]) -> None:
    lose_database(folder)
    bugs: list[BaseException] = []
    studio = Studio(
        Options(folder),
        Keys(FakeKeychain()),
        publish=lambda event: None,
        report=bugs.append,
        owner="a test",
    )
    found = studio.library.takes.all()
    notice = studio.library.notice
    await studio.aclose()
    assert len(found) == len(takes)
    assert "4 takes back" in notice
    assert bugs == []


def test_a_film_settles_what_a_backup_left_in_doubt(folder: Path, tmp_path: Path) -> None:
    """The backup knows the take as queued; sent again, it would be paid for twice."""
    with closing(open_library(folder, "a test")) as library:
        library.takes.save(take(1, Queued()))
        library.takes.save(take(2, Queued()))
    open_library(folder, "a test").close()  # makes the day's backup
    with closing(open_library(folder, "a test")) as library:
        kept(library, take(1, task="task-1"))
    lose_database(folder)
    (folder / DATABASE).write_bytes(b"rust" * 4000)
    with closing(open_library(folder, "a test")) as library:
        first, second = library.takes.all()
    assert isinstance(first.state, Completed)
    assert (first.task, first.key) == ("task-1", "key-1")
    assert isinstance(second.state, Uncertain)


def test_a_crash_between_the_film_and_the_ledger_costs_nothing(folder: Path) -> None:
    with closing(open_library(folder, "a test")) as library:
        done = kept(library, take(1, task="task-1"))
        library.takes.save(replace(done, state=Pending()))
    with closing(open_library(folder, "a test")) as library:
        assert library.takes.all() == [done]
        assert library.boards.all()[0].shots[0].id == done.shot


@pytest.mark.parametrize(
    ("column", "beyond"),
    [
        ("outcome", '["x.mp4", "y.mp4"]'),
        ("state", "Restored"),
        ("data", '{"graded": "a newer form"}'),
    ],
)
@pytest.mark.parametrize("done", [True, False])
def test_what_a_newer_version_wrote_of_a_film_is_left_alone(
    folder: Path, column: str, beyond: str, done: bool
) -> None:
    """The film's recipe knows less of the take than its row does."""
    with closing(open_library(folder, "a test")) as library:
        made = kept(library, take(1, task="task-1"))
        if not done:
            library.takes.save(replace(made, state=Pending()))
    row = rewritten(folder, column, beyond)
    for _ in range(2):
        with closing(open_library(folder, "a test")) as library:
            assert library.takes.all() == []
            assert library.takes.unreadable() == [made.id]
            assert library.boards.all() == []
            assert "of no take" not in library.notice
            assert "From the recipes" not in library.notice
    assert ledger_row(folder) == row


def rewritten(folder: Path, column: str, value: str) -> dict[str, object]:
    """The only take's row, with that in it and a checksum that says so."""
    row = {**ledger_row(folder), column: value}
    row["checksum"] = checksum(row[name] for name in CHECKED)
    with closing(sqlite3.connect(folder / DATABASE)) as database, database:
        database.execute(
            f"UPDATE take SET {column} = ?, checksum = ?",
            (value, row["checksum"]),
        )
    return row


def ledger_row(folder: Path) -> dict[str, object]:
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        database.row_factory = sqlite3.Row
        (row,) = database.execute("SELECT * FROM take")
        return dict(row)


def test_a_film_without_a_recipe_stays_and_is_told(folder: Path) -> None:
    stranger = film(folder / "media" / "takes" / "ab" / "abc.mp4")
    with closing(open_library(folder, "a test")) as library:
        assert library.takes.all() == []
        assert "is 1 film of no take" in library.notice
    assert stranger.is_file()


def test_a_film_under_a_name_that_is_not_its_own_makes_no_take(
    folder: Path, takes: list[Take]
) -> None:
    (first, *_) = takes
    assert isinstance(first.state, Completed)
    whole = (folder / first.state.file).read_bytes()
    (folder / "media" / "takes" / "sh" / "another.mp4").write_bytes(whole)
    with closing(open_library(folder, "a test")) as library:
        assert first in library.takes.all()
        assert len(library.takes.all()) == len(takes)
        assert "is 1 film of no take" in library.notice


def test_two_films_of_one_task_make_one_take(folder: Path) -> None:
    with closing(open_library(folder, "a test")) as library:
        first = kept(library, take(1, task="task-1"))
        library.takes.forget(first.id)
        kept(library, take(2, task="task-1"))
        library.takes.forget(take(2).id)
    with closing(open_library(folder, "a test")) as library:
        assert len(library.takes.all()) == 1
        assert "already belongs to take" in library.notice


def test_a_recipe_gives_the_take_back(tmp_path: Path) -> None:
    made = replace(
        take(3, Completed("3.mp4"), task="task", frames=(FIRST, CROPPED), prompt="a\ud800 “b”\n"),
        key="",
        submitted=1_800_000_050.5,
        source="take-0",
    )
    source = film(tmp_path / "3.mp4")
    write_recipe(source, tmp_path / "signed.mp4", recipe_of(made))
    recipe = read_recipe(tmp_path / "signed.mp4")
    assert recipe is not None
    assert take_of(recipe, "3.mp4") == made


def test_what_a_newer_version_adds_to_a_recipe_is_left_out() -> None:
    made = replace(take(1, Completed("1.mp4"), task="task"), key="")
    recipe = recipe_of(made)
    recipe["colour"] = {"deep": [1, 2]}
    del recipe["source"], recipe["credits_used"]
    found = take_of(recipe, "1.mp4")
    assert found is not None
    assert found.id == made.id


@pytest.mark.parametrize(
    "change",
    [
        {"take": ""},
        {"take": None},
        {"number": "many"},
        {"mode": "FLY"},
        {"created": None},
        {"created": float("inf")},
        {"created": -1.0},
        {"changed": 1e12},
        {"submitted": float("nan")},
        {"frames": [{"name": "x", "sha256": "../../secret", "facts": {}}]},
        {"frames": [recipe_of(take(1, frames=(FIRST,)))["frames"][0] | {"sha256": "../../x"}]},
    ],
)
def test_a_recipe_that_makes_no_sense_makes_no_take(change: dict[str, object]) -> None:
    assert take_of({**recipe_of(take()), **change}, "1.mp4") is None


def test_a_recipe_holds_no_key_and_no_link() -> None:
    secret = replace(
        take(1, frames=(Frame("c" * 64, "x.png", FIRST.facts),)),
        key="idempotent-secret",
        urls=("https://files.example/secret.png",),
        note=plain("sk-secret"),
    )
    text = str(recipe_of(secret))
    assert "secret" not in text
    assert "http" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_film_of_any_kind_brings_its_take_back(folder: Path, kind: str) -> None:
    """Otherwise a library without its ledger would buy it again."""
    made = take(1, task="task-1")
    with closing(open_library(folder, "a test")) as library:
        part = KINDS[kind](library.videos.part(made))
        library.videos.keep(made, StampingFilms().sign(part, made, "The lighthouse"))
    lose_database(folder)
    with closing(open_library(folder, "a test")) as library:
        (back,) = library.takes.all()
        assert (back.id, back.task) == (made.id, "task-1")
        assert [board.name for board in library.boards.all()] == ["The lighthouse"]


def test_marks_in_a_recipe_come_back_unless_the_library_knows_later_ones(folder: Path) -> None:
    one, two = take(1, task="task-1"), take(2, task="task-2")
    with closing(open_library(folder, "a test")) as library:
        for made in (one, two):
            part = library.videos.part(made)
            film(part.with_suffix(".raw"))
            recipe = recipe_of(made, "", Marks(stars=3, note="the hand"))
            write_recipe(part.with_suffix(".raw"), part, recipe)
            part.with_suffix(".raw").unlink()
            library.videos.keep(made, part)
        library.marks.save(two.id, Marks(stars=1), 1.0)
    with closing(open_library(folder, "a test")) as library:
        assert len(library.takes.all()) == 2
        assert library.marks.find(one.id) == Marks(stars=3, note="the hand")
        assert library.marks.find(two.id) == Marks(stars=1)


@pytest.mark.parametrize("marks", ["odd", {"stars": 99}, {"note": 5}, [1]])
def test_bad_marks_cost_no_take(marks: object) -> None:
    recipe = {**recipe_of(take(1)), "marks": marks}
    assert take_of(recipe, "1.mp4") is not None
    assert marks_in(recipe) == NO_MARKS
