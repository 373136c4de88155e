"""The whole hand-off on a disk: what is written, what stays, and what is left alone."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import opentimelineio
import pytest
from PySide6.QtGui import QImage

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.hand_off import MANIFEST, Kind, Which
from hailuo_desktop.domain.marks import Marks
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.standing import used_of
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.studio.handoff.folder import NotHandedOver
from hailuo_desktop.studio.handoff.hand_off import Handed, HandOff, Wish
from hailuo_desktop.studio.handoff.selecting import Known
from hailuo_desktop.studio.handoff.telling import told
from tests.fakes.films import film
from tests.fakes.takes import take

TEXTS = frozenset({Kind.OTIO, Kind.PREMIERE, Kind.FINAL_CUT, Kind.RESOLVE, Kind.EDL})


class Studio:
    """A board of two shots: three takes of the first, one of the second, none of a third."""

    def __init__(self, folder: Path) -> None:
        self.library = folder / "library"
        self.out = folder / "Übergabe 50%"
        self.board = Storyboard(
            "board-1",
            "The lighthouse",
            (
                Shot("shot-1", number="01", kept="shot-1-take-2", scene="INT. SHED"),
                Shot("shot-2", number="02", notes="slower"),
                Shot("shot-3"),
            ),
        )
        self.said: dict[str, Marks] = {}
        self._takes: dict[str, list[Take]] = {}
        for shot, count in (("shot-1", 3), ("shot-2", 1)):
            for number in range(1, count + 1):
                self.add(shot, number)

    def add(self, shot: str, number: int) -> None:
        made = take(number, Completed(f"{shot}-{number}.mp4"), shot=shot)
        film(self.library / f"{shot}-{number}.mp4", 10 + number, 40 + number)
        self._takes.setdefault(shot, []).append(made)

    def keep(self, take_id: str) -> None:
        first = replace(self.board.shots[0], kept=take_id)
        self.board = replace(self.board, shots=(first, *self.board.shots[1:]))

    def known(self) -> Known:
        def of_shot(shot: str) -> Sequence[Take]:
            return self._takes.get(shot, [])

        return Known(
            of_shot,
            lambda shot, kept: used_of(of_shot(shot), kept),
            lambda take_id: self.said.get(take_id, Marks()),
        )

    async def hand_over(
        self, kinds: frozenset[Kind] = TEXTS, which: Which = Which.NOT_REJECTED, stop: int = 99
    ) -> Handed:
        told: list[float] = []
        going = HandOff(self.board, self.known(), lambda file: self.library / file)
        handed = await going.run(
            Wish(self.out, kinds, which), told.append, lambda: len(told) >= stop
        )
        assert told == sorted(told)
        assert handed.stopped or told[-1:] <= [1.0]
        return handed

    def names(self) -> set[str]:
        files = (file for file in self.out.rglob("*") if file.is_file())
        return {file.relative_to(self.out).as_posix() for file in files}

    def bytes(self) -> dict[str, tuple[bytes, int]]:
        return {
            name: ((self.out / name).read_bytes(), (self.out / name).stat().st_mtime_ns)
            for name in self.names()
        }


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path)


def _sources(data: bytes) -> dict[str, str]:
    """Reel, in and out of each event of an edit list, by the film's name."""
    events = data.decode().split("\r\n\r\n")[1:]
    return {
        event.split("* FROM CLIP NAME: ")[1].splitlines()[0]: event[3:54]
        for event in events
        if "* FROM CLIP NAME" in event
    }


FILES = {
    "The lighthouse.otio",
    "The lighthouse.xml",
    "The lighthouse.fcpxml",
    "The lighthouse (Resolve).fcpxml",
    "The lighthouse.edl",
    MANIFEST,
}


async def test_films_and_timelines_lie_in_one_folder(studio: Studio) -> None:
    handed = await studio.hand_over()
    films = {"01_t1", "01_t2", "01_t3", "02_t1"}
    assert studio.names() == FILES | {f"media/{name}.mp4" for name in films}
    assert (handed.new_films, handed.old_films, len(handed.changed)) == (4, 0, 5)
    assert not handed.trouble
    timeline = opentimelineio.adapters.read_from_file(str(studio.out / "The lighthouse.otio"))
    (track,) = timeline.tracks
    assert [item.name for item in track] == ["01_t2.mp4", "02_t1.mp4", "03"]
    for item in track.find_clips():
        for reference in item.media_references().values():
            assert (studio.out / reference.target_url).is_file()


