"""A cap that cannot be kept, in the window: nothing goes before the artist has chosen a way."""

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Queued
from hailuo_desktop.engine.events import Cause
from hailuo_desktop.simulator import Rehearsal
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.queue.cap_dialog import CapDialog
from tests.e2e.conftest import Open, Stage


def posts(service: Rehearsal) -> int:
    return sum(each.path.endswith("/generations") for each in service.service.log)


async def held(stage: Stage) -> CapDialog:
    """The banner says why nothing goes, and its button opens the choice."""
    presenter = stage.wiring.queue_presenter
    banner = stage.widgets.queue.banner
    await stage.until(lambda: banner.sentence() != "", presenter.halted)
    assert "Nobody knows yet what such a take costs" in banner.sentence()
    assert banner.action.text() == "Decide…"
    banner.action.click()
    dialog = stage.wiring.cap_presenter.dialog
    assert dialog is not None
    assert dialog.learn.isVisible()
    return dialog


async def test_one_take_goes_to_learn_its_price_and_a_restart_is_no_word(
    open_room: Open, service: Rehearsal
) -> None:
    async with open_room() as stage:
        stage.wiring.cap_presenter.put(30)
        board = stage.wiring.board_presenter
        board.insert([Shot("fog", prompt="Fog", takes=3)], 0, mark("Add shot"))
        stage.wiring.queue_presenter.send([board.board.shot("fog")])
        (await held(stage)).reject()
        assert posts(service) == 0
    async with open_room() as stage:
        dialog = await held(stage)
        assert posts(service) == 0
        dialog.learn.click()
        halts: list[object] = []
        stage.wiring.queue_presenter.halted.connect(halts.append)
        await stage.done(1)
        await stage.until(
            lambda: getattr(halts[-1:] and halts[-1], "cause", None) is Cause.CAP,
            stage.wiring.queue_presenter.halted,
        )
        assert posts(service) == 1
        assert stage.widgets.queue.banner.action.text() == "Change the cap…"
        waiting = [t for t in stage.wiring.known_takes.all() if isinstance(t.state, Queued)]
        assert len(waiting) == 2


async def test_lifting_the_cap_sends_all(open_room: Open, service: Rehearsal) -> None:
    async with open_room() as stage:
        stage.wiring.cap_presenter.put(30)
        board = stage.wiring.board_presenter
        board.insert([Shot("fog", prompt="Fog", takes=2)], 0, mark("Add shot"))
        stage.wiring.queue_presenter.send([board.board.shot("fog")])
        dialog = await held(stage)
        dialog.cap.setValue(0)
        dialog.apply.click()
        await stage.done(2)
        assert posts(service) == 2
