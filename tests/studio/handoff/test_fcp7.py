"""What Premiere wants of a sequence beyond what a reader needs."""

from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, fromstring

import pytest

from hailuo_desktop.domain.cut import Cut, CutShot
from hailuo_desktop.domain.reels import reels
from hailuo_desktop.studio.handoff.fcp7 import fcp7
from tests.fakes.cuts import RATES, cut, cut_take

FOLDER = PurePosixPath("/films")


def sequence(board: Cut) -> Element:
    root = fromstring(fcp7(board, FOLDER, reels(board, {})))
    assert root.tag == "xmeml"
    found = root.find("sequence")
    assert found is not None
    return found


def texts(root: Element, path: str) -> list[str | None]:
    return [element.text for element in root.findall(path)]


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_the_sequence_says_its_length_rate_size_and_start(rate: object) -> None:
    board = cut(rate)  # type: ignore[arg-type]
    made = sequence(board)
    assert made.findtext("duration") == str(board.length)
    form = "media/video/format/samplecharacteristics"
    assert (made.findtext(f"{form}/width"), made.findtext(f"{form}/height")) == ("1366", "768")
    base, ntsc = made.findtext(f"{form}/rate/timebase"), made.findtext(f"{form}/rate/ntsc")
    assert (base, ntsc) == (str(-(-board.rate // 1)), str(board.rate.denominator != 1).upper())
    assert made.findtext("timecode/string") == "01:00:00:00"
    assert made.findtext("timecode/frame") == str(board.begin)


def test_other_takes_lie_on_tracks_that_are_switched_off() -> None:
    made = sequence(cut())
    assert texts(made, "media/video/track/enabled") == ["TRUE", "FALSE", "FALSE"]
    used, *others = made.findall("media/video/track")
    assert set(texts(used, "clipitem/enabled")) == {"TRUE"}
    assert [texts(track, "clipitem/enabled") for track in others] == [["FALSE"], ["FALSE"]]
    assert [texts(track, "clipitem/end") for track in others] == [["100"], ["40"]]


def test_every_film_is_described_once_and_has_its_size() -> None:
    made = sequence(cut())
    described = [file for file in made.iter("file") if len(file)]
    assert len({file.get("id") for file in described}) == len(described) == 7
    for file in described:
        assert file.findtext("media/video/samplecharacteristics/width") == "1366"
        assert file.findtext("duration") == "141" or file.findtext("name") == "s1_t2.mp4"


def test_sound_comes_along_and_hangs_on_its_picture() -> None:
    board = Cut("b", "Loud", (CutShot("s1", "01", cut_take(1, channels=2)),))
    made = sequence(board)
    sounds = made.findall("media/audio/track/clipitem")
    assert [clip.findtext("sourcetrack/trackindex") for clip in sounds] == ["1", "2"]
    picture = made.find("media/video/track/clipitem")
    assert picture is not None
    linked = texts(picture, "link/linkclipref")
    assert linked == [picture.get("id"), *(clip.get("id") for clip in sounds)]
    assert len(set(linked)) == 3


def test_another_take_in_use_changes_no_id_of_a_shot() -> None:
    board = cut()
    shot = board.shots[0]
    assert shot.take is not None
    swapped = CutShot(shot.id, shot.code, shot.others[0], (shot.take, shot.others[1]), shot.seconds)
    after = Cut(board.id, board.name, (swapped, *board.shots[1:]), board.rate)
    ids = [
        [clip.get("id") for clip in sequence(each).findall("media/video/track[1]/clipitem")]
        for each in (board, after)
    ]
    assert ids[0] == ids[1]
    assert sequence(board).findtext("uuid") == sequence(after).findtext("uuid")


def test_a_film_of_another_rate_keeps_its_own_frames() -> None:
    slow = cut_take(1, rate=RATES[0], frames=144)
    made = sequence(Cut("b", "Mixed", (CutShot("s1", "01", slow),), RATES[1]))
    clip = made.find("media/video/track/clipitem")
    assert clip is not None
    said = [clip.findtext(name) for name in ("start", "end", "in", "out", "rate/timebase")]
    assert said == ["0", "150", "0", "144", "24"]


def test_what_no_xml_can_hold_is_left_out() -> None:
    board = Cut("b", "Bell\x07", (CutShot("s1", "0\x001", cut_take(1), notes="\ud800x"),))
    assert sequence(board).findtext("name") == "Bell"
