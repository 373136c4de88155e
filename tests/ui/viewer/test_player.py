"""Real films through the real player, frame by frame."""

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.theme import DARK
from hailuo_desktop.ui.viewer.frame_list import even
from hailuo_desktop.ui.viewer.player import CANNOT, Player
from hailuo_desktop.ui.viewer.surface import VideoSurface
from tests.fakes.grey_film import number_of

LAST = 24


class Booth:
    """A player at its surface, and what it has said."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.surface = VideoSurface(DARK)
        self.player = Player(self.surface)
        self.failures: list[str] = []
        self.seen: list[int] = []
        self.player.failed.connect(self.failures.append)
        self.surface.shown.connect(lambda: self.seen.append(self.number))

    @property
    def number(self) -> int:
        return number_of(self.surface.image())

    def shows(self, number: int) -> None:
        self._qtbot.waitUntil(lambda: self.number == number)

    def begins_again(self) -> None:
        """A busy machine may leave out frames: any of the first half will do."""
        self._qtbot.waitUntil(lambda: any(n < LAST / 2 for n in self.seen))

    def rests(self) -> None:
        self._qtbot.waitUntil(lambda: not self.player.playing)

    def at(self, film: Path, number: int) -> None:
        """Paused on that frame."""
        self.player.open(film)
        self._qtbot.waitUntil(lambda: self.surface.frame_count > 0)
        self.player.step(number - self.player.frame)
        self.shows(number)


@pytest.fixture
def booth(qtbot: QtBot) -> Booth:
    made = Booth(qtbot)
    qtbot.addWidget(made.surface, before_close_func=lambda _: made.player.close())
    made.surface.resize(320, 180)
    made.surface.show()
    return made


def test_a_film_plays_to_its_last_frame_which_stays(booth: Booth, films: Path) -> None:
    booth.player.open(films / "one.mp4")
    booth.shows(LAST)
    booth.rests()
    assert booth.number == LAST
    assert booth.player.frame == LAST
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


@pytest.mark.parametrize("number", [0, 1, 7, 18, 19])
def test_steps_go_by_the_real_rate_of_the_film(booth: Booth, films: Path, number: int) -> None:
    booth.at(films / "slow.mp4", number)
    assert booth.player.rate == 10
    assert booth.player.frame == number


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


def test_a_step_back_from_the_end_shows_the_frame_before(booth: Booth, films: Path) -> None:
    booth.player.open(films / "one.mp4")
    booth.shows(LAST)
    booth.rests()
    booth.player.step(-1)
    booth.shows(LAST - 1)


def test_a_place_can_be_looked_up_after_the_end(booth: Booth, films: Path) -> None:
    booth.player.open(films / "one.mp4")
    booth.shows(LAST)
    booth.rests()
    booth.player.seek(100)
    booth.shows(2)


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


def test_once_more_forward_is_faster_and_pause_ends_it(booth: Booth, films: Path) -> None:
    media = booth.player._media
    booth.at(films / "slow.mp4", 0)
    booth.player.forward()
    booth.player.forward()
    assert media.playbackRate() == 2.0
    booth.player.pause()
    assert not booth.player.playing
    booth.player.forward()
    assert media.playbackRate() == 1.0


def test_a_loop_begins_again_without_being_asked(booth: Booth, films: Path) -> None:
    booth.player.open(films / "one.mp4")
    booth.player.set_loop(True)
    booth.shows(LAST)
    booth.seen.clear()
    booth.begins_again()
    booth.player.set_loop(False)
    booth.shows(LAST)
    booth.rests()


@pytest.mark.parametrize("loop", [False, True])
def test_a_codec_that_qt_cannot_play_is_noticed(booth: Booth, films: Path, loop: bool) -> None:
    booth.player.set_loop(loop)
    booth.player.open(films / "av1.mp4")
    booth._qtbot.waitUntil(lambda: bool(booth.failures))
    assert booth.failures == [CANNOT]


def test_a_codec_is_noticed_after_a_film_that_played(booth: Booth, films: Path) -> None:
    booth.at(films / "one.mp4", 3)
    booth.player.open(films / "av1.mp4")
    booth._qtbot.waitUntil(lambda: bool(booth.failures))


def test_a_broken_file_is_said_to_be_one(booth: Booth, films: Path) -> None:
    booth.player.open(films / "broken.mp4")
    booth._qtbot.waitUntil(lambda: bool(booth.failures))
    assert "cannot be played" in booth.failures[0]


def test_a_film_that_was_left_shows_nothing_any_more(booth: Booth, films: Path) -> None:
    booth.player.open(films / "one.mp4")
    old = booth.surface.sink
    booth._qtbot.waitUntil(lambda: booth.surface.frame_count > 0)
    late = old.videoFrame()
    booth.player.open(films / "slow.mp4")
    booth.surface.show_still(None, "")
    old.videoFrameChanged.emit(late)
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


@pytest.mark.parametrize("stop", ["pause", "step", "seek"])
def test_what_ends_the_way_back_is_told(booth: Booth, films: Path, stop: str) -> None:
    told: list[bool] = []
    booth.player.playing_changed.connect(told.append)
    booth.at(films / "one.mp4", 20)
    booth.player.backward()
    assert told[-1]
    getattr(booth.player, stop)(*{"step": (1,), "seek": (400,)}.get(stop, ()))
    assert not booth.player.playing
    assert not told[-1]


def test_a_film_that_qt_cannot_play_is_stepped_through_by_its_own_pictures(
    booth: Booth, films: Path
) -> None:
    wanted: list[int] = []
    booth.player.still_requested.connect(wanted.append)
    booth.player.open(films / "av1.mp4")
    booth._qtbot.waitUntil(lambda: bool(booth.failures))
    booth.player.count(even(1000, 25.0))
    for number in (1, 2):
        booth.player.step(1)
        booth._qtbot.waitUntil(lambda number=number: wanted[-1:] == [number])
        picture = QImage(8, 8, QImage.Format.Format_RGB32)
        picture.fill(number)
        booth.player.show_still(number, picture)
        assert booth.surface.image() == picture
        assert booth.player.frame == number
