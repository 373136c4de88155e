"""A queue in the artist's own order: kept for later, closed, opened again, started."""

import json

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Completed, Queued
from hailuo_desktop.simulator import Rehearsal
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.actions.takes import TO_FRONT
from hailuo_desktop.ui.preflight.when import When
from tests.e2e.conftest import Open, Stage

PROMPTS = ("A lamp in the fog", "A boat", "A gull")


def prompts_sent(service: Rehearsal) -> list[str]:
    """Of every paid POST, in the order in which they came in."""
    posts = [each for each in service.service.log if each.path.endswith("/generations")]
    return [json.loads(each.body)["prompt"] for each in posts]


def waiting(stage: Stage) -> list[str]:
    takes = [stage.wiring.known_takes.find(each) for each in stage.widgets.takes.waiting()]
    return [take.request.prompt for take in takes if take is not None]


def add_shots(stage: Stage) -> list[str]:
    shots = [Shot(f"shot-{n}", prompt=prompt) for n, prompt in enumerate(PROMPTS)]
    stage.wiring.board_presenter.insert(shots, 0, mark("Add shots"))
    return [shot.id for shot in shots]


async def test_a_batch_for_later_keeps_its_order_over_a_restart_and_goes_in_it(
    open_room: Open, service: Rehearsal
) -> None:
    async with open_room() as stage:
        ids = add_shots(stage)
        stage.wiring.commands.batch.open_preflight(ids)
        stage.wiring.commands.batch.dialog.later_requested.emit(ids, When("start"), 0)
        stage.wiring.commands.batch.dialog.reject()
        panel, takes = stage.widgets.queue, stage.widgets.takes
        stage.widgets.actions.run(TO_FRONT, [takes.waiting()[2]])
        panel.move_requested.emit([takes.waiting()[1]], "")
        order = waiting(stage)
        assert order == [PROMPTS[2], PROMPTS[1], PROMPTS[0]]
    async with open_room() as stage:
        await stage.background()
        assert waiting(stage) == order
        banner = stage.widgets.queue.banner
        assert banner.sentence().startswith("3 takes queued for later: they start when you press")
        assert banner.action.text() == "Start now"
        assert all(isinstance(take.state, Queued) for take in stage.wiring.known_takes.all())
        assert prompts_sent(service) == []
        banner.action.click()
        await stage.done(len(PROMPTS))
        assert all(isinstance(take.state, Completed) for take in stage.wiring.known_takes.all())
        assert banner.isHidden()
        sent = sorted(stage.wiring.known_takes.all(), key=lambda take: take.submitted or 0.0)
        assert [take.request.prompt for take in sent] == order
    assert sorted(prompts_sent(service)) == sorted(order)
