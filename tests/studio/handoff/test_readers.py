"""Each timeline read back by another reader, at four rates and under odd names."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

import opentimelineio
import pytest

from hailuo_desktop.domain.cut import Cut
from hailuo_desktop.domain.reels import reels
from hailuo_desktop.studio.handoff.edl import edl
from hailuo_desktop.studio.handoff.fcp7 import fcp7
from hailuo_desktop.studio.handoff.fcpxml import fcpxml
from hailuo_desktop.studio.handoff.otio import otio
from tests.fakes.cuts import NAMES, RATES, cut

FOLDER = PurePosixPath("/films/Übersee 50%")
WHOLE = [rate for rate in RATES if rate.denominator == 1]


def read(data: bytes, adapter: str, **options: Any) -> Any:
    return opentimelineio.adapters.read_from_string(data.decode(), adapter, **options)


def clips(track: Any) -> list[Any]:
    return [item for item in track if isinstance(item, opentimelineio.schema.Clip)]


def placed(track: Any, rate: Fraction) -> list[tuple[int, int, int]]:
    """For each clip its start on the track, its in point and its length, in frames."""
    found: list[tuple[int, int, int]] = []
    for clip in clips(track):
        start = track.range_of_child(clip).start_time
        times = start, clip.source_range.start_time, clip.source_range.duration
        found.append(tuple(round(time.to_seconds() * rate) for time in times))
    return found


def wanted(board: Cut) -> list[tuple[int, int, int]]:
    return [
        (place.start, place.shot.take.first, place.length)
        for place in board.placed
        if place.shot.take
    ]


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_premiere_xml(rate: Fraction) -> None:
    board = cut(rate)
    timeline = read(fcp7(board, FOLDER, reels(board, {})), "fcp_xml")
    first, *others = timeline.video_tracks()
    assert placed(first, rate) == wanted(board)
    assert [clip.name for clip in clips(first)] == [*NAMES]
    urls = [unquote(clip.media_reference.target_url) for clip in clips(first)]
    assert urls == [f"file://localhost{FOLDER}/media/{name}" for name in NAMES]
    assert [[clip.name for clip in clips(track)] for track in others] == [
        ["s1_t1.mp4"],
        ["s1_t2.mp4"],
    ]
    assert timeline.global_start_time.value == board.begin
    assert round(timeline.global_start_time.rate, 3) == round(float(rate), 3)
    assert [marker.name for marker in timeline.tracks.markers] == ["INT. SHED", "EXT. SEA é"]


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_edit_list(rate: Fraction) -> None:
    board = cut(rate)
    found = reels(board, {})
    timeline = read(edl(board, FOLDER, found), "cmx_3600", rate=float(rate))
    (track,) = timeline.tracks
    assert placed(track, rate) == wanted(board)
    assert [clip.name for clip in clips(track)] == [*NAMES]
    used = [shot.take.id for shot in board.shots if shot.take]
    assert [clip.metadata["cmx_3600"]["reel"] for clip in clips(track)] == [
        found[take] for take in used
    ]
    assert [marker.name for marker in clips(track)[0].markers] == ["INT. SHED", "Slower start"]


@pytest.mark.parametrize("rate", WHOLE, ids=str)
@pytest.mark.parametrize("for_resolve", [False, True])
def test_final_cut_xml(rate: Fraction, for_resolve: bool) -> None:
    """The reader knows whole rates only: the others are proven by the times themselves."""
    board = cut(rate)
    found = read(fcpxml(board, FOLDER, reels(board, {}), for_resolve), "fcpx_xml")
    (timeline,) = found.find_children(descended_from_type=opentimelineio.schema.Timeline)
    first, *others = timeline.tracks
    moved = [(start - board.begin, *rest) for start, *rest in placed(first, rate)]
    assert moved == wanted(board)
    assert [clip.name for clip in clips(first)] == [*NAMES]
    assert [[clip.name for clip in clips(track)] for track in others] == [
        ["s1_t1.mp4"],
        ["s1_t2.mp4"],
    ]


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_open_timeline(rate: Fraction) -> None:
    board = cut(rate)
    timeline = read(otio(board), "otio_json")
    (track,) = timeline.tracks
    assert placed(track, rate) == wanted(board)
    assert [clip.name for clip in clips(track)] == [*NAMES]
    references = clips(track)[0].media_references()
    assert {key: reference.name for key, reference in references.items()} == {
        "DEFAULT_MEDIA": NAMES[0],
        "t1": "s1_t1.mp4",
        "t2": "s1_t2.mp4",
    }
    urls = [clip.media_reference.target_url for clip in clips(track)]
    assert [unquote(url) for url in urls] == [f"media/{name}" for name in NAMES]
    assert all(url.isascii() and " " not in url for url in urls)
    assert timeline.global_start_time.value == board.begin
    assert [marker.name for marker in timeline.tracks.markers] == ["INT. SHED", "EXT. SEA é"]
    (note,) = clips(track)[0].markers
    assert (note.name, note.comment) == ("SC01_SH010", "Slower\nstart\nSoft at the end")
    said = clips(track)[0].media_reference.metadata["hailuo_desktop"]
    assert (said["prompt"], [*said["camera"]], said["stars"], said["task"]) == (
        "A boat <&> “fog” [Push in]",
        ["Push in"],
        3,
        "task-unified-1",
    )


WRITERS: dict[str, Callable[[Cut], bytes]] = {
    "otio": otio,
    "xml": lambda board: fcp7(board, FOLDER, reels(board, {})),
    "fcpxml": lambda board: fcpxml(board, FOLDER, reels(board, {}), False),
    "edl": lambda board: edl(board, FOLDER, reels(board, {})),
}


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_cut_is_the_same_file(kind: str) -> None:
    assert WRITERS[kind](cut()) == WRITERS[kind](cut())
