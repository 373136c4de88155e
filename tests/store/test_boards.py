"""Storyboards on disk."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.store.boards import Boards
from hailuo_desktop.store.database import Database
from tests.fakes.takes import board


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(tmp_path / "library.sqlite")) as opened:
        yield opened


@pytest.fixture
def boards(database: Database) -> Boards:
    return Boards(database)


def test_a_saved_board_is_found(boards: Boards) -> None:
    boards.save(board())
    assert boards.find("board-1") == board()
    assert boards.find("another") is None


def test_the_board_of_a_shot_is_found(boards: Boards) -> None:
    ours, other = board(), replace(board(), id="board-2", shots=())
    boards.save(ours)
    boards.save(other)
    assert boards.of_shot(ours.shots[0].id) == ours
    assert boards.of_shot(ours.shots[0].id[:-1]) is None
    assert boards.of_shot("nowhere") is None


def test_a_later_edit_takes_the_place_of_the_earlier(boards: Boards) -> None:
    boards.save(board("One", 3))
    boards.save(board("Two", 1))
    assert boards.all() == [board("Two", 1)]


def test_the_one_edited_last_comes_first(boards: Boards) -> None:
    for board_id in ("1", "2", "3", "1"):
        boards.save(board(board_id, board_id=board_id))
    assert [each.id for each in boards.all()] == ["1", "3", "2"]
    assert [each.id for each in boards.facts()] == ["1", "3", "2"]


def test_facts_tell_without_the_shots(boards: Boards) -> None:
    boards.save(replace(board("“Ü\ud800”", 4), archived=True))
    (facts,) = boards.facts()
    assert (facts.id, facts.name, facts.shots) == ("board-1", "“Ü\ud800”", 4)
    assert facts.archived
    assert facts.changed > 0


@pytest.mark.parametrize("data", ["{", "[]", "null", "5", '{"id": "board-1"}', "\ufffd"])
def test_a_row_that_is_no_board_hides_no_other(
    boards: Boards, database: Database, data: str
) -> None:
    boards.save(board("good", board_id="2"))
    database.write("INSERT INTO board VALUES ('board-1', 'no json', 0, ?)", (data,))
    again = Boards(database)
    assert [each.id for each in again.all()] == ["2"]
    assert [each.id for each in again.facts()] == ["2"]
    assert again.find("board-1") is None
    assert again.unreadable() == ["board-1"]
    again.save(board())
    assert {each.id for each in again.all()} == {"2", "board-1"}
    assert len(again.unreadable()) == 1
    assert len(again.facts()) == 2


def test_the_shots_of_all_other_boards_are_told(boards: Boards, database: Database) -> None:
    boards.save(board())
    boards.save(replace(board(shots=1), id="board-2", archived=True))
    database.write("INSERT INTO board VALUES ('odd', '\"\"', 1.0, '{')")
    assert boards.shots_elsewhere("board-2") == {"shot-1", "shot-2"}
    assert boards.shots_elsewhere("board-1") == {"shot-1"}
    assert boards.shots_elsewhere("another") == {"shot-1", "shot-2"}
