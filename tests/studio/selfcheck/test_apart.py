"""A check that crashes, hangs or says nothing is a finding, and takes nothing along."""

import json
import sys
from pathlib import Path

import pytest

from hailuo_desktop.studio.selfcheck.apart import command, found
from hailuo_desktop.studio.selfcheck.finding import Finding, State

PYTHON = (sys.executable, "-c")


def test_what_a_check_says_is_what_is_found() -> None:
    told = Finding("disk", State.WARNING, "Only a little is free.", {"free": "12"})
    script = f"print('noise of a library'); print({json.dumps(told.as_json())!r})"
    assert found("disk", [*PYTHON, script]) == told


def test_a_crash_is_told_with_its_last_words() -> None:
    script = "import os, sys; sys.stderr.write('a codec of old'); sys.stderr.flush(); os.abort()"
    finding = found("frames", [*PYTHON, script])
    assert finding.state is State.FAILED
    assert finding.said.startswith("This check crashed (exit code ")
    assert finding.facts["stderr"] == "a codec of old"


@pytest.mark.parametrize("script", ["", "print('nonsense')", "print('{}')", "print('[1]')"])
def test_an_end_without_an_answer_is_no_success(script: str) -> None:
    assert found("disk", [*PYTHON, script]).state is State.FAILED


def test_who_never_answers_is_not_waited_for() -> None:
    finding = found("keyring", [*PYTHON, "import threading; threading.Event().wait()"], 0.5)
    assert finding.said == "This check gave no answer within 0.5 s."


def test_a_program_that_is_not_there_is_told() -> None:
    assert "could not be started" in found("disk", [str(Path("nowhere", "at-all"))]).said


def test_last_words_hold_no_key_and_no_home() -> None:
    words = f"{Path.home()}/x sk-very-secret-123"
    finding = found("disk", [*PYTHON, f"import sys; sys.exit({words!r})"])
    assert finding.facts["stderr"] == "~/x [key]"


def test_a_frozen_program_is_its_own_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    line = command("disk", Path("/there"))
    assert line == [sys.executable, "self-check", "--only", "disk", "--library", "/there"]
