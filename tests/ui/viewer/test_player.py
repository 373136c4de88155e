"""Real films through the real decoder, frame by frame: the grey of a picture is its number."""

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.viewer.film_decoders import FilmDecoders
from hailuo_desktop.ui.theme import DARK
from hailuo_desktop.ui.viewer.loop import Loop
from hailuo_desktop.ui.viewer.player import Player
from hailuo_desktop.ui.viewer.points import WHOLE, Points
from hailuo_desktop.ui.viewer.run import FASTEST
from hailuo_desktop.ui.viewer.surface import VideoSurface
from tests.fakes.grey_film import number_of

LAST = 24


class Booth:
    """A player at its surface, and what it has said."""

    def __init__(self, qtbot: QtBot, decoders: FilmDecoders) -> None:
        self._qtbot = qtbot
        self.surface = VideoSurface(DARK)
        self.player = Player(self.surface, decoders.open)
        self.failures: list[str] = []
        self.seen: list[int] = []
        self.player.failed.connect(self.failures.append)
        self.surface.shown.connect(lambda: self.seen.append(self.number))

    @property
    def number(self) -> int:
        return number_of(self.surface.image())

    def shows(self, number: int) -> None:
        """On the screen, and by its own count."""
        self._qtbot.waitUntil(lambda: self.number == self.player.shown == number)

    def begins_again(self) -> None:
        """A busy machine may leave out frames: any of the first half will do."""
        self._qtbot.waitUntil(lambda: any(n < LAST / 2 for n in self.seen))

    def rests(self) -> None:
        self._qtbot.waitUntil(lambda: not self.player.playing)

    def fails(self) -> None:
        self._qtbot.waitUntil(lambda: bool(self.failures))

    def at(self, film: Path, number: int) -> None:
        """Paused on that frame."""
        self.player.open(film, play=False)
        self._qtbot.waitUntil(lambda: self.surface.frame_count > 0)
        self.player.step(number - self.player.frame)
        self.shows(number)


@pytest.fixture
def booth(qtbot: QtBot, decoders: FilmDecoders) -> Booth:
    made = Booth(qtbot, decoders)
    qtbot.addWidget(made.surface, before_close_func=lambda _: made.player.release())
    made.surface.resize(320, 180)
    made.surface.show()
    return made


def test_a_film_plays_to_its_last_frame_which_stays(booth: Booth, films: Path) -> None:
    booth.player.open(films / "one.mp4")
    booth.shows(LAST)
    booth.rests()
    assert (booth.number, booth.player.frame, booth.player.ended) == (LAST, LAST, True)
    assert booth.seen == sorted(booth.seen)
    assert booth.failures == []


def test_a_film_that_has_ended_plays_again_from_its_beginning(booth: Booth, films: Path) -> None:
    booth.player.open(films / "one.mp4")
    booth.shows(LAST)
    booth.rests()
    booth.seen.clear()
    booth.player.toggle()
    booth.begins_again()


def test_a_film_paused_on_its_last_frame_plays_again_too(booth: Booth, films: Path) -> None:
    booth.at(films / "one.mp4", LAST)
    booth.seen.clear()
    booth.player.play()
    booth.begins_again()


def test_steps_are_exact_and_may_come_fast(booth: Booth, films: Path) -> None:
    booth.at(films / "one.mp4", 10)
    for _ in range(3):
        booth.player.step(1)
    assert booth.player.frame == 13
    booth.shows(13)
    booth.player.step(-1)
    booth.shows(12)


@pytest.mark.parametrize("name", ["one.mp4", "slow.mp4", "av1.mp4"])
def test_every_picture_is_found_there_and_back(booth: Booth, films: Path, name: str) -> None:
    booth.at(films / name, 0)
    last = booth.player.frames.last
    for number in (*range(last + 1), *reversed(range(last))):
        booth.player.step(number - booth.player.frame)
        booth.shows(number)


def test_a_film_opens_at_a_time_of_its_own_rate(booth: Booth, films: Path) -> None:
    booth.player.open(films / "slow.mp4", play=False, seconds=0.7)
    booth.shows(7)
    assert booth.player.frames.rate == 10
    assert booth.player.seconds == pytest.approx(0.7)


def test_steps_stop_at_both_ends(booth: Booth, films: Path) -> None:
    booth.at(films / "one.mp4", 1)
    for _ in range(4):
        booth.player.step(-1)
    booth.shows(0)
    booth.player.jump(to_end=True)
    booth.shows(LAST)
    booth.player.step(1)
    assert booth.player.frame == LAST
    booth.player.jump(to_end=False)
    booth.shows(0)


