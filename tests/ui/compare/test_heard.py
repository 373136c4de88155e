"""What is heard of a side, and where the playhead is by it."""

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QObject

from hailuo_desktop.ui.compare.heard import Heard
from hailuo_desktop.ui.compare.side import Side
from hailuo_desktop.ui.viewer.frame_list import FrameList
from hailuo_desktop.ui.viewer.sound import Sound

BEGIN, LASTS, RATE = 10.0, 2.0, 25  # seconds by the clock of the file, and pictures a second


@dataclass
class Speaker:
    """What a Sound was told, and where it is."""

    told: list[object] = field(default_factory=list[object])
    seconds: float | None = None

    def open(self, file: Path) -> None:
        self.told.append(file.name)

    def close(self) -> None:
        self.told.append("closed")

    def play(self, seconds: float, speed: float) -> None:
        self.told.append((round(seconds, 3), speed))
        self.seconds = seconds

    def pause(self) -> None:
        self.seconds = None


@dataclass
class Film:
    """As much of a side as is heard."""

    offset: int = 0
    has_sound: bool = True

    @property
    def subject(self) -> SimpleNamespace:
        return SimpleNamespace(file=Path("a.mp4"))

    @property
    def frames(self) -> FrameList:
        count = int(LASTS * RATE)
        starts = [BEGIN + n / RATE for n in range(count)]
        return FrameList(starts, BEGIN + LASTS, Fraction(RATE))

    @property
    def ahead(self) -> float:
        return self.offset / RATE


@pytest.fixture
def speaker() -> Speaker:
    return Speaker()


@pytest.fixture
def heard(qapp: object, speaker: Speaker) -> Heard:
    made = Heard(QObject())
    made.sound = cast(Sound, speaker)
    return made


def choose(heard: Heard, speaker: Speaker, film: Film) -> None:
    heard.choose(cast(Side, film))
    speaker.told.clear()


def test_it_plays_from_where_the_side_is_by_its_own_clock(heard: Heard, speaker: Speaker) -> None:
    choose(heard, speaker, Film(offset=5))
    heard.play(1.0, 1.0)
    assert speaker.told == ["a.mp4", (11.2, 1.0)]
    assert heard.seconds == pytest.approx(1.0)
    heard.play(0.5, 2.0)  # the file is open by now
    assert speaker.told[2:] == [(10.7, 2.0)]
    heard.pause()
    assert heard.seconds is None


def test_where_it_was_before_it_was_sent_on_is_not_where_it_is(
    heard: Heard, speaker: Speaker
) -> None:
    choose(heard, speaker, Film())
    heard.play(1.0, 1.0)
    speaker.seconds = BEGIN + 0.04
    assert heard.seconds is None
    speaker.seconds = BEGIN + 1.04
    assert heard.seconds == pytest.approx(1.04)


def test_it_begins_and_ends_with_its_film(heard: Heard, speaker: Speaker) -> None:
    choose(heard, speaker, Film(offset=-10))
    heard.play(0.0, 1.0)
    assert heard.seconds is None
    for seconds in (0.1, 0.3, 0.41, 0.5, 2.3):
        heard.keep_up(seconds, 1.0)
    assert speaker.told == ["a.mp4", (10.01, 1.0)]
    assert heard.seconds is not None
    heard.keep_up(2.41, 1.0)
    assert heard.seconds is None


def test_a_film_without_sound_gives_no_time(heard: Heard, speaker: Speaker) -> None:
    choose(heard, speaker, Film(has_sound=False))
    heard.play(0.5, 1.0)
    heard.keep_up(0.6, 1.0)
    assert speaker.told == []
    assert heard.seconds is None


def test_another_side_takes_the_place_of_the_first(heard: Heard, speaker: Speaker) -> None:
    choose(heard, speaker, Film())
    heard.play(0.5, 1.0)
    heard.choose(cast(Side, Film()))
    assert speaker.told[-1] == "closed"
    assert heard.seconds is None
    heard.play(0.5, 1.0)
    assert speaker.told[-2:] == ["a.mp4", (10.5, 1.0)]
