"""What dev.py says to people: which Python it takes, and how it is called."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import dev
import pytest
from pythons import SUPPORTED

SCRIPT = Path(dev.__file__)
ROOT = SCRIPT.parents[1]


def called(*arguments: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("minor", [11, 12, 13, 14])
def test_supported_pythons(minor: int) -> None:
    assert dev.supported(3, minor)


@pytest.mark.parametrize(("major", "minor"), [(2, 7), (3, 9), (3, 10), (3, 15), (4, 0)])
def test_other_pythons_are_refused_in_one_sentence(major: int, minor: int) -> None:
    assert not dev.supported(major, minor)
    said = dev.refusal(major, minor)
    assert f"this is Python {major}.{minor}" in said
    assert "\n" not in said


def test_help_names_every_command() -> None:
    answer = called("--help")
    assert answer.returncode == 0
    for name in ("run", "test", "lint", "setup", "lock", "bundle"):
        assert f"packaging/dev.py {name}" in answer.stdout


@pytest.mark.parametrize("arguments", [(), ("dance",)])
def test_without_a_command_it_explains_itself_and_fails(arguments: tuple[str, ...]) -> None:
    answer = called(*arguments)
    assert answer.returncode == 2
    assert answer.stdout == ""
    assert "packaging/dev.py run --rehearsal" in answer.stderr


def test_a_python_too_old_to_read_the_rest_can_still_read_the_refusal() -> None:
    for file in (SCRIPT, SCRIPT.with_name("pythons.py")):
        ast.parse(file.read_text("utf-8"), feature_version=(3, 7))


def test_the_same_pythons_are_named_everywhere() -> None:
    names = [f"{major}.{minor}" for major, minor in SUPPORTED]
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    classifiers = [f"Programming Language :: Python :: {name}" for name in names]
    assert [each for each in pyproject["classifiers"] if ":: Python :: 3." in each] == classifiers
    major, minor = SUPPORTED[-1]
    assert pyproject["requires-python"] == f">={names[0]},<{major}.{minor + 1}"
    words = f"{', '.join(names[:-1])} or {names[-1]}"
    assert words in dev.refusal(2, 7)
    assert words in (ROOT / "README.md").read_text("utf-8")