def test_the_end_may_be_asked_for_before_it_is_known(booth: Booth, films: Path) -> None:
    booth.player.open(films / "one.mp4", play=False)
    booth.player.jump(to_end=True)
    booth.shows(LAST)
    assert booth.player.frame == LAST


def test_a_step_back_from_the_end_shows_the_frame_before(booth: Booth, films: Path) -> None:
    booth.player.open(films / "one.mp4")
    booth.shows(LAST)
    booth.rests()
    booth.player.step(-1)
    booth.shows(LAST - 1)


def test_a_place_is_looked_up_at_rest_and_in_play(booth: Booth, films: Path) -> None:
    booth.at(films / "slow.mp4", 15)
    booth.player.go_to(2)
    booth.shows(2)
    booth.player.play()
    booth.seen.clear()
    booth.player.go_to(12)
    assert booth.player.playing
    booth._qtbot.waitUntil(lambda: bool(booth.seen))
    assert min(booth.seen) >= 12


def test_it_plays_backwards_to_the_beginning(booth: Booth, films: Path) -> None:
    booth.at(films / "one.mp4", 20)
    booth.seen.clear()
    booth.player.backward()
    assert booth.player.playing
    booth.shows(0)
    booth.rests()
    assert booth.seen == sorted(booth.seen, reverse=True)


def test_backwards_and_forwards_take_turns(booth: Booth, films: Path) -> None:
    booth.at(films / "one.mp4", 12)
    booth.player.backward()
    booth.player.backward()
    booth.player.forward()
    booth.shows(LAST)
    assert booth.failures == []


def test_the_shuttle_doubles_each_way_and_says_its_speed(booth: Booth, films: Path) -> None:
    told: list[float] = []
    booth.at(films / "slow.mp4", 10)
    booth.player.speed_changed.connect(told.append)
    for _ in range(3):
        booth.player.forward()
    for _ in range(6):
        booth.player.backward()
    booth.player.forward()
    booth.player.pause()
    assert told == [1, 2, 4, -1, -2, -4, -FASTEST, -FASTEST, -FASTEST, 1, 0]


def test_the_pace_is_kept_and_may_change_while_it_plays(booth: Booth, films: Path) -> None:
    told: list[float] = []
    booth.at(films / "slow.mp4", 0)
    booth.player.speed_changed.connect(told.append)
    booth.player.set_pace(0.5)
    booth.player.play()
    booth.player.set_pace(0.25)
    booth.player.pause()
    booth.player.forward()
    booth.player.forward()
    assert told == [0.5, 0.25, 0, 0.25, 0.5]


def test_a_loop_begins_again_without_being_asked(booth: Booth, films: Path) -> None:
    booth.player.loop = Loop.TAKE
    booth.player.open(films / "one.mp4")
    booth._qtbot.waitUntil(lambda: LAST in booth.seen)
    booth.seen.clear()
    booth.begins_again()
    booth.player.loop = Loop.OFF
    booth.shows(LAST)
    booth.rests()


def test_a_loop_stays_within_in_and_out_both_ways(booth: Booth, films: Path) -> None:
    booth.at(films / "one.mp4", 5)
    booth.player.mark_in()
    booth.player.step(3)
    booth.player.mark_out()
    assert booth.player.points == Points(5, 8)
    booth.player.loop = Loop.POINTS
    booth.shows(8)
    booth.seen.clear()
    booth.player.play()
    booth._qtbot.waitUntil(lambda: len(booth.seen) > 6)
    booth.player.backward()
    booth._qtbot.waitUntil(lambda: len(booth.seen) > 12)
    booth.player.pause()
    assert {*booth.seen} <= {5, 6, 7, 8}


def test_points_go_with_their_film_and_by_a_verb(booth: Booth, films: Path) -> None:
    told: list[Points] = []
    booth.at(films / "one.mp4", 5)
    booth.player.points_changed.connect(lambda: told.append(booth.player.points))
    booth.player.mark_in()
    booth.player.clear_points()
    booth.player.mark_out()
    booth.player.open(films / "slow.mp4", play=False)
    assert told == [Points(5, None), WHOLE, Points(None, 5), WHOLE]


