"""The time of an animatic, without waiting for it."""

import pytest
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.animatic.reel import Block, Reel

BLOCKS = (Block("a", "01", 6), Block("b", "02", 10, made=True), Block("c", "03", 6))


@pytest.fixture
def reel(qapp: object) -> Reel:
    made = Reel()
    made.show_blocks(BLOCKS)
    return made


@pytest.mark.parametrize(
    ("seconds", "place"),
    [(0, (0, 0.0)), (3, (0, 0.5)), (6, (1, 0.0)), (11, (1, 0.5)), (22, (2, 1.0)), (99, (2, 1.0))],
)
def test_a_moment_is_a_place_in_a_shot(
    reel: Reel, seconds: float, place: tuple[int, float]
) -> None:
    reel.seek(seconds)
    assert reel.place() == pytest.approx(place)


def test_it_asks_for_the_picture_of_every_moment(reel: Reel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reel.frame_wanted) as wanted:
        reel.seek(11.0)
    assert wanted.args == [1, 0.5]


def test_playing_goes_on_by_the_time_that_has_passed_and_ends(reel: Reel, qtbot: QtBot) -> None:
    reel.play()
    reel.advance(7.0)
    assert (reel.playing, reel.place()[0]) == (True, 1)
    with qtbot.waitSignal(reel.playing_changed) as told:
        reel.advance(60.0)
    assert told.args == [False]
    assert reel.position == 22.0


def test_what_has_ended_plays_from_the_beginning(reel: Reel) -> None:
    reel.seek(22.0)
    reel.toggle()
    assert reel.position == 0.0
    reel.toggle()
    assert not reel.playing


def test_the_shot_that_is_seen_stays_in_sight_while_others_change(reel: Reel) -> None:
    reel.seek(9.0)
    reel.show_blocks((Block("c", "01", 6), Block("a", "02", 10), Block("b", "03", 10)))
    assert (reel.place(), reel.position) == ((2, 0.3), 19.0)
    reel.show_blocks((Block("b", "01", 2), Block("a", "02", 10)))
    assert reel.position == 2.0
    reel.show_blocks((Block("d", "01", 6),))
    assert reel.position == 2.0


def test_it_really_plays(reel: Reel, qtbot: QtBot) -> None:
    reel.play()
    qtbot.waitUntil(lambda: reel.position > 0.05)
    reel.pause()


def test_a_shot_is_found_by_its_id(reel: Reel) -> None:
    assert [reel.start_of(shot) for shot in ("a", "b", "c", "gone")] == [0.0, 6.0, 16.0, 0.0]


def test_steps_go_from_shot_to_shot_and_not_beyond(reel: Reel) -> None:
    reel.step(1)
    reel.step(1)
    reel.step(1)
    assert reel.position == 16.0
    reel.step(-5)
    assert reel.position == 0.0


def test_a_board_that_changes_keeps_the_place(reel: Reel) -> None:
    reel.seek(20.0)
    reel.show_blocks(BLOCKS[:2])
    assert reel.position == 16.0


def test_an_empty_board_plays_nothing(qapp: object) -> None:
    reel = Reel()
    reel.show_blocks(())
    reel.play()
    assert not reel.playing
    assert (reel.length, reel.place(), reel.start_of("a")) == (0.0, (0, 0.0), 0.0)
