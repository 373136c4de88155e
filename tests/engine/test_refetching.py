"""A finished film that is gone from disk is fetched again, and never made again."""

import asyncio
from dataclasses import replace

import pytest

from hailuo_desktop.domain.catalog import Mode
from hailuo_desktop.domain.errors import (
    BadVideo,
    DiskFull,
    FilmGone,
    LinkExpired,
    NotFound,
    Unauthorised,
    Unreachable,
)
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.shot import Link
from hailuo_desktop.domain.take import Completed, Queued, Take
from tests.fakes.world import Bench


async def deleted(bench: Bench) -> Take:
    """A completed take without its film."""
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    (bench.folder / "take-1.mp4").unlink()
    return bench.now()


async def test_it_comes_back_without_another_request(bench: Bench) -> None:
    take = await deleted(bench)
    bench.service.faults["fetch"].append(LinkExpired("Dead."))
    await bench.queue.fetch_again(take)
    assert (bench.folder / "take-1.mp4").is_file()
    assert bench.service.count("submit") == 1
    assert isinstance(bench.now().state, Completed)


async def test_a_damaged_film_is_replaced_by_a_whole_one(bench: Bench) -> None:
    take = await deleted(bench)
    file = bench.folder / "take-1.mp4"
    file.write_bytes(b"no film")
    await bench.queue.fetch_again(take)
    assert file.read_bytes()[4:8] == b"ftyp"
    fetched = bench.service.count("fetch")
    await bench.queue.fetch_again(take)
    assert bench.service.count("fetch") == fetched


async def test_a_film_that_the_service_has_lost_is_told_of(bench: Bench) -> None:
    take = await deleted(bench)
    bench.service.faults["task"].extend(NotFound("No such task.") for _ in range(3))
    with pytest.raises(FilmGone, match="EvoLink has it no more"):
        await bench.queue.fetch_again(take)
    with pytest.raises(FilmGone):
        await bench.queue.fetch_again(replace(take, task=""))
    assert isinstance(bench.now().state, Completed)
    assert bench.service.count("submit") == 1


async def test_two_who_want_it_at_once_get_it_once(bench: Bench) -> None:
    take = await deleted(bench)
    fetched = bench.service.count("fetch")
    await asyncio.gather(*(bench.queue.fetch_again(take) for _ in range(3)))
    assert bench.service.count("fetch") == fetched + 1


async def test_a_film_of_another_key_is_not_called_lost(bench: Bench) -> None:
    take = await deleted(bench)
    bench.account = "yours"
    bench.service.faults["task"].extend(NotFound("No such task.") for _ in range(3))
    with pytest.raises(FilmGone, match="another API key"):
        await bench.queue.fetch_again(take)


def chained(bench: Bench, name: str = "second") -> None:
    """A take of another shot, that begins where the deleted film ends."""
    take = replace(bench.take(1), id=name, shot=name, first_from=Link("shot"))
    bench.queue.add([replace(take, request=replace(take.request, mode=Mode.I2V))])


async def test_a_chain_fetches_the_film_that_it_begins_with(bench: Bench) -> None:
    await deleted(bench)
    bench.service.faults["fetch"].append(Unreachable("No network."))
    bench.queue.pause(True)
    for name in ("second", "third"):
        chained(bench, name)
    await bench.queue.quiet()
    assert bench.now("second").source == bench.now("third").source == "take-1"
    assert bench.service.count("submit") == 1
    bench.queue.pause(False)
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Completed)
    assert bench.service.count("submit") == 3


async def test_a_chain_whose_film_is_lost_waits_and_says_so(bench: Bench) -> None:
    await deleted(bench)
    bench.service.faults["task"].extend(NotFound("No such task.") for _ in range(3))
    chained(bench)
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Queued)
    assert "EvoLink has it no more" in worded(bench.now("second").note)
    assert bench.service.count("submit") == 1


async def test_a_refused_key_holds_a_chain_until_it_is_mended(bench: Bench) -> None:
    await deleted(bench)
    bench.service.faults["task"].append(Unauthorised("The key is refused."))
    chained(bench)
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Queued)
    bench.queue.go_on()
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Completed)


async def test_a_full_disk_holds_a_chain_until_there_is_room(bench: Bench) -> None:
    await deleted(bench)
    bench.service.faults["fetch"].append(DiskFull("The disk is full."))
    chained(bench)
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Completed)


@pytest.mark.parametrize("error", [Unreachable("No network."), BadVideo("It is a page.")])
async def test_what_stands_in_the_way_is_told_as_it_is(bench: Bench, error: Exception) -> None:
    take = await deleted(bench)
    bench.service.faults["fetch"].append(error)
    with pytest.raises(type(error)):
        await bench.queue.fetch_again(take)
    await bench.queue.fetch_again(take)
    assert (bench.folder / "take-1.mp4").is_file()
