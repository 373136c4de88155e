"""How a render ends: its exit code, and what it says has to be done."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hailuo_desktop.domain.take import Completed, Failed, Uncertain
from hailuo_desktop.simulator import Fault, Rehearsal, api
from tests.cli.conftest import KEY, Batches, Program, posts, shot
from tests.fakes.pictures import image_file

GENERATIONS = "/v1/videos/generations"


def failing(service: Rehearsal, folder: Path, *hits: int) -> dict[str, Any]:
    """A shot whose first frame has died at the service when its task comes to it: it fails."""
    service.service.faults.add(Fault(GENERATIONS, "expire", hits=hits))
    image_file(folder, "lamp.png", 640, 360)
    return shot("Lamp", first_frame="lamp.png", quality="512p")


def losing(service: Rehearsal, hit: int) -> None:
    """The answer to that POST is lost, and two tasks might be the one that it made."""
    service.service.generate({"model": "MiniMax-Hailuo-02", "prompt": "Fog"}, "another-program")
    service.service.faults.add(Fault(GENERATIONS, "reset_after", hits=(hit,)))


def test_a_take_that_fails_at_the_service_is_exit_1_and_the_others_come_home(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    batch = batches.json(failing(service, program.folder), shot("Fog"))
    said = program("render", batch, "--output", "out", "--json")
    assert said.code == 1
    (failed,) = [line for line in said.events("take") if line["state"] == "failed"]
    assert failed["file"] is None
    assert failed["task_id"] in service.service.tasks
    assert "image" in failed["error"]
    assert {type(take.state) for take in program.takes()} == {Completed, Failed}
    end = said.lines[-1]
    assert (end["code"], end["completed"], end["failed"]) == (1, 1, 1)


def test_a_shot_that_the_service_refuses_is_exit_1(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    body = '{"error":{"code":"content_policy_violation","message":"no","type":"x"}}'
    service.service.faults.add(Fault(GENERATIONS, "status", status=400, body=body))
    said = program("render", batches.json(shot("Fog")), "--output", "out")
    assert said.code == 1
    assert "failed: EvoLink's content filter refused this shot" in said.out
    assert said.out.splitlines()[-1] == "1 take: 1 failed."
    assert service.service.tasks == {}


def test_an_uncertain_take_is_exit_3_with_the_command_that_settles_it(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    losing(service, 1)
    said = program("render", batches.json(shot("Fog")), "--output", "out")
    assert said.code == 3
    (take,) = program.takes()
    assert isinstance(take.state, Uncertain)
    short = take.id[:12]
    assert said.out.endswith(
        f"1 take: 1 waiting.\nTake {short} may be charged: decide with `hailuo-desktop settle "
        f"{short}` and --resubmit, --abandon or --task TASK_ID.\n"
    )
    assert len(posts(service)) == 1


def test_the_cap_holds_back_what_goes_beyond_it_with_exit_3(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    batch = batches.json(shot("Fog", takes=3))
    capped = ("render", batch, "--output", "out", "--json", "--max-credits", "50")
    said = program(*capped, "--learn-price")
    assert said.code == 3
    assert len(posts(service)) == 2
    assert "cap of 50 credits" in said.err
    end = said.lines[-1]
    assert (end["completed"], end["waiting"], end["uncertain"]) == (2, 1, [])
    again = program("render", batch, "--output", "out", "--json", "--max-credits", "50")
    assert again.code == 3
    assert len(posts(service)) == 2
    raised = program("render", batch, "--output", "out", "--json", "--max-credits", "100")
    assert raised.code == 0
    assert len(posts(service)) == 3


def test_a_price_that_nobody_knows_waits_under_a_cap_until_one_may_go_to_learn_it(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    batch = batches.json(shot("Fog", takes=2), shot("Rain"))
    render = ("render", batch, "--output", "out", "--max-credits", "50")
    for _ in range(2):  # a new start is no word
        held = program(*render)
        assert held.code == 3
        assert posts(service) == []
        assert "Nobody knows yet what such a take costs" in held.out
        assert "run it again with --learn-price" in held.out
        assert "3 takes: 3 waiting." in held.out
    learns = program(*render, "--learn-price")
    assert learns.code == 3
    assert "One take goes to learn its price" in learns.out
    assert "cap of 50 credits holds the rest back" in learns.out
    assert len(posts(service)) == 2
    lifted = program("render", batch, "--output", "out")
    assert lifted.code == 0
    assert len(posts(service)) == 3


def _untold(told: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """An answer that does not say what the task costs."""
    return lambda *given: {name: each for name, each in told(*given).items() if name != "usage"}


def test_a_price_that_is_never_told_costs_one_take_however_often_it_is_to_be_learnt(
    program: Program, batches: Batches, service: Rehearsal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("submitted", "reading"):
        monkeypatch.setattr(api, name, _untold(getattr(api, name)))
    service.service.faults.add(Fault("/v1/credits", "status"))
    batch = batches.json(shot("Fog", takes=3))
    render = ("render", batch, "--output", "out", "--max-credits", "5", "--learn-price")
    for _ in range(3):
        said = program(*render)
        assert said.code == 3
        assert len(posts(service)) == 1


def test_a_cap_of_nothing_sends_nothing(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    batch = batches.json(shot("Fog"))
    said = program("render", batch, "--output", "out", "--max-credits", "0")
    assert said.code == 3
    assert posts(service) == []
    assert "Run the same command again" in said.out


def test_a_wrong_key_is_exit_3_and_the_right_one_goes_on(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    batch = batches.json(shot("Fog"))
    wrong = "sk-wrong-and-secret-5512"
    said = program("render", batch, "--output", "out", "--json", EVOLINK_API_KEY=wrong)
    assert said.code == 3
    assert said.err.count("does not accept the API key") == 1
    assert wrong not in said.out + said.err
    assert service.service.tasks == {}
    assert program("render", batch, "--output", "out").code == 0
    assert len(service.service.tasks) == 1


def test_no_key_is_exit_3_with_a_sentence(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    said = program("render", batches.json(shot("Fog")), "--output", "out", EVOLINK_API_KEY="")
    assert said.code == 3
    assert "There is no API key yet" in said.out
    assert posts(service) == []


def test_an_empty_balance_is_exit_3_and_says_what_to_do(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    body = '{"error":{"code":"insufficient_quota","message":"none left","type":"x"}}'
    service.service.faults.add(Fault(GENERATIONS, "status", hits=(2,), status=402, body=body))
    batch = batches.json(shot("Fog", takes=2))
    said = program("render", batch, "--output", "out")
    assert said.code == 3
    assert "no credits left: top it up" in said.out
    assert said.out.splitlines()[-1].startswith("2 takes: 1 done, 1 waiting.")
    assert len(service.service.tasks) == 1
    assert KEY not in said.out + said.err


def test_a_library_in_use_names_its_owner(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    from hailuo_desktop.store.library import Library

    library = Library.open(program.folder / "library", "the Hailuo Desktop window")
    try:
        batch = batches.json(shot("Fog"))
        for line in (["render", batch, "--output", "out"], ["takes"], ["settle", "a", "--abandon"]):
            said = program(*line)
            assert said.code == 2
            assert "is open in the Hailuo Desktop window" in said.err
            assert said.err.count("\n") == 1
    finally:
        library.close()
    assert posts(service) == []
