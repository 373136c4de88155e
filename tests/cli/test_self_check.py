"""``self-check``: each check in words or as JSON, an exit code, and no secret."""

from pathlib import Path

from hailuo_desktop.studio.selfcheck.checks import CHECKS
from tests.cli.conftest import KEY, Program


def test_all_checks_are_told_and_pass_where_the_program_runs(program: Program) -> None:
    said = program("self-check", "--json", "--library", Path.home() / "films")
    assert (said.code, said.err) == (0, "")
    assert [each["check"] for each in said.events("check")] == list(CHECKS)
    assert {each["state"] for each in said.events("check")} <= {"ok", "warning"}
    assert said.lines[-1] == {"event": "end", "code": 0}
    assert KEY not in said.out
    assert str(Path.home()) not in said.out
    assert "~" in said.out


def test_a_check_that_fails_is_told_in_words_and_by_the_exit_code(program: Program) -> None:
    (program.folder / "file").touch()
    said = program("self-check", "--library", program.folder / "file" / "library")
    assert said.code == 1
    lines = said.out.splitlines()
    assert len(lines) == len(CHECKS) + 1
    (failed,) = [line for line in lines if ": FAILED. " in line]
    assert failed.startswith("Disk: ")
    assert lines[-1].startswith("1 check failed")


def test_a_check_that_nobody_knows_is_refused(program: Program) -> None:
    said = program("self-check", "--only", "weather")
    assert (said.code, said.out) == (2, "")
    assert "“weather”" in said.err
