"""``self-check --service`` and ``--spend``: a look that costs nothing, and one take at most."""

import io
import json
import subprocess
from pathlib import Path

import pytest

from hailuo_desktop.cli import paid_take
from hailuo_desktop.cli.paid_take import cheapest
from hailuo_desktop.domain.catalog import Mode
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.simulator import Fault, Rehearsal
from tests.cli.conftest import KEY, Program, Said, posts

LIFE = ["written", "upload", "submission", "readings", "links", "film", "cost", "listed"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Someone who can be asked, and the questions that were."""
    asked: list[str] = []
    monkeypatch.setattr(paid_take.sys, "stdin", Terminal())
    monkeypatch.setattr("builtins.input", lambda question: asked.append(question) or "n")
    return asked


def methods(service: Rehearsal) -> set[str]:
    return {each.method for each in service.service.log}


def transcript(said: Said) -> str:
    return Path(said.lines[-1]["transcript"]).read_text("utf-8")


def life(said: Said) -> dict[str, str]:
    told = {each["check"]: each["state"] for each in said.events("check")}
    return {name: told[name] for name in LIFE if name in told}


def test_the_look_sends_nothing_but_get_and_finds_all_as_it_should_be(
    program: Program, service: Rehearsal
) -> None:
    said = program("self-check", "--service", "--json")
    assert said.code == 0
    assert {each["state"] for each in said.events("check")} == {"ok"}
    assert methods(service) == {"GET"}
    assert len(service.service.log) <= 10
    assert said.lines[-1]["said"] == "The service answers as the app was built for."
    assert KEY not in said.out + said.err + transcript(said)
    assert program.takes() == []


def test_the_look_is_told_in_words_and_names_its_transcript(program: Program) -> None:
    said = program("self-check", "--service", "--transcript", program.folder / "notes")
    assert "Credits: fine. 1\u2009000 are left.\n" in said.out
    (file,) = (program.folder / "notes").iterdir()
    assert f"The transcript is {file}." in said.out


def test_a_rehearsal_needs_no_key(program: Program) -> None:
    said = program("self-check", "--service", "--rehearsal", EVOLINK_API_KEY="")
    assert said.code == 0


def test_without_a_key_there_is_nothing_to_look_with(program: Program, service: Rehearsal) -> None:
    said = program("self-check", "--service", EVOLINK_API_KEY="")
    assert (said.code, said.out) == (2, "")
    assert "EVOLINK_API_KEY" in said.err
    assert service.service.log == []


@pytest.mark.parametrize("wish", ["--service", "--spend"])
def test_a_key_that_is_refused_ends_it_before_anything_is_sent(
    program: Program, service: Rehearsal, wish: str
) -> None:
    said = program("self-check", wish, "--yes", EVOLINK_API_KEY="sk-of-somebody-else")
    assert said.code == 1
    assert "FAILED" in said.out
    assert methods(service) == {"GET"}


def test_one_take_is_paid_for_once_and_each_step_of_its_life_is_checked(
    program: Program, service: Rehearsal
) -> None:
    said = program("self-check", "--spend", "--yes", "--json")
    assert said.code == 0, said.out
    assert life(said) == dict.fromkeys(LIFE, "ok")
    (body,) = posts(service)
    assert (body["quality"], body["duration"], len(body["image_urls"])) == ("512p", 6, 1)
    (take,) = program.takes()
    assert isinstance(take.state, Completed)
    text = transcript(said)
    assert "take: submitting\nPOST /v1/videos/generations: status 200" in text
    assert KEY not in text
    assert take.task not in text
    again = program("self-check", "--spend", "--yes", "--json")
    assert again.code == 0
    assert life(again) == dict.fromkeys(("written", "film", "cost", "listed"), "ok")
    assert len(posts(service)) == 1
    assert len(program.takes()) == 1


def test_a_take_that_failed_is_paid_for_again_on_word_alone(
    program: Program, service: Rehearsal
) -> None:
    refused = json.dumps(
        {"error": {"code": "content_filter", "message": "No.", "type": "invalid_request_error"}}
    )
    service.service.faults.add(
        Fault("/v1/videos/generations", "status", hits=(1,), status=400, body=refused)
    )
    assert program("self-check", "--spend", "--yes").code == 1
    assert len(service.service.tasks) == 0
    said = program("self-check", "--spend", "--yes", "--retry-failed", "--json")
    assert said.code == 0, said.out
    assert len(service.service.tasks) == 1
    assert program("self-check", "--spend", "--yes", "--again").code == 0
    assert len(service.service.tasks) == 2


def test_nobody_who_cannot_be_asked_pays(program: Program, service: Rehearsal) -> None:
    said = program("self-check", "--spend")
    assert said.code == 2
    assert "--yes" in said.err
    assert "512p" in said.err
    assert "not known" in said.err
    assert methods(service) == {"GET"}


def test_a_no_is_a_no(program: Program, service: Rehearsal, terminal: list[str]) -> None:
    said = program("self-check", "--spend")
    assert (said.code, len(terminal)) == (2, 1)
    assert "Hailuo 02" in terminal[0]
    assert "1\u2009000 credits are left" in terminal[0]
    assert said.err.endswith("Nothing was sent.\n")
    assert "The take was not sent.\nThe transcript is " in said.out
    assert methods(service) == {"GET"}


def test_a_program_that_reads_json_is_not_asked(
    program: Program, service: Rehearsal, terminal: list[str]
) -> None:
    said = program("self-check", "--spend", "--json")
    assert (said.code, terminal) == (2, [])
    assert methods(service) == {"GET"}


def test_a_run_that_is_killed_is_gone_on_with_and_not_paid_for_again(
    program: Program, service: Rehearsal
) -> None:
    process = program.start("self-check", "--spend", "--yes", "--json")
    until_told(process, "pending")
    process.kill()
    process.communicate()
    said = program("self-check", "--spend", "--json")  # nothing to ask: it is paid for
    assert said.code == 0
    assert len(posts(service)) == 1


def until_told(process: "subprocess.Popen[bytes]", state: str) -> None:
    assert process.stdout is not None
    told = (json.loads(line).get("state") for line in process.stdout)
    assert state in told, f"the program ended before the take was {state}"


def test_an_answer_that_is_lost_is_no_reason_to_pay_twice(
    program: Program, service: Rehearsal
) -> None:
    service.service.faults.add(Fault("/v1/videos/generations", "reset_after", hits=(1,)))
    said = program("self-check", "--spend", "--yes", "--json")
    assert said.code in (0, 3), said.out
    assert len(service.service.tasks) == 1


def test_the_cheapest_is_the_smallest_that_the_key_may_make() -> None:
    assert cheapest(()) == ("MiniMax-Hailuo-02", Mode.I2V, "512p", 6)
    assert cheapest(("MiniMax-Hailuo-2.3-Fast",)) == (
        "MiniMax-Hailuo-2.3-Fast",
        Mode.I2V,
        "768p",
        6,
    )
