"""An edit decision list, CMX 3600: one event a shot, reels of eight letters, from 01:00:00:00."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from hailuo_desktop.domain.cut import Cut, CutTake, Placed
from hailuo_desktop.domain.frame_rate import rescaled, timecode

from .xml import clean

LONGEST_TITLE = 70  # characters


def edl(cut: Cut, folder: PurePath, reels: Mapping[str, str]) -> bytes:
    """UTF-8 with Windows' line ends, as readers of such lists expect; ``reels`` by take id.

    A shot without a film is a gap: the next event is recorded behind it. Other takes are told of
    in comments, for a list has one picture track.
    """
    lines = [f"TITLE: {_line(cut.name)[:LONGEST_TITLE]}", "FCM: NON-DROP FRAME", ""]
    number = 0
    for placed in cut.placed:
        if placed.shot.take is not None:
            number += 1
            lines += _event(cut, placed, placed.shot.take, number, folder, reels)
    return "\r\n".join([*lines, ""]).encode()


def _event(
    cut: Cut,
    placed: Placed,
    take: CutTake,
    number: int,
    folder: PurePath,
    reels: Mapping[str, str],
) -> Iterator[str]:
    first = rescaled(take.first, take.facts.rate, cut.rate)
    begin = cut.begin + placed.start
    times = (first, first + placed.length, begin, begin + placed.length)
    said = " ".join(timecode(time, cut.rate) for time in times)
    yield f"{number:03}  {reels[take.id]:<8} V     C        {said}"
    yield f"* FROM CLIP NAME: {_line(take.name)}"
    yield f"* SOURCE FILE: {_line(str(folder / take.file))}"
    yield from _remarks(cut, placed, reels)
    yield ""


def _remarks(cut: Cut, placed: Placed, reels: Mapping[str, str]) -> Iterator[str]:
    shot, at = placed.shot, timecode(cut.begin + placed.start, cut.rate)
    yield f"* SHOT: {_line(shot.code)}"
    if shot.scene:
        yield f"* LOC: {at} BLUE    {_line(shot.scene)}"
    if shot.notes:
        yield f"* LOC: {at} YELLOW  {_line(shot.notes)}"
    for other in shot.others:
        yield f"* OTHER TAKE: {reels[other.id]} {_line(other.name)}"


def _line(text: str) -> str:
    """On one line: a line break would begin an event."""
    return " ".join(clean(text).split())
