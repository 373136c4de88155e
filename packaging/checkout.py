"""The commands of dev.py, each from the checkout that this file lies in."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from environment import Environment
from requirements_lock import lock
from stop import Stop
from system_libraries import files, provide, wanted

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("run", "test", "lint", "setup", "lock", "bundle")
# What is frozen is pinned and nothing else: tests and linters are not lying about there.
BUNDLE = ROOT / "build" / "bundle" / "environment"
# Each file of tests in one process, a few processes at once; “-n 0” runs them in this one.
QUICK = ("-m", "not slow")  # what “test --quick” stands for
PARALLEL = ("-n", "4", "--dist", "loadfile", "--no-loadscope-reorder")  # slow ones are not last


def main(arguments: Sequence[str], usage: str) -> int:
    """Do one command and return its exit code; 2 where there is no such command."""
    if not arguments or arguments[0] not in COMMANDS:
        helped = arguments[:1] in (["-h"], ["--help"], ["help"])
        print(usage.strip(), file=sys.stdout if helped else sys.stderr)
        return 0 if helped else 2
    try:
        return command(arguments[0], arguments[1:])
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; the same command goes on from here.", file=sys.stderr)
        return 130


def command(name: str, arguments: Sequence[str]) -> int:
    """Do one of dev.py's commands; its exit code."""
    environment = Environment(ROOT)
    if name == "lock":
        lock(ROOT, environment.uv(), arguments)
        return 0
    if name == "bundle":
        return hand_over(bundling(Environment(ROOT, BUNDLE), arguments))
    environment.provide("lint" if name == "setup" else name)
    if name != "lint":
        provide(files(environment.folder, wanted(name, os.environ)))
    if name == "setup":
        print(f"Ready: {environment.folder}")
        return 0
    if name == "lint":
        return lint(environment)
    return hand_over(program(environment, name, arguments))


def program(environment: Environment, name: str, arguments: Sequence[str]) -> list[str]:
    """The command line that `run` or `test` ends in."""
    module = {"run": ["hailuo_desktop"], "test": ["pytest", *PARALLEL]}[name]
    given = [part for each in arguments for part in (QUICK if each == "--quick" else (each,))]
    return [str(environment.python), "-m", *module, *(given if name == "test" else arguments)]


def bundling(environment: Environment, arguments: Sequence[str]) -> list[str]:
    """The command line that `bundle` ends in, once all is there that it builds from."""
    if "-h" not in arguments and "--help" not in arguments:
        BUNDLE.parent.mkdir(parents=True, exist_ok=True)
        environment.provide("bundle")
        provide(files(environment.folder, wanted("setup", os.environ)))
    python = environment.python if environment.works() else sys.executable
    return [str(python), str(Path("packaging", "bundles.py")), *arguments]


def checks(environment: Environment) -> list[list[str]]:
    """Every check that a change has to pass before its tests are worth running."""
    python = str(environment.python)
    return [
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "pyright", "--pythonpath", python],
        [str(environment.script("lint-imports")), "--no-logo"],
        [python, str(Path("packaging", "sentences.py"))],
    ]


def lint(environment: Environment) -> int:
    """Run all the checks, also after one has failed; 1 where any has."""
    failed: list[str] = []
    for line in checks(environment):
        name = " ".join([Path(line[0]).name, *line[1:]])
        print(f"== {name}", flush=True)
        if subprocess.call(line, cwd=ROOT, env=quiet(os.environ)) != 0:
            failed.append(name)
    for name in failed:
        print(f"Failed: {name}", file=sys.stderr)
    return 1 if failed else 0


def quiet(variables: Mapping[str, str]) -> dict[str, str]:
    """The environment in which pyright does not ask the network for a newer pyright."""
    return {**variables, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}


def hand_over(line: Sequence[str]) -> int:
    """Become the program, so that signals and the exit code are its own."""
    sys.stdout.flush()
    os.chdir(ROOT)
    if os.name == "posix":
        os.execv(line[0], list(line))
    # Windows has no exec that a console waits for.
    child = subprocess.Popen(line)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            # The program got it too, and says itself what it leaves behind.
            continue
