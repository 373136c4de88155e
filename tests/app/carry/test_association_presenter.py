"""The menu tells the desktop whose files they are."""

import asyncio
from collections.abc import Callable

import pytest

from hailuo_desktop.app.carry import association_presenter
from hailuo_desktop.studio.associating import DONE, NotAssociated
from tests.app.conftest import Stage


async def chosen(stage: Stage, monkeypatch: pytest.MonkeyPatch, tell: Callable[[], None]) -> str:
    """What the window says after the menu's entry was chosen."""
    monkeypatch.setattr(association_presenter, "associate", tell)
    stage.widgets.window.action_set.by_name["associate"].trigger()
    await asyncio.gather(*stage.wiring._background._tasks)
    return stage.widgets.window.notice.text()


async def test_it_says_when_it_is_done(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[bool] = []
    assert await chosen(stage, monkeypatch, lambda: told.append(True)) == DONE
    assert told == [True]


async def test_it_says_why_it_cannot(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise NotAssociated("“mime” cannot be written.")

    assert await chosen(stage, monkeypatch, refuse) == "“mime” cannot be written."
