"""Films that are not in their places come back by the artist's word."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hailuo_desktop.domain.take import Completed, Pending, Take
from hailuo_desktop.media.recipe import write_recipe
from hailuo_desktop.studio.recipes import recipe_of
from hailuo_desktop.ui.all_takes.locate_dialog import LocateDialog
from hailuo_desktop.ui.all_takes.window import AllTakesWindow
from tests.app.conftest import Stage
from tests.fakes import reels
from tests.fakes.any_take import take


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not true():
            await asyncio.sleep(0)


def lost(stage: Stage, *ids: str) -> list[Take]:
    made = [
        take(each, Completed(f"media/takes/{each}.mp4"), number=n) for n, each in enumerate(ids, 1)
    ]
    stage.put(*made)
    return made


def film(file: Path, made: Take) -> Path:
    raw = reels.film(file.with_name("raw.mp4"), 5)
    write_recipe(raw, file, recipe_of(made))
    raw.unlink()
    return file


async def opened(stage: Stage) -> AllTakesWindow:
    presenter = stage.wiring.ledger.all_takes
    presenter.show()
    assert presenter.window is not None
    await until(lambda: bool(presenter.missing()))
    presenter._refresh()
    return presenter.window


def dialog(stage: Stage) -> LocateDialog:
    found = stage.wiring.ledger.all_takes.locate.dialog
    assert found is not None
    return found


async def test_all_that_is_missing_is_searched_and_copied(stage: Stage, tmp_path: Path) -> None:
    one, two = lost(stage, "one", "two")
    there = film(tmp_path / "a.mp4", one)
    window = await opened(stage)
    window.locate_all.click()
    locate = stage.wiring.ledger.all_takes.locate
    locate.search(tmp_path)
    await until(lambda: dialog(stage).list.count() == 1)
    assert dialog(stage).told.text() == "Found 1 of 2 films."
    place = stage.wiring.studio.library.videos.path("media/takes/one.mp4")
    assert not place.exists()
    dialog(stage).copy_button.click()
    await until(lambda: stage.wiring.ledger.all_takes.missing() == [two])
    assert place.is_file()
    assert there.is_file()
    assert dialog(stage).told.text() == "1 film is back."
    dialog(stage).reject()


async def test_one_film_is_pointed_at_and_moved(stage: Stage, tmp_path: Path) -> None:
    (one,) = lost(stage, "one")
    there = film(tmp_path / "a.mp4", one)
    stranger = film(tmp_path / "b.mp4", replace(one, id="x", task="y"))
    window = await opened(stage)
    window.table.choose("one")
    window.buttons["locate"].click()
    locate = stage.wiring.ledger.all_takes.locate
    locate.choose(stranger)
    await until(lambda: "is not the film" in dialog(stage).told.text())
    assert not dialog(stage).move_button.isEnabled()
    locate.choose(there)
    await until(lambda: dialog(stage).move_button.isEnabled())
    dialog(stage).move_button.click()
    await until(lambda: locate.dialog is None)
    assert not there.exists()
    await until(lambda: not window.locate_all.isVisible())
    window.table.choose("one")
    assert window.buttons["reveal"].isEnabled()
    assert not window.buttons["locate"].isEnabled()


async def test_a_search_can_be_stopped(stage: Stage, tmp_path: Path) -> None:
    lost(stage, "one")
    window = await opened(stage)
    window.locate_all.click()
    locate = stage.wiring.ledger.all_takes.locate
    for number in range(3):
        reels.film(tmp_path / f"{number}.mp4", 3)
    locate.search(tmp_path)
    dialog(stage).stop.click()
    await until(lambda: not dialog(stage).stop.isVisible())
    assert dialog(stage).list.count() == 0
    dialog(stage).reject()


async def test_a_search_that_ends_late_says_nothing_in_another_dialog(
    stage: Stage, tmp_path: Path
) -> None:
    one, two = lost(stage, "one", "two")
    film(tmp_path / "a.mp4", one)
    await opened(stage)
    locate = stage.wiring.ledger.all_takes.locate
    locate.locate([one])
    locate.search(tmp_path)
    locate.locate([two])  # while the first is under way
    (tmp_path / "empty").mkdir()
    locate.search(tmp_path / "empty")
    while tasks := [*stage.wiring._background._tasks]:
        await asyncio.gather(*tasks)
    assert dialog(stage).list.count() == 0
    assert dialog(stage).told.text() == "None of them is in that folder: search another."
    dialog(stage).reject()


async def test_what_could_not_be_copied_is_there_to_be_tried_again(
    stage: Stage, tmp_path: Path
) -> None:
    (one,) = lost(stage, "one")
    film(tmp_path / "a.mp4", one)
    await opened(stage)
    locate = stage.wiring.ledger.all_takes.locate
    locate.locate([one])
    locate.search(tmp_path)
    await until(lambda: dialog(stage).list.count() == 1)
    place = stage.wiring.studio.library.videos.path("media/takes/one.mp4")
    place.mkdir(parents=True)
    dialog(stage).copy_button.click()
    await until(lambda: "cannot be written" in dialog(stage).told.text())
    assert dialog(stage).copy_button.isEnabled()
    place.rmdir()
    dialog(stage).copy_button.click()
    await until(lambda: locate.dialog is None)
    assert place.is_file()


async def test_what_a_film_is_stands_written_down_once_it_is_there(stage: Stage) -> None:
    library = stage.wiring.studio.library
    flying = take("one", Pending(), task="t")
    done = replace(flying, state=Completed("one.mp4"))
    reels.film(library.videos.path("one.mp4"), 3)
    stage.wiring.queue_presenter.take_changed.emit(flying)
    stage.wiring.queue_presenter.take_changed.emit(done)
    await until(lambda: "one" in library.fingerprints.of(["one"]))
    assert library.fingerprints.of(["two"]) == {}
