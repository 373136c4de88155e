"""A list that comes again is known, and what the artist made of it is not lost."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.rewrite import said_of
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard, with_shot
from hailuo_desktop.domain.take import Completed, Pending, Take
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.list_rewrites import (
    Rewrite,
    as_before,
    before,
    remember,
    rewrite_of,
    told,
    updated,
)
from tests.fakes.any_take import take

BOAT, GULLS, NIGHT = "A boat leaves the harbour", "Gulls circle above", "Night falls"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library.open(tmp_path / "library", "a test")) as library:
        yield library


def listed(*prompts: str) -> Storyboard:
    """Each shot has an id by what it says, as those of a file have."""
    shots = (Shot(f"id of {each}", f"{at}", each) for at, each in enumerate(prompts))
    return Storyboard("b", "night", tuple(shots))


def come_in(library: Library, board: Storyboard) -> Storyboard:
    library.boards.save(board)
    remember(board.id, board.id, said_of(board.shots), library)
    return board


def again(library: Library, *prompts: str) -> tuple[Storyboard, Rewrite]:
    known = before(listed(*prompts), library)
    assert known is not None
    rewrite = rewrite_of(listed(*prompts), known)
    assert rewrite is not None
    return listed(*prompts), rewrite


def none(_: str) -> list[Take]:
    return []


def test_edits_made_before_anything_was_noted_are_no_news(library: Library) -> None:
    board = listed(BOAT, GULLS)
    library.boards.save(with_shot(board, replace(board.shots[0], prompt="My own words")))
    _, rewrite = again(library, BOAT, GULLS)
    assert (rewrite.changes, told(rewrite)) == ((), "")


def test_what_an_older_version_noted_is_read(library: Library) -> None:
    library.boards.save(listed(BOAT, GULLS))
    noted = [
        {"shot": each.id, "name": each.name, "prompt": each.prompt, "scene": "", "notes": ""}
        for each in listed(BOAT, GULLS).shots
    ]
    library.settings.put("script.said.b", noted)
    _, rewrite = again(library, BOAT, GULLS)
    assert rewrite.changes == ()


@pytest.mark.parametrize("reason", ["edited", "kept", "under way"])
def test_a_shot_that_has_something_to_lose_stays_as_it_is(library: Library, reason: str) -> None:
    come_in(library, listed(BOAT, GULLS))
    board = come_in(library, listed(f"{BOAT} slowly", GULLS))  # and then it is taken back
    first = {"edited": {"prompt": "Mine"}, "kept": {"kept": "x"}}.get(reason, {})
    board = with_shot(board, replace(board.shots[0], **first))
    library.boards.save(board)
    state = Pending() if reason == "under way" else Completed("x.mp4")
    script, rewrite = again(library, BOAT, GULLS)
    home = as_before(script, rewrite, lambda _: [take("t", state)])
    assert [shot.id for shot in home.board.shots] == [f"id of {BOAT}", f"id of {GULLS}"]
    assert home.replaced == frozenset()
    assert updated(rewrite, home.replaced) == board


def test_a_list_that_returns_to_what_it_said_first_overwrites_no_edit(library: Library) -> None:
    board = come_in(library, listed(BOAT, GULLS))
    # The first shot took over a change once, and so has the id of what it does not say any more.
    now = with_shot(board, replace(board.shots[0], prompt=f"{BOAT} slowly"))
    remember("b", "b", said_of(now.shots), library)
    mine = with_shot(now, replace(now.shots[0], prompt="Mine"))
    library.boards.save(mine)
    script, rewrite = again(library, BOAT, GULLS)
    home = as_before(script, rewrite, none)
    assert updated(rewrite, home.replaced) == mine


def test_shots_that_change_places_are_each_itself(library: Library) -> None:
    board = come_in(library, listed(BOAT, GULLS, NIGHT))
    script, rewrite = again(library, GULLS, BOAT, NIGHT)
    home = as_before(script, rewrite, none)
    assert len(home.board.rows) == 3
    assert set(home.board.rows) == set(board.rows)
    library.boards.save(with_shot(board, replace(board.shots[0], kept="x")))
    script, rewrite = again(library, GULLS, BOAT, NIGHT)
    home = as_before(script, rewrite, none)
    assert len(home.board.rows) == 3
    assert updated(rewrite, home.replaced).shots[0].kept == "x"
