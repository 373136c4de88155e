"""What is said of a board that has come in."""

from hailuo_desktop.app.carry.welcome import welcome
from hailuo_desktop.domain.storyboard import Storyboard

HERE = Storyboard("board", "The sea")


def test_a_new_board_needs_no_words() -> None:
    assert welcome(None, "The sea", "The sea", 3, 0) == ""


def test_one_that_is_here_opens_as_it_was_left() -> None:
    assert welcome(HERE, "The sea", "The sea", 1, 0) == (
        "“The sea” is in this library already and opens as it was left here. "
        "1 new take came with it."
    )


def test_one_of_a_name_that_is_taken_is_a_board_of_its_own() -> None:
    assert welcome(None, "The sea", "The sea 2", 2, 3) == (
        "“The sea” is in this library already and stays as it is: what has come in is a board of "
        "its own, “The sea 2”. 2 new takes came with it. 3 takes of it are here already and stay "
        "with the shots of the other board."
    )


def test_takes_that_stay_are_told_of_under_any_name() -> None:
    assert welcome(None, "The sea", "The sea", 0, 1) == (
        "What has come in is a board of its own, “The sea”. 1 take of it is here already and stays "
        "with the shots of the other board."
    )


def test_films_that_could_not_become_takes_are_told_of() -> None:
    assert welcome(None, "The sea", "The sea", 0, 0, 2) == (
        "2 films in it could not become takes: see that the file is whole and that the disk has "
        "room, and open it again."
    )
    assert "came with it. 1 film in it could not become a take:" in welcome(
        HERE, "The sea", "The sea", 1, 0, 1
    )
