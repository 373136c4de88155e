"""The board is played and saved before a credit is spent."""

import asyncio
from dataclasses import replace
from pathlib import Path

import av

from hailuo_desktop.app.board_commands import ANIMATIC
from hailuo_desktop.app.viewer.animatic_presenter import GOES_ON
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.animatic.window import SAVE, STOP, AnimaticWindow
from hailuo_desktop.ui.theme import DARK, LIGHT
from tests.app.conftest import Stage
from tests.fakes import films
from tests.fakes.pictures import encoded, picture

FIRST = Field.FIRST_FRAME

SHOTS = (Shot("a", prompt="A boat [Push in]"), Shot("b", prompt="A lamp", duration=10))


async def background(stage: Stage) -> None:
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)


async def opened(stage: Stage) -> AnimaticWindow:
    board_presenter = stage.wiring.board_presenter
    board_presenter.make(replace(board_presenter.board, shots=SHOTS), mark("Two shots"))
    board_presenter.select("b")
    stage.wiring.commands.animatic.play()
    await background(stage)
    window = stage.wiring.commands.animatic.window
    assert window is not None
    window.reel.pause()
    return window


async def test_it_plays_from_the_shot_in_hand(stage: Stage) -> None:
    window = await opened(stage)
    assert [block.seconds for block in window.reel.blocks] == [6.0, 10.0]
    assert 6.0 <= window.reel.position < 16.0
    assert not window.screen_.image().isNull()


async def test_an_edit_is_seen_at_once(stage: Stage) -> None:
    window = await opened(stage)
    board_presenter = stage.wiring.board_presenter
    board_presenter.change([replace(SHOTS[0], duration=10)], mark("Longer"))
    await background(stage)
    assert window.reel.length == 20.0


async def test_a_chained_shot_begins_where_the_other_ends(stage: Stage) -> None:
    window = await opened(stage)
    board_presenter = stage.wiring.board_presenter
    chained = replace(SHOTS[1], prompt="[Static shot]", first_link=Link("a"))
    frame = await stage.wiring.studio.intake.data(encoded(picture(640, 360), "PNG"), "a.png", FIRST)
    board_presenter.change([replace(SHOTS[0], first=frame), chained], mark("Chain"))
    window.reel.seek(6.0)
    await background(stage)
    begin = window.screen_.image()
    window.reel.seek(5.999)
    await background(stage)
    assert window.screen_.image().pixelColor(480, 270) == begin.pixelColor(480, 270)


async def test_an_edit_that_shows_nothing_else_leaves_the_picture_alone(stage: Stage) -> None:
    window = await opened(stage)
    before = stage.wiring.commands.animatic._animatic
    board_presenter = stage.wiring.board_presenter
    board_presenter.change(
        [replace(SHOTS[0], notes="Ask the harbour", name="A1")], mark("Notes and code")
    )
    assert stage.wiring.commands.animatic._animatic is before
    assert window.reel.blocks[0].code == "A1"


async def test_shots_that_are_deleted_while_they_play_are_not_drawn_any_more(
    stage: Stage,
) -> None:
    window = await opened(stage)
    board_presenter = stage.wiring.board_presenter
    window.reel.seek(0.5)  # is being drawn
    window.reel.seek(12.0)  # waits to be drawn
    window.hide()  # it asks for nothing new
    board_presenter.make(replace(board_presenter.board, shots=SHOTS[:1]), mark("Delete a shot"))
    await background(stage)
    assert len(window.reel.blocks) == 1


async def test_it_wears_the_theme_of_the_window(stage: Stage) -> None:
    window = await opened(stage)
    for scheme, chosen in (("light", LIGHT), ("dark", DARK)):
        stage.wiring._bare_window.choose_theme(scheme)
        assert window.timeline.theme == chosen


async def test_a_finished_take_takes_the_place_of_its_sketch(stage: Stage, tmp_path: Path) -> None:
    window = await opened(stage)
    take = replace(stage.take("t", Completed("media/takes/t.mp4")), shot="a")
    films.film(stage.wiring.studio.library.videos.path("media/takes/t.mp4"), shade=200)
    stage.put(take)
    stage.wiring.queue_presenter.take_changed.emit(take)
    window.reel.seek(0.0)
    await background(stage)
    assert [block.made for block in window.reel.blocks] == [True, False]
    middle = window.screen_.image()
    assert middle.pixelColor(middle.width() // 2, middle.height() // 2).lightness() > 150


async def test_it_is_saved_as_a_film(stage: Stage, tmp_path: Path) -> None:
    board_presenter = stage.wiring.board_presenter
    board_presenter.make(replace(board_presenter.board, shots=(SHOTS[0],)), mark("One shot"))
    stage.wiring.commands.animatic.play()
    target = tmp_path / "animatic.mp4"
    stage.wiring.commands.animatic.save(target)
    window = stage.wiring.commands.animatic.window
    assert window is not None
    window.reel.pause()
    await background(stage)
    with av.open(str(target)) as film:
        assert film.streams.video[0].frames == 150
    assert window.save.text() == SAVE
    assert str(target) in stage.widgets.window.notice.text()


async def test_saving_can_be_stopped_and_leaves_nothing(stage: Stage, tmp_path: Path) -> None:
    window = await opened(stage)
    stage.wiring.commands.animatic.save(tmp_path / "animatic.mp4")
    window.stop_requested.emit()
    await background(stage)
    assert [*tmp_path.glob("animatic*")] == []


async def test_closing_the_window_lets_the_film_be_saved(stage: Stage, tmp_path: Path) -> None:
    window = await opened(stage)
    stage.wiring.arrange_presenter.delete(["b"])
    target = tmp_path / "animatic.mp4"
    stage.wiring.commands.animatic.save(target)
    await asyncio.sleep(0)
    window.close()
    assert stage.widgets.window.notice.text() == GOES_ON
    stage.wiring.commands.animatic.play()
    again = stage.wiring.commands.animatic.window
    assert again is not None
    again.reel.pause()
    assert again.save.text() == STOP
    await background(stage)
    assert target.is_file()
    assert again.save.text() == SAVE
    assert str(target) in stage.widgets.window.notice.text()


async def test_quitting_asks_while_a_film_is_saved(stage: Stage, tmp_path: Path) -> None:
    await opened(stage)
    stage.wiring.commands.animatic.save(tmp_path / "animatic.mp4")
    await asyncio.sleep(0)
    stage.widgets.window.close()
    box = stage.wiring.quit_guard.question
    assert box is not None
    assert ANIMATIC in box.text()
    box.reject()
    assert stage.closed == []
    stage.wiring.commands.animatic.close()
    await background(stage)


async def test_closing_the_window_lets_go_of_it(stage: Stage) -> None:
    window = await opened(stage)
    window.close()
    await background(stage)
    assert stage.wiring.commands.animatic.window is None
    stage.wiring.commands.animatic.play()
    assert stage.wiring.commands.animatic.window is not None
