"""A finished film that is gone from disk is fetched again, and never made again."""

from dataclasses import replace

import pytest

from hailuo_desktop.domain.errors import BadVideo, FilmGone, LinkExpired, NotFound, Unreachable
from hailuo_desktop.domain.take import Completed, Take
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


async def test_a_film_that_the_service_has_lost_is_told_of(bench: Bench) -> None:
    take = await deleted(bench)
    bench.service.faults["task"].extend(NotFound("No such task.") for _ in range(3))
    with pytest.raises(FilmGone, match="EvoLink has it no more"):
        await bench.queue.fetch_again(take)
    with pytest.raises(FilmGone):
        await bench.queue.fetch_again(replace(take, task=""))
    assert isinstance(bench.now().state, Completed)
    assert bench.service.count("submit") == 1


@pytest.mark.parametrize("error", [Unreachable("No network."), BadVideo("It is a page.")])
async def test_what_stands_in_the_way_is_told_as_it_is(bench: Bench, error: Exception) -> None:
    take = await deleted(bench)
    bench.service.faults["fetch"].append(error)
    with pytest.raises(type(error)):
        await bench.queue.fetch_again(take)
    await bench.queue.fetch_again(take)
    assert (bench.folder / "take-1.mp4").is_file()
