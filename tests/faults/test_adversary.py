"""An adversary on the way to a real service, which counts: at most one task for each intent.

Members are drawn from a seed: answers that say nothing whether or not a task was made, keys that
the gateway forgets, a list that lags or breaks, strangers on the key, and a restart amid all that.
"""

import random
from collections import Counter
from typing import Any

import pytest

from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Take, Uncertain
from hailuo_desktop.engine.batch import takes_of
from hailuo_desktop.studio.studio import Studio
from tests.fakes.pictures import image_file
from tests.faults.conftest import POST, Workshop, broken, name

LIST = "/v1/tasks?"
EMPTY = {"body": '{"data": [], "total": 0, "page": 1, "page_size": 50}'}
PAGE = "<html><body>Blocked</body></html>"
STATUSES = (
    200,
    202,
    301,
    400,
    401,
    402,
    403,
    404,
    409,
    413,
    422,
    429,
    499,
    500,
    502,
    503,
    504,
    520,
)
BODIES = (
    "",
    PAGE,
    "upstream error",
    "null",
    "[]",
    '{"id": ""}',
    '{"code": "rate_limit_exceeded", "message": "No"}',
    '{"error": "invalid_request"}',
    '{"error": {"code": 429, "message": "No", "type": ""}}',
    '{"success": false, "code": 400, "msg": "No"}',
    broken("internal_error"),
    broken("paid_outcome_unknown"),
)
REFUSALS = (  # before anything is made: such a word is the one that is to be believed
    (400, "invalid_request"),
    (400, "no_available_channel"),
    (402, "insufficient_quota"),
    (429, "rate_limit_exceeded"),
)
SILENCE = ("reset_before", "reset_after", "truncate", "drip")
SHOTS = 4
ROUNDS = 12  # of an artist who settles what is open


def misfortune(chance: random.Random) -> tuple[str, dict[str, Any]]:
    """What befalls one request that pays."""
    match chance.randrange(5):
        case 0:
            return chance.choice(SILENCE), {}
        case 1:
            status, code = chance.choice(REFUSALS)
            return "status", {"status": status, "body": broken(code)}
        case 2:
            return "replace", {"body": chance.choice(BODIES)}
        case 3:
            return "status", {"status": chance.choice(STATUSES), "body": chance.choice(BODIES)}
        case _:
            return "disguise", {"status": chance.choice(STATUSES), "body": chance.choice(BODIES)}


def meet(shop: Workshop, chance: random.Random) -> None:
    for hit in range(1, 2 * SHOTS):
        if chance.random() < 0.7:
            kind, more = misfortune(chance)
            shop.fault(POST, kind, hit, **more)  # type: ignore[arg-type]
    lag = chance.choice((0, 0, 3, 8))
    shop.fault(LIST, "replace", *range(1, 1 + lag), **EMPTY) if lag else None
    if chance.random() < 0.3:
        shop.fault(LIST, "status", lag + 1, lag + 3, status=503)
    shop.service.faults.ignore_idempotency = chance.random() < 0.6


def stranger(shop: Workshop, tasks: int = 1) -> None:
    """Another computer on the key, with a shot of its own."""
    for number in range(tasks):
        body = {"model": "MiniMax-Hailuo-02", "prompt": "A stranger's", "quality": "768p"}
        shop.service.generate(body, f"a stranger's key {number}")


async def intents(shop: Workshop, studio: Studio) -> list[Take]:
    """A take of each shot, every second one with a frame that can prove its film."""
    still = image_file(shop.folder, "still.png", 320, 310)
    frame = await studio.intake.file(still, Field.FIRST_FRAME)
    return [
        takes_of(
            Shot(
                f"shot-{number}",
                prompt=f"Shot {number}",
                first=frame if number % 2 else None,
                quality="512p" if number % 2 else "768p",
            ),
            f"S{number}",
            1,
            shop.clock.now(),
        )[0]
        for number in range(SHOTS)
    ]


def settle(shop: Workshop, studio: Studio) -> None:
    """By what the service's website shows: what made nothing is sent again."""
    for take in studio.library.takes.all():
        if isinstance(take.state, Uncertain):
            prompt = take.request.prompt
            made = [t.id for t in shop.service.tasks.values() if t.body["prompt"] == prompt]
            if made:
                studio.queue.adopt(take.id, made[0])
            else:
                studio.queue.resend(take.id)
    for found in list(studio.queue.found.open):
        studio.queue.found.let_be(found.id)
    studio.queue.go_on()


async def bring_to_rest(shop: Workshop, studio: Studio) -> None:
    for _ in range(ROUNDS):
        settle(shop, studio)
        await shop.quiet(studio)
        count(shop, studio.library.takes.all())
        if all(take.settled for take in studio.library.takes.all()):
            return


def count(shop: Workshop, takes: list[Take]) -> None:
    """Counted at the service alone, which nobody told what we think."""
    made = Counter(task.body["prompt"] for task in shop.service.tasks.values())
    del made["A stranger's"]
    assert {prompt: tasks for prompt, tasks in made.items() if tasks > 1} == {}
    for take in takes:
        if take.task:
            assert shop.service.tasks[take.task].body["prompt"] == take.request.prompt


@pytest.mark.parametrize("seed", range(5))
async def test_whatever_the_answers_say_an_intent_makes_one_task(shop: Workshop, seed: int) -> None:
    chance = random.Random(f"adversary {seed}")
    meet(shop, chance)
    async with shop.opened() as studio:
        studio.queue.add(await intents(shop, studio))
        await shop.clock.sleep(chance.uniform(1, 40))
        stranger(shop, chance.choice((0, 0, 1)))
        await shop.clock.sleep(chance.uniform(1, 40))
    async with shop.opened() as studio:
        await shop.quiet(studio)
        count(shop, studio.library.takes.all())
        shop.service.faults.clear()
        await bring_to_rest(shop, studio)
        takes = studio.library.takes.all()
    assert {name(take) for take in takes} <= {"Completed", "Failed"}
    shop.check(takes)


async def test_a_gateway_that_forgets_keys_and_a_list_that_lags_make_one_task(
    shop: Workshop,
) -> None:
    shop.service.faults.ignore_idempotency = True
    shop.fault(POST, "reset_after", 1)
    shop.fault(LIST, "replace", 1, 2, 3, **EMPTY)
    (take,) = await shop.send(frame=True)
    assert (shop.posts(), len(shop.service.tasks)) == (1, 1)
    shop.check([take])


async def test_its_task_is_found_on_the_second_page_of_the_list(shop: Workshop) -> None:
    """Sixty of somebody else's came after it, so the artist decides, and can see it."""
    shop.service.top_up(10_000)
    shop.fault(POST, "reset_after", 1)
    async with shop.opened() as studio:
        studio.queue.add(await intents(shop, studio))
        await shop.quiet(studio)
        (ours,) = (t.id for t in shop.service.tasks.values() if t.body["prompt"] == "Shot 0")
        stranger(shop, 60)
        await studio.queue.found.look()
        assert ours in {found.id for found in studio.queue.found.open}
        await bring_to_rest(shop, studio)
        takes = studio.library.takes.all()
    assert {name(take) for take in takes} == {"Completed"}
    shop.check(takes)
