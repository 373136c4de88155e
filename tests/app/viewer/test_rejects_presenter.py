"""Rejected films go to the system's bin by the artist's word; their takes stay for ever."""

import asyncio
from pathlib import Path

import pytest_asyncio

from hailuo_desktop.app.viewer.rejects_presenter import RejectsPresenter
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.ui.actions.marks import REJECTED_FILMS
from hailuo_desktop.ui.viewer.rejects_dialog import RejectsDialog
from tests.app.conftest import Stage
from tests.fakes.any_take import take
from tests.fakes.films import film

BOARD = Storyboard("here", "Here", (Shot("a", prompt="A boat"),))


class Bin:
    """A system's bin that may be full."""

    def __init__(self) -> None:
        self.held: list[str] = []
        self.full = False

    def __call__(self, file: Path) -> bool:
        if not self.full:
            file.rename(file.with_suffix(".binned"))
            self.held.append(file.name)
        return not self.full

    def give_back(self, file: Path) -> None:
        file.with_suffix(".binned").rename(file)


@pytest_asyncio.fixture
async def room(stage: Stage) -> Stage:
    for number in (1, 2, 3):
        name = f"a{number}"
        film(stage.wiring.studio.library.folder / f"{name}.mp4")
        stage.put(take(name, Completed(f"{name}.mp4"), shot="a", number=number, task=name))
    stage.wiring._boards_presenter.add_board(BOARD)
    stage.wiring.marks_presenter.reject("a1")
    stage.wiring.marks_presenter.reject("a3")
    await settle(stage)
    return stage


async def settle(stage: Stage) -> None:
    while tasks := [*stage.wiring._background._tasks]:
        await asyncio.gather(*tasks)


def rejects(stage: Stage) -> tuple[RejectsPresenter, Bin]:
    """The presenter with a bin of the test: none of the computer's own is touched."""
    presenter, held = stage.wiring.takes_room.rejects, Bin()
    presenter._trash = held
    return presenter, held


async def opened(stage: Stage) -> RejectsDialog:
    stage.widgets.actions.run(REJECTED_FILMS)
    await settle(stage)
    dialog = stage.wiring.takes_room.rejects.dialog
    assert dialog is not None
    return dialog


def notice(stage: Stage) -> str:
    return stage.widgets.window.notice.text()


async def test_rejected_films_go_and_their_takes_stay(room: Stage) -> None:
    _, held = rejects(room)
    dialog = await opened(room)
    assert dialog.used.text().endswith("in 3 films.")
    assert dialog.chosen() == ["a1", "a3"]
    assert held.held == []
    dialog.bin.click()
    await settle(room)
    assert held.held == ["a1.mp4", "a3.mp4"]
    assert notice(room).startswith("2 films are in the system's bin")
    library = room.wiring.studio.library
    assert [each.id for each in library.takes.all()] == ["a1", "a2", "a3"]
    marks = library.marks.find("a1")
    assert marks.rejected
    assert marks.binned is not None
    dialog = await opened(room)
    assert dialog.chosen() == []
    assert dialog.used.text().endswith("in 1 film.")
    dialog.reject()


async def test_a_binned_film_is_not_fetched_again_and_may_come_back(room: Stage) -> None:
    presenter, held = rejects(room)
    presenter.throw_away(["a3"])
    await settle(room)
    viewer = room.widgets.viewer
    room.wiring._viewer_presenter.show_take("a3")
    await settle(room)
    assert "system's bin" in viewer.surface.caption()
    assert not room.wiring._viewer_presenter._fetching
    file = room.wiring.studio.library.folder / "a3.mp4"
    held.give_back(file)
    room.wiring._viewer_presenter.show_take("a3")
    await settle(room)
    assert viewer._file == file
    assert room.wiring.studio.library.marks.find("a3").binned is None


async def test_the_film_that_is_shown_is_let_go_of_first(room: Stage) -> None:
    presenter, held = rejects(room)
    room.wiring._viewer_presenter.show_take("a1")
    await settle(room)
    assert room.widgets.viewer._file is not None
    presenter.throw_away(["a1"])
    assert room.widgets.viewer._file is None
    await settle(room)
    assert held.held == ["a1.mp4"]


async def test_what_is_rejected_no_more_stays(room: Stage) -> None:
    presenter, held = rejects(room)
    room.wiring.marks_presenter.keep("a1")
    presenter.throw_away(["a1", "a2", "a3", "unknown"])
    await settle(room)
    assert held.held == ["a3.mp4"]


async def test_a_disk_without_a_bin_keeps_its_films(room: Stage) -> None:
    presenter, held = rejects(room)
    held.full = True
    presenter.throw_away(["a1"])
    await settle(room)
    assert room.wiring.studio.library.marks.find("a1").binned is None
    assert notice(room).startswith("1 film could not be moved there and stays where it is")


async def test_a_rejected_take_is_used_by_nobody(room: Stage) -> None:
    known, cards = room.wiring.known_takes, room.widgets.cards
    assert known.used("a", "") == known.find("a2")
    room.wiring.marks_presenter.reject("a2")
    assert known.used("a", "") is None
    assert cards.standing_of("a").used == ""
    room.wiring.edits.stack.undo()
    assert cards.standing_of("a").used == "a2"