def test_a_loop_over_the_board_asks_for_its_next_film(
    booth: Booth, films: Path, qtbot: QtBot
) -> None:
    booth.player.loop = Loop.BOARD
    with qtbot.waitSignal(booth.player.film_ended):
        booth.player.open(films / "one.mp4")
    assert not booth.player.playing


def test_a_broken_file_is_named(booth: Booth, films: Path) -> None:
    booth.player.open(films / "broken.mp4")
    booth.fails()
    assert len(booth.failures) == 1
    assert "broken.mp4" in booth.failures[0]
    assert not booth.player.playing


def test_half_a_film_plays_as_far_as_it_goes_and_is_named(booth: Booth, films: Path) -> None:
    told: list[str] = []
    booth.player.noticed.connect(told.append)
    booth.player.open(films / "half.mp4")
    booth._qtbot.waitUntil(lambda: bool(told))
    booth.rests()
    last = booth.player.frames.last
    assert 0 < last < LAST
    booth._qtbot.waitUntil(lambda: booth.player.shown == last)
    assert "half.mp4" in told[0]
    assert booth.failures == []


def test_a_film_that_was_left_shows_nothing_any_more(booth: Booth, films: Path) -> None:
    booth.player.open(films / "one.mp4")
    booth._qtbot.waitUntil(lambda: booth.surface.frame_count > 0)
    left = booth.player._film
    booth.player.open(films / "slow.mp4", play=False)
    booth.surface.show_still(None, "")
    assert left is not None
    assert left.picture is not None
    left.put_picture(left.picture)
    assert booth.surface.image().isNull()


def test_closing_lets_go_of_the_file(booth: Booth, films: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.mp4"
    mine.write_bytes((films / "one.mp4").read_bytes())
    booth.player.open(mine)
    booth._qtbot.waitUntil(lambda: booth.surface.frame_count > 0)
    booth.player.close()
    fds = Path("/proc/self/fd")
    if sys.platform == "linux":
        booth._qtbot.waitUntil(lambda: mine not in [each.resolve() for each in fds.iterdir()])
    mine.unlink()
    assert not booth.player.playing


@pytest.mark.parametrize("stop", ["pause", "step", "jump"])
def test_what_ends_the_way_back_is_told(booth: Booth, films: Path, stop: str) -> None:
    told: list[bool] = []
    booth.player.playing_changed.connect(told.append)
    booth.at(films / "one.mp4", 20)
    booth.player.backward()
    assert told[-1]
    getattr(booth.player, stop)(*{"step": (1,), "jump": (True,)}.get(stop, ()))
    assert not booth.player.playing
    assert not told[-1]


def test_a_neighbour_is_there_at_once_at_the_same_time(booth: Booth, films: Path) -> None:
    booth.at(films / "one.mp4", 10)
    booth.player.preload([films / "slow.mp4", films / "av1.mp4", films / "broken.mp4"])
    beside = booth.player._neighbours._films
    assert [*beside] == [films / "slow.mp4", films / "av1.mp4"]  # no more than two
    slow = beside[films / "slow.mp4"]
    booth._qtbot.waitUntil(lambda: slow.picture is not None and slow.picture.number == 4)
    booth.player.step(10)
    booth._qtbot.waitUntil(lambda: slow.picture is not None and slow.picture.number == 8)
    booth.player.open(films / "slow.mp4", play=False, seconds=booth.player.seconds)
    assert (booth.number, booth.player.shown) == (8, 8)  # before any event was handled


def test_the_picture_that_is_taken_is_the_exact_one(booth: Booth, films: Path) -> None:
    taken: list[tuple[int, int]] = []

    def take(number: int, image: QImage) -> None:
        taken.append((number, number_of(image)))

    booth.at(films / "one.mp4", 3)
    booth.player.take_picture(take)
    assert taken == [(3, 3)]
    booth.player.play()
    booth.player.take_picture(take)
    assert not booth.player.playing
    booth._qtbot.waitUntil(lambda: len(taken) == 2)
    assert taken[1] == (booth.player.frame, booth.player.frame)


def test_sound_keeps_the_time_of_a_film_that_has_some(booth: Booth, films: Path) -> None:
    booth.player.open(films / "sound.mp4")
    booth.shows(LAST)
    booth.rests()
    assert booth.player._run.sound._media is not None
    assert booth.failures == []


def test_a_film_without_sound_loads_no_player_for_it(booth: Booth, films: Path) -> None:
    booth.at(films / "one.mp4", 3)
    booth.player.play()
    booth.player.pause()
    assert booth.player._run.sound._media is None
