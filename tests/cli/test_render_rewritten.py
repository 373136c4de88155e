"""A table that is rendered again after it was edited: its shots are those of the first time."""

from contextlib import closing
from dataclasses import replace

import pytest

from hailuo_desktop.domain.storyboard import Storyboard, with_shot
from hailuo_desktop.simulator import Rehearsal
from hailuo_desktop.store.library import Library
from tests.cli.conftest import Batches, Program, posts

OUT = ("--output", "out", "--json")
HEADER = "name,prompt,quality\n"
FIRST = f"{HEADER}a,A boat leaves the harbour,768p\nb,Gulls circle above,768p\n"
SECOND = f"{HEADER}a,A red boat leaves the harbour,768p\nc,Night falls,768p\n"


def board(program: Program) -> Storyboard:
    with closing(Library.open(program.folder / "library", "a test")) as library:
        (found,) = library.boards.all()
        return found


def test_what_changed_is_said_and_takes_the_place_of_what_it_was(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    table = batches.write("night.csv", FIRST)
    assert program("render", table, *OUT).code == 0
    ids = {shot.name: shot.id for shot in board(program).shots}
    batches.write("night.csv", SECOND)
    before = board(program)
    dry = program("render", table, *OUT, "--dry-run")
    (problem,) = dry.events("problem")
    assert (problem["rule"], problem["blocks"]) == ("batch_changed", False)
    assert problem["error"] == (
        "The list has changed since it became “night”: 1 shot is new (“c”); 1 is changed (“a”); "
        "1 is no longer in it and stays on the board (“b”)."
    )
    assert board(program) == before
    said = program("render", table, *OUT)
    assert said.code == 0
    assert {(each["shot"], each["take"]) for each in said.events("take")} == {(1, 2), (2, 1)}
    assert len(posts(service)) == 4
    now = board(program)
    assert [(shot.name, shot.prompt) for shot in now.shots] == [
        ("a", "A red boat leaves the harbour"),
        ("b", "Gulls circle above"),
        ("c", "Night falls"),
    ]
    assert {name: now.shots[row].id for row, name in ((0, "a"), (1, "b"))} == ids
    again = program("render", table, *OUT)
    assert (again.code, again.events("problem"), len(posts(service))) == (0, [], 4)
    assert board(program) == now


@pytest.mark.parametrize("edit", [{"prompt": "A ship. [Push in]"}, {"kept": "some take"}])
def test_what_the_artist_edited_or_kept_stays_beside_it(
    program: Program, batches: Batches, service: Rehearsal, edit: dict[str, str]
) -> None:
    table = batches.write("night.csv", FIRST)
    assert program("render", table, *OUT).code == 0
    with closing(Library.open(program.folder / "library", "a test")) as library:
        (found,) = library.boards.all()
        mine = replace(found.shots[0], **edit)
        library.boards.save(with_shot(found, mine))
    batches.write("night.csv", SECOND)
    for _ in range(2):
        assert program("render", table, *OUT).code == 0
        assert len(posts(service)) == 4
        now = board(program)
        assert now.shots[0] == mine
        assert [shot.name for shot in now.shots] == ["a", "b", "a", "c"]


def test_a_list_of_other_shots_under_the_same_name_replaces_nothing(
    program: Program, batches: Batches
) -> None:
    table = batches.write("night.csv", FIRST)
    assert program("render", table, *OUT).code == 0
    before = board(program).shots
    batches.write("night.csv", f"{HEADER}a,Rain,768p\n")
    said = program("render", table, *OUT)
    assert (said.code, said.events("problem")) == (0, [])
    assert board(program).shots[:2] == before
