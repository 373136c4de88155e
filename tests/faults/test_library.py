"""What happens to the library under a queue that runs: it costs time, and no take."""

import asyncio
import shutil
import sqlite3
from contextlib import closing

from hailuo_desktop.domain.take import Completed, Downloading, Pending, Processing, Take
from hailuo_desktop.store.backups import DAILY
from hailuo_desktop.studio.studio import Studio
from tests.faults.conftest import Workshop


async def one(shop: Workshop, studio: Studio, *states: type[object]) -> Take:
    """The take, as soon as it is in one of these states."""
    async with asyncio.timeout(30):
        while True:
            for take in studio.library.takes.all():
                if isinstance(take.state, states):
                    return take
            await asyncio.sleep(0.01)


async def test_a_database_that_another_program_holds_is_waited_for(shop: Workshop) -> None:
    async with shop.opened() as studio:
        studio.library._database._connection.execute("PRAGMA busy_timeout=50").fetchall()
        studio.queue.add(await shop.takes(studio, 2))
        await one(shop, studio, Pending, Processing)
        other = sqlite3.connect(shop.library / "library.sqlite", isolation_level=None)
        with closing(other):
            other.execute("BEGIN IMMEDIATE")
            async with asyncio.timeout(30):
                while not shop.halts:
                    await asyncio.sleep(0.01)
            other.execute("ROLLBACK")
        await shop.quiet(studio)
        takes = studio.library.takes.all()
    assert {type(take.state) for take in takes} == {Completed}
    assert len(shop.service.tasks) == 2
    assert "another program" in shop.halts[0].sentence
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
