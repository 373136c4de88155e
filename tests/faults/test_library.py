"""What happens to the library under a queue that runs: it costs time, and no take."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from hailuo_desktop.domain.errors import LibraryError
from hailuo_desktop.domain.take import Completed, Downloading, Pending, Processing, Take
from hailuo_desktop.evolink.client import EvoLink
from hailuo_desktop.evolink.part import Part
from hailuo_desktop.store.backups import DAILY
from hailuo_desktop.store.library import DATABASE, Library
from hailuo_desktop.store.lock import LOCK
from hailuo_desktop.store.videos import Videos
from hailuo_desktop.studio.recipe_stamp import StampingFilms
from hailuo_desktop.studio.studio import Studio
from tests.faults.conftest import PATIENCE, Workshop


async def one(shop: Workshop, studio: Studio, *states: type[object]) -> Take:
    """The take, as soon as it is in one of these states."""
    async with asyncio.timeout(PATIENCE):
        while True:
            for take in studio.library.takes.all():
                if isinstance(take.state, states):
                    return take
            await asyncio.sleep(0.01)


async def test_another_program_cannot_get_in_between(shop: Workshop) -> None:
    """Not even where a tidy-up tool has deleted the lock file."""
    async with shop.opened() as studio:
        studio.queue.add(await shop.takes(studio, 2))
        await one(shop, studio, Pending, Processing)
        (shop.library / LOCK).unlink()
        with pytest.raises(LibraryError, match="is open in a test"):
            Library.open(shop.library, "a second one")
        other = sqlite3.connect(shop.library / DATABASE, timeout=0)
        with closing(other), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        await shop.quiet(studio)
        takes = studio.library.takes.all()
    assert {type(take.state) for take in takes} == {Completed}
    assert len(shop.service.tasks) == 2
    shop.check(takes)


async def test_a_backup_brought_back_amid_everything_sends_nothing_twice(shop: Workshop) -> None:
    async with shop.opened() as studio:
        studio.queue.pause(True)
        studio.queue.add(await shop.takes(studio, 3, frame=True))
        backup = studio.library.backups.make(studio.library._database, DAILY)
        studio.queue.pause(False)
        await one(shop, studio, Pending, Processing, Downloading)
        studio.library.restore(backup)
        await shop.quiet(studio)
    takes = await shop.go_on()
    assert {type(take.state) for take in takes} == {Completed}
    assert len(shop.service.tasks) == len(takes) == 3
    shop.check(takes)


@pytest.mark.parametrize(
    ("owner", "step"),
    [
        (EvoLink, "fetch"),
        (Part, "begin"),
        (Part, "writing"),
        (Part, "finish"),
        (StampingFilms, "check"),
        (StampingFilms, "sign"),
        (Videos, "keep"),
    ],
)
async def test_a_film_folder_that_vanishes_before_any_step_is_made_anew(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch, owner: type[object], step: str
) -> None:
    usual = getattr(owner, step)
    left = [shop.library / "media" / "takes"]

    def vanished(*arguments: Any, **named: Any) -> Any:
        if left:
            shutil.rmtree(left.pop())
        return usual(*arguments, **named)

    monkeypatch.setattr(owner, step, vanished)
    async with shop.opened() as studio:
        studio.queue.add(await shop.takes(studio, 1))
        await shop.quiet(studio)
        takes = studio.library.takes.all()
    assert left == []
    assert {type(take.state) for take in takes} == {Completed}
    assert len(shop.service.tasks) == 1
    assert shop.bugs == []
    assert shop.halts == []


async def test_a_film_folder_that_vanishes_amid_a_download_is_made_anew(shop: Workshop) -> None:
    async with shop.opened() as studio:
        studio.queue.add(await shop.takes(studio, 3))
        await one(shop, studio, Downloading, Completed)
        shutil.rmtree(shop.library / "media" / "takes", ignore_errors=True)
        await shop.quiet(studio)
        takes = studio.library.takes.all()
    assert {type(take.state) for take in takes} == {Completed}
    assert len(shop.service.tasks) == 3
    assert shop.bugs == []
