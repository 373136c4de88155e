"""The commands that dev.py ends in."""

import sys
from pathlib import Path

import checkout
import pytest
from environment import Environment


def test_what_follows_run_goes_to_the_program(tmp_path: Path) -> None:
    environment = Environment(tmp_path, windows=False)
    line = checkout.program(environment, "run", ["--rehearsal", "--library", "a b"])
    python = str(tmp_path / ".venv/bin/python")
    assert line == [python, "-m", "hailuo_desktop", "--rehearsal", "--library", "a b"]


def test_what_follows_test_goes_to_pytest(tmp_path: Path) -> None:
    environment = Environment(tmp_path, windows=True)
    line = checkout.program(environment, "test", ["-k", "camera"])
    python = str(tmp_path / ".venv/Scripts/python.exe")
    assert line[:3] == [python, "-m", "pytest"]
    assert line[-2:] == ["-k", "camera"]


def test_lint_checks_style_format_types_layers_and_sentences(tmp_path: Path) -> None:
    lines = [" ".join(line) for line in checkout.checks(Environment(tmp_path, windows=False))]
    for part in ("ruff check", "ruff format --check", "pyright", "lint-imports", "sentences.py"):
        assert sum(part in line for line in lines) == 1, part


def test_lint_runs_every_check_and_fails_when_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    scripts = ["raise SystemExit(3)", "print('second ran')"]
    monkeypatch.setattr(checkout, "checks", lambda _: [[sys.executable, "-c", s] for s in scripts])
    assert checkout.lint(Environment(tmp_path)) == 1
    said = capfd.readouterr()
    assert "second ran" in said.out
    assert said.err.count("Failed:") == 1


def test_lint_passes_when_every_check_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkout, "checks", lambda _: [[sys.executable, "-c", "pass"]])
    assert checkout.lint(Environment(tmp_path)) == 0
