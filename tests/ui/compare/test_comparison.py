"""Real films beside each other, frame by frame: the grey of a picture is its number."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.viewer.film_decoders import FilmDecoders
from hailuo_desktop.ui.compare.comparison import Comparison
from hailuo_desktop.ui.compare.modes import MOST, Mode
from hailuo_desktop.ui.compare.side import Subject
from tests.fakes.grey_film import number_of

LAST, SLOW_LAST = 24, 19  # of one.mp4, at 25 a second, and of slow.mp4, at 10


class Bench:
    """A comparison, and what all of its sides have shown together."""

    def __init__(self, qtbot: QtBot, films: Path, decoders: FilmDecoders) -> None:
        self._qtbot = qtbot
        self._films = films
        self._owner = QObject()
        self.comparison = Comparison(decoders.open, self._owner)
        self.playhead = self.comparison.playhead
        self.seen: list[list[int]] = []
        self.playhead.presented.connect(lambda: self.seen.append(self.pictures))

    def subject(self, name: str, **points: int) -> Subject:
        return Subject(f"{name}-{points}", name, self._films / name, **points)

    def begin(self, *names: str) -> None:
        """The same film may be compared with itself, under another id."""
        subjects = [
            Subject(f"{name}-{at}", name, self._films / name) for at, name in enumerate(names)
        ]
        self.comparison.begin(subjects)
        self._qtbot.waitUntil(lambda: self.playhead.ready)

    @property
    def pictures(self) -> list[int]:
        seen = [side.picture for side in self.comparison.sides]
        return [-1 if each is None else number_of(each.image) for each in seen]

    def shows(self, *numbers: int) -> None:
        expected = [*numbers]
        self._qtbot.waitUntil(lambda: self.pictures == expected)

    def rests(self) -> None:
        self._qtbot.waitUntil(lambda: not self.playhead.playing)


@pytest.fixture
def bench(qtbot: QtBot, films: Path, decoders: FilmDecoders) -> Iterator[Bench]:
    made = Bench(qtbot, films, decoders)
    yield made
    made.comparison.end()


def test_all_sides_step_together(bench: Bench) -> None:
    bench.begin(*["one.mp4"] * 4)
    bench.shows(0, 0, 0, 0)
    for number in (1, 2, 3):
        bench.playhead.step(1)
        bench.shows(*[number] * 4)
    bench.playhead.step(10)
    bench.playhead.step(-1)
    bench.shows(*[12] * 4)
    assert all(len(set(each)) == 1 for each in bench.seen)


def test_what_runs_shows_pictures_of_one_moment_alone(bench: Bench) -> None:
    bench.begin("one.mp4", "one.mp4", "one.mp4")
    bench.comparison.shift(2, 3)
    bench.shows(0, 0, 3)
    bench.seen.clear()
    bench.playhead.play()
    bench.rests()
    bench.shows(LAST, LAST, LAST)
    assert bench.seen == sorted(bench.seen)
    for first, second, third in bench.seen:
        assert second == first
        assert third == min(first + 3, LAST)


def test_backwards_too(bench: Bench) -> None:
    bench.begin("one.mp4", "one.mp4")
    bench.playhead.jump(to_end=True)
    bench.shows(LAST, LAST)
    bench.seen.clear()
    bench.playhead.backward()
    bench.rests()
    bench.shows(0, 0)
    assert bench.seen == sorted(bench.seen, reverse=True)


def test_sides_of_other_rates_go_by_time_and_the_shorter_one_ends(bench: Bench) -> None:
    bench.begin("one.mp4", "slow.mp4")  # 1 s and 2 s
    bench.playhead.step(5)
    bench.shows(5, 2)
    bench.playhead.go_to(LAST)
    bench.shows(LAST, 9)
    one, slow = bench.comparison.sides
    assert not one.ended
    bench.playhead.step(1)
    bench.shows(LAST, 10)
    assert one.ended
    bench.playhead.jump(to_end=True)
    bench.shows(LAST, SLOW_LAST)
    assert not slow.ended


def test_an_offset_is_in_frames_of_the_side_and_it_may_begin_later(bench: Bench) -> None:
    bench.begin("one.mp4", "slow.mp4")
    bench.comparison.shift(1, 4)
    bench.shows(0, 4)
    bench.comparison.shift(1, -2)
    bench.shows(0, 0)
    slow = bench.comparison.sides[1]
    assert slow.waits
    bench.playhead.go_to(5)
    bench.shows(5, 0)
    assert not slow.waits
    bench.playhead.go_to(8)
    bench.shows(8, 1)


def test_it_begins_where_the_player_stood(bench: Bench, films: Path) -> None:
    subjects = [Subject(str(at), "", films / "one.mp4") for at in range(2)]
    bench.comparison.begin(subjects, seconds=0.4)
    bench.shows(10, 10)
    assert bench.playhead.number == 10


def test_at_its_end_it_stops_or_goes_around(bench: Bench) -> None:
    bench.begin("one.mp4", "one.mp4")
    bench.playhead.play()
    bench.rests()
    bench.shows(LAST, LAST)
    bench.seen.clear()
    bench.playhead.loops = True
    bench.playhead.play()
    bench._qtbot.waitUntil(lambda: bool(bench.seen) and bench.seen != sorted(bench.seen))
    bench.playhead.pause()
    one = bench.playhead.number
    bench.shows(one, one)


def test_what_was_passed_over_is_counted(bench: Bench) -> None:
    bench.begin("one.mp4", "one.mp4")
    bench.shows(0, 0)
    dropped = bench.playhead.dropped
    bench.playhead.play()
    bench.playhead.painted()
    bench.rests()  # nothing was painted meanwhile
    bench.playhead.play()
    assert (dropped.count, dropped.due) == (0, 0)
    for numbers in ([0, 0], [1, 1], [5, 1], [6, 8]):
        dropped.see(numbers, 1)
    assert (dropped.count, dropped.due) == (3 + 6, 6 + 8)
    dropped.see([0, 0], 1)  # around the loop
    assert dropped.due == 14


def test_what_is_jumped_over_by_a_wish_is_not_dropped(bench: Bench) -> None:
    bench.begin("one.mp4", "one.mp4")
    bench.shows(0, 0)
    playhead = bench.playhead
    playhead.set_pace(0.1)
    playhead.play()
    playhead.painted()
    playhead.go_to(15)
    bench.shows(15, 15)
    playhead.painted()
    bench.comparison.shift(1, -6)
    bench._qtbot.waitUntil(lambda: bench.pictures[0] - bench.pictures[1] == 6)
    playhead.painted()
    bench.comparison.shift(1, 6)
    bench._qtbot.waitUntil(lambda: bench.pictures[1] - bench.pictures[0] == 6)
    playhead.painted()
    assert playhead.playing
    assert playhead.dropped.count == 0


def test_a_film_that_cannot_be_read_stands_beside_one_that_plays(bench: Bench) -> None:
    bench.begin("broken.mp4", "one.mp4")
    assert "broken.mp4" in bench.comparison.sides[0].error
    bench.playhead.step(3)
    bench.shows(-1, 3)
    assert bench.playhead.last == LAST


def test_where_none_can_be_read_nothing_plays(bench: Bench, qtbot: QtBot) -> None:
    subjects = [bench.subject("broken.mp4"), bench.subject("broken.mp4", first=1)]
    bench.comparison.begin(subjects)
    qtbot.waitUntil(lambda: all(side.error for side in bench.comparison.sides))
    for do in (bench.playhead.play, lambda: bench.playhead.step(1), bench.playhead.backward):
        do()
    assert not bench.playhead.playing


def test_the_cut_stands_on_out_and_in_and_does_not_run(bench: Bench, qtbot: QtBot) -> None:
    bench.comparison.begin([bench.subject("one.mp4", last=20), bench.subject("slow.mp4", first=3)])
    bench.comparison.look.choose(Mode.CUT)
    bench.shows(20, 3)
    bench.playhead.play()
    assert not bench.playhead.playing
    bench.comparison.put(bench.subject("one.mp4", first=6))
    bench.shows(20, 6)
    bench.comparison.look.choose(Mode.TILES)
    bench.shows(0, 0)


def test_one_side_is_heard_and_no_other(bench: Bench) -> None:
    bench.begin("sound.mp4", "one.mp4", "sound.mp4")
    comparison = bench.comparison
    heard = bench.playhead.heard
    assert comparison.heard == 0
    comparison.hear_next()
    comparison.hear_next()
    assert comparison.heard == 2
    comparison.shift(2, 5)
    bench.playhead.play()
    bench._qtbot.waitUntil(lambda: heard.sound.seconds is not None or not bench.playhead.playing)
    bench.rests()
    assert heard.sound.seconds is None
    comparison.hear_next()
    assert comparison.heard is None
    comparison.hear_next()
    comparison.hear(2)
    comparison.remove(2)
    assert comparison.heard == 0


def test_sides_come_and_go_and_a_stays(bench: Bench, films: Path) -> None:
    bench.begin("one.mp4", "one.mp4")
    comparison = bench.comparison
    comparison.add(bench.subject("slow.mp4"))
    comparison.add(bench.subject("sound.mp4"))
    comparison.add(bench.subject("av1.mp4"))
    assert len(comparison.sides) == MOST
    assert comparison.in_hand == 3
    comparison.take(0)
    assert comparison.in_hand == 3
    comparison.put(bench.subject("slow.mp4"))
    assert comparison.in_hand == 2
    comparison.pin(2)
    assert comparison.sides[0].subject.title == "slow.mp4"
    bench.shows(0, 0, 0, 0)
    for _ in range(4):
        comparison.remove(1)
    assert [side.subject.title for side in comparison.sides] == ["slow.mp4", "sound.mp4"]
    assert comparison.in_hand == 1


def test_all_films_are_let_go_of_at_its_end(bench: Bench, decoders: FilmDecoders) -> None:
    bench.begin("one.mp4", "slow.mp4")
    comparison = bench.comparison
    comparison.put(bench.subject("sound.mp4"))
    comparison.end()
    assert not comparison.on
    bench._qtbot.waitUntil(lambda: not any(film.alive for film in decoders._open))
