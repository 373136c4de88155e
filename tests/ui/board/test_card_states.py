"""How shots stand: worked out only when they are looked at, and again when they have to be."""

from dataclasses import replace

from PySide6.QtCore import Qt

from hailuo_desktop.domain.shot import Link
from hailuo_desktop.domain.standing import Standing
from hailuo_desktop.domain.storyboard import moved, with_shot
from hailuo_desktop.ui.board.model import BoardModel
from tests.ui.board.conftest import Takes, board, words


def test_states_are_worked_out_for_rows_that_are_looked_at_and_once(
    model: BoardModel, takes: Takes
) -> None:
    model.show(board(500))
    takes.asked.clear()
    for _ in range(3):
        assert words(model, 3) == "ready"
    assert takes.asked == ["s3"]


def test_a_state_is_worked_out_again_when_its_takes_change(model: BoardModel, takes: Takes) -> None:
    model.show(board(3))
    assert words(model, 1) == "ready"
    takes.standings["s1"] = Standing(in_flight=2)
    model.takes_changed("s1")
    assert words(model, 1) == "2 in flight"


def test_a_card_says_what_it_waits_for_by_the_code_of_now(model: BoardModel) -> None:
    at = board(3)
    model.show(with_shot(at, replace(at.shots[2], first_link=Link("s0"))))
    assert words(model, 2) == "waits for 01"
    model.show(moved(model.board, ["s0"], 2))
    assert words(model, 2) == "waits for 02"
    assert model.link_of(model.shot_at(2)) == "02"


def test_a_link_whose_shot_has_gone_is_a_problem_at_once(model: BoardModel) -> None:
    at = board(3)
    at = with_shot(at, replace(at.shots[2], first_link=Link("s0")))
    model.show(at)
    assert words(model, 2) == "waits for 01"
    model.show(replace(at, shots=at.shots[1:]))
    assert words(model, 1) == "1 problem"


def test_a_take_made_from_another_take_than_the_one_in_use_is_stale(
    model: BoardModel, takes: Takes
) -> None:
    at = board(2)
    takes.standings["s0"] = Standing(done=1, used="old")
    takes.standings["s1"] = Standing(done=1, used="mine", source="old")
    model.show(with_shot(at, replace(at.shots[1], first_link=Link("s0"))))
    assert words(model, 1) == "1 take"
    takes.standings["s0"] = Standing(done=2, used="new")
    model.takes_changed("s0")
    assert words(model, 1) == "1 take"
    takes.standings["s0"] = Standing(done=2, used="new", kept=True)
    model.takes_changed("s0")
    assert words(model, 1) == "stale"
    assert words(model, 0) == "2 takes, kept"
    assert "another take of shot 01" in str(model.data(model.index(1), Qt.ItemDataRole.ToolTipRole))


def test_waiting_for_a_kept_take_goes_on_until_there_is_one(
    model: BoardModel, takes: Takes
) -> None:
    at = board(2)
    takes.standings["s0"] = Standing(done=1, used="any")
    model.show(with_shot(at, replace(at.shots[1], first_link=Link("s0", wait=True))))
    assert words(model, 1) == "waits for 01"
    takes.standings["s0"] = Standing(done=1, used="any", kept=True)
    model.takes_changed("s0")
    assert words(model, 1) == "ready"


def test_a_model_that_is_not_known_here_is_no_crash(model: BoardModel) -> None:
    at = board(1)
    model.show(with_shot(at, replace(at.shots[0], model="from-the-future")))
    assert words(model, 0)


def test_another_board_starts_with_nothing_remembered(model: BoardModel, takes: Takes) -> None:
    takes.standings["s0"] = Standing(in_flight=1)
    model.show(board(1))
    assert words(model, 0) == "in flight"
    takes.standings.clear()
    model.show(replace(board(1), id="other"))
    assert words(model, 0) == "ready"


def test_a_shot_that_was_edited_since_says_since_which_take(
    model: BoardModel, takes: Takes
) -> None:
    model.show(board(2))
    takes.standings["s1"] = Standing(done=3, used="t", number=2, edited=True)
    model.takes_changed("s1")
    assert words(model, 1) == "edited since take 2"
