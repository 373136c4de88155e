"""How the takes of a shot stand, and the pictures that its card asks for."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.background_tasks import BackgroundTasks
from hailuo_desktop.app.board.card_presenter import CardPresenter
from hailuo_desktop.domain.catalog import HAILUO_23
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.rules import request_of
from hailuo_desktop.domain.shot import Link
from hailuo_desktop.domain.standing import Standing
from hailuo_desktop.domain.storyboard import with_shot
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Processing,
    Queued,
    State,
    Take,
    Uncertain,
)
from hailuo_desktop.media.still import facts_of
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.known_takes import KnownTakes
from hailuo_desktop.translate import mark
from tests.fakes.pictures import encoded, picture
from tests.fakes.table import Table, board, table
from tests.fakes.takes import FIRST, LAST


@dataclass
class Cards:
    at: Table
    known_takes: KnownTakes
    board_presenter: CardPresenter
    library: Library
    background: BackgroundTasks

    def take(self, name: str, state: State, shot: str = "s0", **more: object) -> Take:
        request = request_of(self.at.edits.board.shot(shot))
        number = len(self.known_takes.of_shot(shot)) + 1
        made = Take(name, shot, number, request, "key", 0.0, state=state, **more)  # type: ignore[arg-type]
        self.known_takes.put(made)
        self.board_presenter.take_changed(made)
        return made

    def words(self, shot: str = "s0") -> str:
        return self.at.model.state(self.at.edits.board.shot(shot)).words

    async def settle(self) -> None:
        """Paint the cards, and wait for the pictures that they ask for."""
        self.at.panel.grab()
        self.at.panel.pictures._soon.stop()
        self.at.panel.pictures._ask()
        await asyncio.sleep(0)
        while tasks := list(self.background._tasks):
            await asyncio.gather(*tasks)


@pytest_asyncio.fixture
async def cards(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[Cards]:
    bugs: list[BaseException] = []
    library = Library.open(tmp_path, "a test")
    known_takes, background = KnownTakes(()), BackgroundTasks(bugs.append)
    at = table(qtbot, board(), known_takes=known_takes)
    board_presenter = CardPresenter(library, known_takes, at.model, at.panel, background)
    at.panel.resize(300, 600)
    made = Cards(at, known_takes, board_presenter, library, background)
    yield made
    await background.aclose()
    library.close()
    assert bugs == []


def still(cards: Cards, color: str = "#c02020") -> Frame:
    data = encoded(picture(1280, 720, color, color), "PNG")
    return cards.library.frames.keep(data, "sea.png", facts_of(data))


async def test_a_card_tells_the_most_pressing_first(cards: Cards) -> None:
    assert cards.words() == "ready"
    cards.take("t1", Failed(plain("No.")))
    assert cards.words() == "failed"
    cards.take("t2", Completed("t2.mp4"))
    assert cards.words() == "1 take"
    cards.take("t3", Cancelled())
    assert cards.words() == "1 take"
    cards.take("t4", Queued())
    assert cards.words() == "in queue"
    cards.take("t5", Processing(10))
    assert cards.words() == "in flight"
    cards.take("t6", Uncertain(plain("The line was cut.")))
    assert cards.words() == "may be charged"


async def test_the_kept_take_is_used_or_else_the_newest(cards: Cards) -> None:
    cards.take("t1", Completed("t1.mp4"))
    cards.take("t2", Completed("t2.mp4"))
    assert cards.at.model.states.standing_of("s0").used == "t2"
    shot = cards.at.edits.board.shot("s0")
    cards.at.board_presenter.change([replace(shot, kept="t1")], mark("Keep take"))
    assert cards.at.model.standing_of("s0") == Standing(done=2, used="t1", kept=True, number=1)
    cards.at.board_presenter.change([replace(shot, kept="gone")], mark("Keep take"))
    assert cards.at.model.standing_of("s0").used == "t2"


async def test_an_edit_after_the_take_is_told_and_its_undoing_takes_it_back(cards: Cards) -> None:
    cards.take("t1", Completed("t1.mp4"))
    assert not cards.at.model.standing_of("s0").edited
    shot = cards.at.edits.board.shot("s0")
    cards.at.board_presenter.change([replace(shot, prompt="Another")], mark("Typing"))
    assert cards.at.model.standing_of("s0").edited
    cards.at.edits.stack.undo()
    assert not cards.at.model.standing_of("s0").edited
    cards.at.board_presenter.change([replace(shot, notes="Only for us")], mark("Notes"))
    assert not cards.at.model.standing_of("s0").edited


@pytest.mark.parametrize(
    "edit",
    [
        {"model": HAILUO_23.id},
        {"prompt_optimizer": False},
        {"fast_pretreatment": True},
        {"quality": "1080p"},
        {"duration": 10},
        {"prompt": "Another"},
        {"last": LAST},
        {"first": FIRST},
        {"first_link": Link("s2")},
        {"first_link": None},
    ],
)
async def test_a_chained_shot_tells_of_every_edit(cards: Cards, edit: dict[str, object]) -> None:
    cards.take("a1", Completed("a1.mp4"))
    hung = replace(cards.at.edits.board.shot("s1"), first_link=Link("s0"))
    cards.at.board_presenter.change([hung], mark("Link"))
    cards.take("b1", Completed("b1.mp4"), "s1", source="a1")
    assert not cards.at.model.states.standing_of("s1").edited
    cards.at.board_presenter.change([replace(hung, **edit)], mark("Edit"))
    assert cards.at.model.states.standing_of("s1").edited


async def test_a_take_from_another_take_is_stale_and_another_kept_one_makes_it_so(
    cards: Cards,
) -> None:
    cards.take("a1", Completed("a1.mp4"))
    hung = replace(cards.at.edits.board.shot("s1"), first_link=Link("s0"))
    cards.at.board_presenter.change([hung], mark("Link"))
    cards.take("b1", Completed("b1.mp4"), "s1", source="a1")
    assert cards.words("s1") == "1 take"
    cards.take("a2", Completed("a2.mp4"))
    assert cards.words("s1") == "1 take"
    first = cards.at.edits.board.shot("s0")
    cards.at.board_presenter.change([replace(first, kept="a2")], mark("Keep take"))
    assert cards.words("s1") == "stale"
    cards.at.board_presenter.change([replace(first, kept="a1")], mark("Keep take"))
    assert cards.words("s1") == "1 take"


async def test_pictures_come_for_what_is_in_sight_and_fit_the_card(cards: Cards) -> None:
    arrived: list[str] = []
    cards.at.panel.pictures.arrived.connect(arrived.append)
    shots = [replace(shot, first=still(cards)) for shot in cards.at.edits.board.shots]
    many = [replace(shots[0], id=f"m{n}") for n in range(400)]
    cards.at.board_presenter.make(replace(cards.at.edits.board, shots=(*shots, *many)), mark("Add"))
    await cards.settle()
    await cards.settle()
    assert set(arrived) >= {"s0", "s1"}
    assert len(set(arrived)) < 40  # of 404 shots, all with the same picture
    kept, image = next(iter(cards.at.panel.pictures._kept.values()))
    assert isinstance(image, QImage)
    assert image.width() == kept.width or image.height() == kept.height
    assert abs(image.pixelColor(40, 40).red() - 0xC0) < 6


async def test_a_picture_comes_for_any_card_in_sight_that_waits_for_it(cards: Cards) -> None:
    """The first that asked for it may have been scrolled away since."""
    arrived: list[str] = []
    cards.at.panel.pictures.arrived.connect(arrived.append)
    shot = replace(cards.at.edits.board.shots[0], first=still(cards))
    many = tuple(replace(shot, id=f"m{n}") for n in range(400))
    cards.at.board_presenter.make(replace(cards.at.edits.board, shots=many), mark("Add"))
    cards.at.panel.grab()
    cards.at.panel.pictures._ask()
    bar = cards.at.panel.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    await cards.settle()
    assert "m399" in arrived


async def test_a_picture_that_is_nowhere_is_asked_for_once(cards: Cards) -> None:
    frame = still(cards)
    cards.library.frames.path(frame.digest).unlink()
    shot = cards.at.edits.board.shots[0]
    cards.at.board_presenter.make(
        with_shot(cards.at.edits.board, replace(shot, first=frame)), mark("Set first frame")
    )
    asked: list[int] = []
    cards.at.panel.pictures.wanted.connect(lambda wanted: asked.append(len(wanted)))
    await cards.settle()
    await cards.settle()
    assert [count for count in asked if count] == [1]
