"""Small work is kept until it is done, and its errors are heard."""

import asyncio

from hailuo_desktop.app.background_tasks import BackgroundTasks


async def fail() -> None:
    raise ValueError("ours")


async def test_an_error_is_reported_once() -> None:
    heard: list[BaseException] = []
    background = BackgroundTasks(heard.append)
    background.start(fail())
    while not heard:
        await asyncio.sleep(0)
    assert [str(error) for error in heard] == ["ours"]
    await background.aclose()


async def test_closing_ends_what_is_still_going_without_a_report() -> None:
    heard: list[BaseException] = []
    ended: list[bool] = []

    async def wait() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    background = BackgroundTasks(heard.append)
    background.start(wait())
    await asyncio.sleep(0)
    await background.aclose()
    assert (ended, heard) == ([True], [])


async def test_what_comes_after_the_end_is_not_begun() -> None:
    begun: list[bool] = []

    async def work() -> None:
        begun.append(True)

    background = BackgroundTasks(lambda error: None)
    await background.aclose()
    background.start(work())
    await asyncio.sleep(0)
    assert begun == []
