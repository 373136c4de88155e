"""A chained shot begins with the true last picture of the right take of the shot before."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from PySide6.QtGui import QImage

from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Failed, Pending, State, Take
from hailuo_desktop.engine.ports import ChainBroken, FilmMissing
from hailuo_desktop.media.film import last_frame
from hailuo_desktop.media.still import facts_of
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.chaining import Chain
from hailuo_desktop.studio.intake import Intake
from tests.fakes.world import Bench


class Stage:
    """A library with takes of the one shot, whose films end in a grey of their own."""

    def __init__(self, library: Library, bench: Bench) -> None:
        self.library = library
        self._bench = bench
        intake = Intake(library.frames)
        self.chain = Chain(library.takes, library.boards, library.videos, intake)

    def put(self, number: int, state: State) -> Take:
        take = replace(self._bench.take(number), state=state, name="SH010")
        self.library.takes.save(take)
        return take

    def done(self, number: int, grey: int) -> Take:
        take = self._bench.take(number)
        part = self.library.videos.part(take)
        _film(part, grey)
        return self.put(number, Completed(self.library.videos.keep(take, part)))

    def keep(self, take: Take) -> None:
        shot = Shot("shot", kept=take.id)
        self.library.boards.save(Storyboard("board", "A board", (shot,)))


def _film(file: Path, grey: int) -> None:
    with closing(av.open(str(file), "w", "mp4")) as out:
        stream = out.add_stream("mpeg4", rate=25)
        stream.width, stream.height = 640, 480
        for shade in (0, 255, grey):
            picture = av.VideoFrame.from_ndarray(np.full((480, 640, 3), shade, np.uint8))
            out.mux(stream.encode(picture))
        out.mux(stream.encode(None))


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with closing(Library.open(tmp_path / "library", "a test")) as library:
        yield Stage(library, Bench(tmp_path))


async def test_the_frame_is_the_last_picture_of_the_film_without_loss(stage: Stage) -> None:
    take = stage.done(1, grey=100)
    opening = await stage.chain.frame(Link("shot"))
    assert opening is not None
    assert opening.take == take.id
    assert opening.frame.facts.upright == (640, 480)
    file = stage.library.frames.path(opening.frame.digest)
    assert facts_of(file.read_bytes()).format == "png"
    assert isinstance(take.state, Completed)
    film = stage.library.videos.path(take.state.file)
    picture = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB888)
    assert picture == last_frame(film)
    assert abs(picture.pixelColor(320, 240).green() - 100) <= 8


async def test_the_kept_take_comes_before_the_first(stage: Stage) -> None:
    first, second = stage.done(1, grey=50), stage.done(2, grey=200)
    opening = await stage.chain.frame(Link("shot"))
    assert opening is not None
    assert opening.take == first.id
    stage.keep(second)
    for wait in (False, True):
        opening = await stage.chain.frame(Link("shot", wait))
        assert opening is not None
        assert opening.take == second.id


async def test_a_deleted_film_has_to_be_fetched_again_first(stage: Stage) -> None:
    first = stage.done(1, grey=50)
    assert isinstance(first.state, Completed)
    stage.library.videos.path(first.state.file).unlink()
    with pytest.raises(FilmMissing) as caught:
        await stage.chain.frame(Link("shot"))
    assert caught.value.take == first
    second = stage.done(2, grey=200)
    opening = await stage.chain.frame(Link("shot"))
    assert opening is not None
    assert opening.take == second.id  # another of the shot is there, and may be all there is
    stage.keep(first)
    with pytest.raises(FilmMissing):
        await stage.chain.frame(Link("shot"))


async def test_a_film_that_is_cut_short_is_no_film_to_begin_with(stage: Stage) -> None:
    take = stage.done(1, grey=50)
    file = stage.library.videos.home(take)
    file.write_bytes(file.read_bytes()[:-200])
    with pytest.raises(FilmMissing):
        await stage.chain.frame(Link("shot"))


async def test_nothing_yet_while_a_take_is_on_its_way_or_none_is_kept(stage: Stage) -> None:
    assert await stage.chain.frame(Link("shot")) is None
    stage.put(1, Failed(plain("No.")))
    stage.put(2, Pending())
    assert await stage.chain.frame(Link("shot")) is None
    stage.done(3, grey=50)
    assert await stage.chain.frame(Link("shot", wait=True)) is None


async def test_a_chain_breaks_when_every_take_has_failed(stage: Stage) -> None:
    stage.put(1, Failed(plain("No.")))
    with pytest.raises(ChainBroken, match="SH010"):
        await stage.chain.frame(Link("shot"))


async def test_a_rejected_take_gives_no_frame_to_others(stage: Stage) -> None:
    one, two = stage.done(1, 60), stage.done(2, 200)
    assert stage.chain.rejected(one.id) is False
    passed_over = replace(stage.chain, rejected=lambda take_id: take_id == one.id)
    opening = await passed_over.frame(Link("shot"))
    assert opening is not None
    assert opening.take == two.id
    assert await replace(stage.chain, rejected=lambda _: True).frame(Link("shot")) is None
    stage.keep(one)  # what is kept counts first
    opening = await replace(stage.chain, rejected=lambda _: True).frame(Link("shot"))
    assert opening is not None
    assert opening.take == one.id
