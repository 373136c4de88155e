"""Small work is kept until it is done, and its errors are heard."""

import asyncio

from hailuo_desktop.app.chores import Chores


async def fail() -> None:
    raise ValueError("ours")


async def test_an_error_is_reported_once() -> None:
    heard: list[BaseException] = []
    chores = Chores(heard.append)
    chores.start(fail())
    while not heard:
        await asyncio.sleep(0)
    assert [str(error) for error in heard] == ["ours"]
    await chores.aclose()


async def test_closing_ends_what_is_still_going_without_a_report() -> None:
    heard: list[BaseException] = []
    ended: list[bool] = []

    async def wait() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    chores = Chores(heard.append)
    chores.start(wait())
    await asyncio.sleep(0)
    await chores.aclose()
    assert (ended, heard) == ([True], [])
