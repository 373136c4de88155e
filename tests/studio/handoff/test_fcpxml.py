"""FCPXML: the grammar that Final Cut holds it to, exact times, and the paths of both readers."""

from fractions import Fraction
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, fromstring

import pytest

from hailuo_desktop.domain.cut import Cut, CutShot
from hailuo_desktop.domain.reels import reels
from hailuo_desktop.studio.handoff.fcpxml import fcpxml
from tests.fakes.cuts import NAMES, RATES, cut, cut_take

FOLDER = PurePosixPath("/films/a b")
# What version 1.10 allows in each element, in this order; ? and * as in its own grammar.
GRAMMAR = {
    "fcpxml": "resources? library",
    "resources": "(format|asset)*",
    "format": "",
    "asset": "media-rep* metadata?",
    "media-rep": "",
    "metadata": "md*",
    "md": "",
    "library": "event*",
    "event": "project*",
    "project": "sequence",
    "sequence": "note? spine metadata?",
    "spine": "(asset-clip|gap)*",
    "gap": "note? asset-clip* marker* metadata?",
    "asset-clip": "note? conform-rate? asset-clip* marker* metadata?",
    "note": "",
    "conform-rate": "",
    "marker": "",
}


def document(board: Cut, for_resolve: bool = False) -> Element:
    return fromstring(fcpxml(board, FOLDER, reels(board, {}), for_resolve))


def time(text: str | None) -> Fraction:
    assert text is not None
    assert text.endswith("s")
    return Fraction(text[:-1])


def stays_in_order(element: Element) -> bool:
    """Whether the children of each element are those of the grammar, in its order."""
    allowed = [part.strip("?*()").split("|") for part in GRAMMAR[element.tag].split()]
    place = 0
    for child in element:
        while place < len(allowed) and child.tag not in allowed[place]:
            place += 1
        if place == len(allowed) or not stays_in_order(child):
            return False
    return True


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_final_cut_gets_the_grammar_to_the_letter(rate: Fraction) -> None:
    root = document(cut(rate))
    assert root.get("version") == "1.10"
    assert stays_in_order(root)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    used = {clip.get("ref") for clip in root.iter("asset-clip")}
    assert used <= set(ids)


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_every_time_falls_on_a_frame(rate: Fraction) -> None:
    root = document(cut(rate))
    for element in root.iter():
        for name in ("offset", "start", "duration", "tcStart"):
            if element.get(name):
                assert (time(element.get(name)) * rate).denominator == 1
    board = cut(rate)
    spine = root.find("library/event/project/sequence/spine")
    assert spine is not None
    places = [(time(e.get("offset")) * rate, time(e.get("duration")) * rate) for e in spine]
    assert places == [(board.begin + each.start, each.length) for each in board.placed]
    assert [e.tag for e in spine][:3] == ["asset-clip", "gap", "asset-clip"]


def test_other_takes_lie_above_and_are_switched_off() -> None:
    root = document(cut())
    lanes = [
        (clip.get("lane"), clip.get("enabled"), clip.get("name"))
        for clip in root.iter("asset-clip")
    ]
    assert lanes[:3] == [
        (None, "1", NAMES[0]),
        ("1", "0", "s1_t1.mp4"),
        ("2", "0", "s1_t2.mp4"),
    ]
    first = next(root.iter("asset-clip"))
    assert {hung.get("offset") for hung in first.findall("asset-clip")} == {first.get("start")}


def test_resolve_gets_every_path_as_it_is_written() -> None:
    root = document(cut(), for_resolve=True)
    paths = [element.text for element in root.iter("pathurl")]
    assert paths[0] == f"file:///films/a b/media/{NAMES[0]}"
    assert {f"file:///films/a b/media/{name}" for name in NAMES} <= {*paths}
    assert not [*document(cut()).iter("pathurl")]
    assert all(" " not in rep.get("src", " ") for rep in root.iter("media-rep"))


def test_a_film_of_another_rate_is_conformed() -> None:
    slow = cut_take(1, rate=RATES[3], frames=144)
    root = document(Cut("b", "Mixed", (CutShot("s1", "01", slow),), RATES[1]))
    rate = root.find(".//conform-rate")
    assert rate is not None
    assert (rate.get("srcFrameRate"), rate.get("scaleEnabled")) == ("23.98", "0")
    assert len(root.findall("resources/format")) == 2


def test_sound_is_told_of() -> None:
    root = document(Cut("b", "Loud", (CutShot("s1", "01", cut_take(1, channels=2)),)))
    asset = root.find("resources/asset")
    assert asset is not None
    assert (asset.get("audioChannels"), asset.get("audioRate")) == ("2", "48000")