async def test_the_same_again_writes_nothing(studio: Studio) -> None:
    await studio.hand_over()
    before = studio.bytes()
    handed = await studio.hand_over()
    assert studio.bytes() == before
    assert (handed.new_films, handed.old_films, len(handed.changed), len(handed.same)) == (
        *(0, 4, 0, 5),
    )


async def test_another_kept_take_changes_its_own_shot_and_nothing_else(studio: Studio) -> None:
    await studio.hand_over()
    before = studio.bytes()
    studio.add("shot-1", 4)
    studio.keep("shot-1-take-4")
    handed = await studio.hand_over()
    after = studio.bytes()
    assert after.keys() - before.keys() == {"media/01_t4.mp4"}
    films = [name for name in before if name.startswith("media/")]
    assert all(after[name] == before[name] for name in films)
    assert (handed.new_films, handed.old_films) == (1, 4)
    old, new = (_sources(each["The lighthouse.edl"][0]) for each in (before, after))
    assert old["02_t1.mp4"] == new["02_t1.mp4"]
    assert (old.keys() - new.keys(), new.keys() - old.keys()) == ({"01_t2.mp4"}, {"01_t4.mp4"})
    reels = [json.loads(each[MANIFEST][0])["reels"] for each in (before, after)]
    assert {take: reels[1][take] for take in reels[0]} == reels[0]


async def test_in_and_out_of_every_other_shot_stay(studio: Studio) -> None:
    studio.said["shot-2-take-1"] = Marks(first=2, last=6)
    await studio.hand_over()
    studio.keep("shot-1-take-3")
    await studio.hand_over()
    timeline = opentimelineio.adapters.read_from_file(str(studio.out / "The lighthouse.otio"))
    used = {clip.name: clip.source_range for clip in timeline.find_clips()}
    assert (used["02_t1.mp4"].start_time.value, used["02_t1.mp4"].duration.value) == (2, 5)
    assert "01_t3.mp4" in used


async def test_a_board_of_another_name_or_order_keeps_its_files(studio: Studio) -> None:
    await studio.hand_over()
    one, two, three = studio.board.shots
    studio.board = replace(studio.board, name="Renamed", shots=(two, one, three))
    await studio.hand_over()
    films = {"01_t1", "01_t2", "01_t3", "02_t1"}
    assert studio.names() == FILES | {f"media/{name}.mp4" for name in films}


async def test_what_somebody_else_has_changed_stays(studio: Studio) -> None:
    studio.out.mkdir(parents=True)
    (studio.out / "The lighthouse.otio").write_text("mine")
    handed = await studio.hand_over()
    (studio.out / "The lighthouse.edl").write_text("edited")
    studio.keep("shot-1-take-3")
    again = await studio.hand_over()
    assert (studio.out / "The lighthouse.otio").read_text() == "mine"
    assert (studio.out / "The lighthouse.edl").read_text() == "edited"
    assert [(a.name, b.name) for a, b in handed.aside] == [
        ("The lighthouse.otio", "The lighthouse (2).otio")
    ]
    assert [(a.name, b.name) for a, b in again.aside] == [
        ("The lighthouse.edl", "The lighthouse (2).edl")
    ]
    studio.keep("shot-1-take-1")
    assert not (await studio.hand_over()).aside
    assert len(studio.names()) == 4 + 6 + 2


async def test_the_folder_of_another_board_is_refused(studio: Studio) -> None:
    await studio.hand_over()
    studio.board = replace(studio.board, id="board-2", name="Other")
    with pytest.raises(NotHandedOver, match="The lighthouse"):
        await studio.hand_over()
    (studio.out / MANIFEST).write_text("{")
    with pytest.raises(NotHandedOver, match="cannot be read"):
        await studio.hand_over()


@pytest.mark.parametrize(
    ("which", "films"),
    [
        (Which.USED, {"01_t2", "02_t1"}),
        (Which.NOT_REJECTED, {"01_t2", "01_t3", "02_t1"}),
        (Which.EVERY, {"01_t1", "01_t2", "01_t3", "02_t1"}),
    ],
)
async def test_so_many_takes_go(studio: Studio, which: Which, films: set[str]) -> None:
    studio.said["shot-1-take-1"] = Marks(rejected=True)
    await studio.hand_over(frozenset({Kind.EDL}), which)
    there = {file.stem for file in (studio.out / "media").iterdir()}
    assert there == films


