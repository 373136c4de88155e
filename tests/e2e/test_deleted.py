"""Films that somebody has deleted: the window gets them from the service once more."""

from pathlib import Path

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.simulator import Rehearsal
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.carry.export_dialog import ExportOptions
from tests.e2e.conftest import Open, Stage


async def without_its_film(stage: Stage) -> tuple[Take, Path]:
    """A take that is done, whose film was deleted from the library's folder."""
    board = stage.wiring.board_presenter
    board.insert([Shot("fog", prompt="Fog")], 0, mark("Add shot"))
    stage.wiring.queue_presenter.send([board.board.shot("fog")])
    await stage.done(1)
    await stage.background()
    (take,) = stage.wiring.known_takes.all()
    assert isinstance(take.state, Completed)
    film = stage.wiring.studio.library.videos.path(take.state.file)
    stage.widgets.viewer.clear()
    film.unlink()
    return take, film


def posts(service: Rehearsal) -> int:
    return sum(each.path.endswith("/generations") for each in service.service.log)


async def test_whoever_chooses_the_take_gets_its_film_back(
    open_room: Open, service: Rehearsal
) -> None:
    async with open_room() as stage:
        take, film = await without_its_film(stage)
        stage.widgets.viewer.take_requested.emit(take.id)
        await stage.background()
        assert film.is_file()
        assert stage.widgets.viewer._file == film
        assert stage.widgets.viewer.transport.scrubber.isEnabled()
        assert "is back" in stage.widgets.window.notice.text()
        assert posts(service) == 1


async def test_whoever_opens_the_shot_gets_it_back_and_it_stands(
    open_room: Open, service: Rehearsal
) -> None:
    async with open_room() as stage:
        take, film = await without_its_film(stage)
        stage.wiring._viewer_presenter.show_shot(take.shot)
        assert film.name in stage.widgets.viewer.surface.caption()
        await stage.background()
        assert film.is_file()
        assert stage.widgets.viewer.transport.scrubber.isEnabled()
        assert not stage.widgets.viewer.player.playing


async def test_one_that_is_lost_for_good_is_not_asked_for_at_every_look(
    open_room: Open, service: Rehearsal
) -> None:
    async with open_room() as stage:
        take, _ = await without_its_film(stage)
        service.service.tasks.pop(take.task)
        stage.wiring._viewer_presenter.show_shot(take.shot)
        await stage.background()
        assert "EvoLink has it no more" in stage.widgets.window.notice.text()
        asked = len(service.service.log)
        stage.wiring._viewer_presenter.show_shot(take.shot)
        await stage.background()
        assert not any(take.task in each.path for each in service.service.log[asked:])


async def test_an_export_gets_it_back_too(
    open_room: Open, service: Rehearsal, tmp_path: Path
) -> None:
    async with open_room() as stage:
        _, film = await without_its_film(stage)
        stage.wiring.commands.export.export(
            ExportOptions(str(tmp_path / "out"), "{take}.mp4", every=True, automatic=False)
        )
        await stage.background()
        assert film.is_file()
        assert (tmp_path / "out" / "1.mp4").is_file()
        assert posts(service) == 1


async def test_a_film_that_the_service_has_lost_is_told_of(
    open_room: Open, service: Rehearsal, tmp_path: Path
) -> None:
    async with open_room() as stage:
        take, film = await without_its_film(stage)
        service.service.tasks.pop(take.task)
        stage.wiring.commands.export.export(
            ExportOptions(str(tmp_path / "out"), "{take}.mp4", every=True, automatic=False)
        )
        await stage.background()
        assert "EvoLink has it no more" in stage.widgets.window.notice.text()
        assert not film.exists()
        assert posts(service) == 1
