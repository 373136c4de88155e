"""A newer release is told of: when it is asked for, or once a day where that was chosen."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QUrl

from hailuo_desktop import __version__
from hailuo_desktop.app.help.updates_presenter import UpdatesPresenter
from hailuo_desktop.studio.settings import UPDATES_DAILY, UPDATES_LOOKED, UPDATES_SKIPPED
from hailuo_desktop.studio.updates import DAY, Source
from tests.app.conftest import Stage
from tests.fakes.raw_server import RawServer, reply

TOLD = {
    "version": "999.1",
    "notes": "<b>Faster</b>",
    "url": "https://example.org/999.1",
    "sha256": "ab" * 32,
}


@pytest.fixture
async def server() -> AsyncIterator[RawServer]:
    async with RawServer(reply(200, TOLD)) as server:
        yield server


@pytest.fixture
def presenter(stage: Stage, server: RawServer) -> UpdatesPresenter:
    presenter = stage.wiring.menu_presenter.help.updates
    presenter._source = Source(server.url)
    return presenter


async def background(stage: Stage) -> None:
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)


async def test_nothing_is_asked_unless_the_artist_wants_it(
    stage: Stage, presenter: UpdatesPresenter, server: RawServer
) -> None:
    presenter.look_if_due()
    await background(stage)
    assert server.heard == []
    assert not stage.widgets.window.action_set.by_name["updates_daily"].isChecked()


async def test_a_newer_release_is_told_with_a_link_and_opens_nothing_by_itself(
    stage: Stage, presenter: UpdatesPresenter
) -> None:
    opened: list[QUrl] = []
    presenter._open_url = opened.append
    stage.widgets.window.action_set.by_name["updates"].trigger()
    await background(stage)
    dialog = presenter.dialog
    assert dialog is not None
    assert dialog.notes.toPlainText() == "<b>Faster</b>"
    assert dialog.sum.text() == TOLD["sha256"]
    assert opened == []
    dialog.open_button.click()
    assert [url.toString() for url in opened] == [TOLD["url"]]
    assert presenter.dialog is None


async def test_it_is_asked_once_a_day_where_that_was_chosen(
    stage: Stage, presenter: UpdatesPresenter, server: RawServer
) -> None:
    presenter._choose(True)
    await background(stage)
    presenter.look_if_due()
    await background(stage)
    assert len(server.heard) == 1
    assert presenter.dialog is not None
    presenter.dialog.skip_button.click()
    settings = stage.wiring.studio.settings
    assert settings.get(UPDATES_SKIPPED) == "999.1"
    settings.put(UPDATES_LOOKED, settings.get(UPDATES_LOOKED) - DAY)
    presenter.look_if_due()
    await background(stage)
    assert len(server.heard) == 2
    assert presenter.dialog is None
    presenter.look()  # who asks is told what was skipped, too
    await background(stage)
    assert presenter.dialog is not None
    presenter.dialog.reject()
    presenter._choose(False)
    assert settings.get(UPDATES_DAILY) is False


@pytest.mark.parametrize(
    ("body", "words"),
    [(TOLD | {"version": __version__}, "newest release"), ("nonsense", "makes no sense")],
)
async def test_who_asks_is_answered_and_who_does_not_is_left_alone(
    stage: Stage, presenter: UpdatesPresenter, body: object, words: str
) -> None:
    async with RawServer(reply(200, body)) as server:
        presenter._source = Source(server.url)
        stage.wiring.studio.settings.put(UPDATES_DAILY, True)
        presenter.look_if_due()
        await background(stage)
        assert stage.widgets.window.notice.text() == ""
        presenter.look()
        await background(stage)
    assert words in stage.widgets.window.notice.text()


async def test_a_copy_that_looks_for_none_says_so(stage: Stage) -> None:
    presenter = stage.wiring.menu_presenter.help.updates
    presenter._source = Source()
    presenter.look()
    assert stage.widgets.window.notice.text().startswith("This copy does not look")
    assert not stage.widgets.window.action_set.by_name["updates_daily"].isEnabled()