async def test_a_film_that_is_gone_is_told_of_and_the_rest_goes(studio: Studio) -> None:
    (studio.library / "shot-2-1.mp4").unlink()
    handed = await studio.hand_over()
    assert len(handed.trouble) == 1
    assert "02" in handed.trouble[0]
    assert handed.new_films == 3


async def test_a_folder_that_cannot_be_made_is_said_once(studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    studio.out = tmp_path / "file" / "out"
    with pytest.raises(HailuoError, match="cannot be written"):
        await studio.hand_over()


async def test_much_trouble_is_told_in_few_lines(studio: Studio) -> None:
    handed = Handed(studio.out, trouble=[f"Film {number}" for number in range(9)])
    assert told(handed).splitlines()[-2:] == ["Film 5", "3 more like it."]


async def test_it_can_be_stopped_and_goes_on_from_there(studio: Studio) -> None:
    handed = await studio.hand_over(stop=2)
    assert handed.stopped
    assert handed.new_films == 2
    assert (await studio.hand_over()).old_films == 2


async def test_a_board_without_films_says_so(studio: Studio) -> None:
    studio.board = replace(studio.board, shots=studio.board.shots[2:])
    with pytest.raises(NotHandedOver, match="no films"):
        await studio.hand_over()


async def test_pages_and_the_cut_are_made_once(studio: Studio, qapp: object) -> None:
    kinds = frozenset({Kind.FILM, Kind.REVIEW, Kind.SHEET, Kind.SHEET_PDF})
    first = await studio.hand_over(kinds)
    assert {file.name for file in first.changed} == {
        "The lighthouse cut.mp4",
        "The lighthouse review.html",
        "The lighthouse contact sheet.png",
        "The lighthouse contact sheet.pdf",
    }
    sheet = QImage(str(studio.out / "The lighthouse contact sheet.png"))
    grey = sheet.pixelColor(200, 200)
    assert 30 < grey.red() < 70  # the film's own, and not the paper of a picture
    before = studio.bytes()
    again = await studio.hand_over(kinds)
    assert not again.changed
    assert studio.bytes() == before
    studio.keep("shot-1-take-1")
    changed = await studio.hand_over(kinds)
    assert len(changed.changed) == 4


NAMES = [
    "שלום עולם",
    "🎬 %s {board}",
    "../..",
    "CON",
    "x" * 300,
    "half \ud800 a character",
    "\0",
    "<b>&\"'",
]


@pytest.mark.parametrize("name", NAMES)
async def test_any_name_goes_out(studio: Studio, name: str) -> None:
    first = replace(studio.board.shots[0], name=name, number=name, scene=name, notes=name)
    studio.board = replace(studio.board, name=name, shots=(first, *studio.board.shots[1:]))
    handed = await studio.hand_over(TEXTS | {Kind.REVIEW})
    assert not handed.trouble
    assert len(handed.changed) == 6
    assert all(file.parent == studio.out for file in handed.changed)
    again = await studio.hand_over(TEXTS | {Kind.REVIEW})
    assert (again.new_films, again.changed) == (0, [])


async def test_a_folder_whose_bytes_are_no_utf8_takes_it_all(studio: Studio) -> None:
    if sys.platform == "linux":  # elsewhere a name is Unicode
        studio.out = studio.out.with_name("a\udcffb")
    assert not (await studio.hand_over()).trouble


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
async def test_what_can_be_no_folder_is_named(studio: Studio, name: str) -> None:
    studio.out = studio.out.with_name(name)
    with pytest.raises(NotHandedOver, match="can be no folder"):
        await studio.hand_over()


async def test_films_that_are_gone_are_told_of_one_by_one(studio: Studio) -> None:
    for file in studio.library.rglob("*.mp4"):
        file.unlink()
    handed = await studio.hand_over()
    assert len(handed.trouble) == 4
    assert all("left out" in why for why in handed.trouble)
    assert handed.changed == []
    assert told(handed).startswith("01 take 2 is left out")
