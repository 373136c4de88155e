"""Films leave the library under speaking names: by a click, or each as soon as it is done."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Completed, Downloading, Failed, Take
from hailuo_desktop.engine.events import TakeChanged
from hailuo_desktop.media.recipe import read_recipe
from hailuo_desktop.store.names import DEFAULT_TEMPLATE
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.carry.export_dialog import ExportDialog, ExportOptions
from tests.app.conftest import Stage
from tests.fakes.any_take import take
from tests.fakes.films import film

SHOTS = (Shot("a", name="Boat"), Shot("b", kept="b1"), Shot("c"))


async def background(stage: Stage) -> None:
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)


def done(stage: Stage, take_id: str, shot: str, number: int) -> Take:
    """A take whose film lies in the library."""
    file = f"media/takes/{take_id}.mp4"
    film(stage.wiring.studio.library.folder / file, shade=40 + number)
    return take(take_id, Completed(file), shot=shot, number=number)


@pytest.fixture
async def board(stage: Stage) -> None:
    """Two takes of each of two shots, the first one of the second kept; none of the third."""
    at = replace(stage.wiring.edits.board, name="Night", shots=SHOTS)
    stage.wiring.board_presenter.make(at, mark("Three shots"))
    for shot in "ab":
        stage.put(*(done(stage, f"{shot}{n}", shot, n) for n in (1, 2)))


def asked(stage: Stage) -> ExportDialog:
    stage.widgets.window.action_set.by_name["films"].trigger()
    dialog = stage.wiring.commands.export.dialog
    assert dialog is not None
    return dialog


def files(folder: Path) -> dict[str, str]:
    """The take in each film of the folder, by its path in it."""
    found = {p.relative_to(folder).as_posix(): read_recipe(p) for p in folder.rglob("*.mp4")}
    return {name: str((recipe or {}).get("take")) for name, recipe in found.items()}


async def test_the_takes_in_use_are_exported_once_however_often_it_is_asked(
    stage: Stage, board: None, tmp_path: Path
) -> None:
    for _ in range(2):
        dialog = asked(stage)
        assert dialog.accept_button.text() == "Export 2 films"
        assert dialog.preview.text().endswith("Night/01_Boat_t2.mp4")
        dialog.folder.setText(str(tmp_path / "out"))
        dialog.accept_button.click()
        await background(stage)
        assert files(tmp_path / "out") == {"Night/01_Boat_t2.mp4": "a2", "Night/02_t1.mp4": "b1"}
        assert stage.widgets.window.notice.text() == f"2 films in {tmp_path / 'out'}."
    assert stage.wiring.commands.export.dialog is None


async def test_all_finished_takes_are_a_choice_and_the_wish_is_remembered(
    stage: Stage, board: None, tmp_path: Path
) -> None:
    dialog = asked(stage)
    dialog.folder.setText(str(tmp_path / "out"))
    dialog.template.setText("{shot}-{take}")
    dialog.every.click()
    dialog.accept_button.click()
    await background(stage)
    names = {"1-1.mp4": "a1", "1-2.mp4": "a2", "2-1.mp4": "b1", "2-2.mp4": "b2"}
    assert files(tmp_path / "out") == names
    again = asked(stage)
    assert again.options() == ExportOptions(str(tmp_path / "out"), "{shot}-{take}", every=True)
    again.reject()


async def test_no_file_of_the_artists_is_replaced(
    stage: Stage, board: None, tmp_path: Path
) -> None:
    (tmp_path / "01.mp4").write_bytes(b"precious")
    stage.wiring.commands.export.export(ExportOptions(str(tmp_path), "{shot:02}"))
    await background(stage)
    assert (tmp_path / "01.mp4").read_bytes() == b"precious"
    assert (tmp_path / "01 (2).mp4").is_file()


async def test_what_cannot_be_exported_is_named_and_the_rest_goes(
    stage: Stage, board: None, tmp_path: Path
) -> None:
    (stage.wiring.studio.library.folder / "media/takes/a2.mp4").unlink()
    stage.wiring.commands.export.export(ExportOptions(str(tmp_path / "out"), DEFAULT_TEMPLATE))
    await background(stage)
    said = stage.widgets.window.notice.text().split("\n")
    assert said[0] == f"1 film in {tmp_path / 'out'}."
    assert said[1].startswith("Take 2 of shot S01 is not exported: ")


async def test_a_film_that_gets_done_is_exported_at_once_where_that_is_wished(
    stage: Stage, board: None, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    heard = stage.wiring.queue_presenter.handle_event
    finished = done(stage, "c1", "c", 1)
    for automatic in (False, True):
        wish = ExportOptions(str(folder), "{board}-{shot}", automatic=automatic)
        stage.wiring.studio.library.settings.put("export", wish.__dict__)
        heard(TakeChanged(replace(finished, state=Downloading())))
        heard(TakeChanged(finished))
        await background(stage)
        assert folder.exists() is automatic
    assert files(folder) == {"Night-3.mp4": "c1"}


async def test_what_was_done_before_or_came_to_nothing_is_not_exported_by_itself(
    stage: Stage, board: None, tmp_path: Path
) -> None:
    wish = ExportOptions(str(tmp_path / "out"), DEFAULT_TEMPLATE, automatic=True)
    stage.wiring.studio.library.settings.put("export", wish.__dict__)
    heard = stage.wiring.queue_presenter.handle_event
    heard(TakeChanged(done(stage, "c1", "c", 1)))
    heard(TakeChanged(take("c2", Downloading(), shot="c")))
    heard(TakeChanged(take("c2", Failed(plain("no")), shot="c")))
    await background(stage)
    assert not (tmp_path / "out").exists()


async def test_nothing_is_begun_while_the_window_closes(
    stage: Stage, board: None, tmp_path: Path
) -> None:
    wish = ExportOptions(str(tmp_path / "out"), DEFAULT_TEMPLATE, automatic=True)
    stage.wiring.studio.library.settings.put("export", wish.__dict__)
    finished = done(stage, "c1", "c", 1)
    stage.wiring.queue_presenter.handle_event(TakeChanged(replace(finished, state=Downloading())))
    stage.wiring.commands.close()
    stage.wiring.queue_presenter.handle_event(TakeChanged(finished))
    await background(stage)
    assert not (tmp_path / "out").exists()


async def test_a_shot_on_no_board_leaves_its_film_all_the_same(
    stage: Stage, board: None, tmp_path: Path
) -> None:
    wish = ExportOptions(str(tmp_path / "out"), DEFAULT_TEMPLATE, automatic=True)
    stage.wiring.studio.library.settings.put("export", wish.__dict__)
    gone = done(stage, "z1", "gone", 1)
    stage.wiring.queue_presenter.handle_event(TakeChanged(replace(gone, state=Downloading())))
    stage.wiring.queue_presenter.handle_event(TakeChanged(gone))
    await background(stage)
    assert files(tmp_path / "out") == {"No board/00_S01_t1.mp4": "z1"}


async def test_a_board_without_films_still_shows_the_names(stage: Stage) -> None:
    dialog = asked(stage)
    assert dialog.accept_button.text() == "Remember"
    assert dialog.preview.text() == "For example: Untitled/01_t1.mp4"
    dialog.reject()
