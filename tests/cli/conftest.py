"""The command line as a person or a script meets it, against a real service on loopback.

A command runs within the test's own process, which starts nothing anew; where a process of its
own is the point (signals, pipes, what is loaded), a test asks for that.
"""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Generator, Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from hailuo_desktop.__main__ import main
from hailuo_desktop.domain.take import Take
from hailuo_desktop.simulator import Rehearsal
from hailuo_desktop.store.library import Library
from tests.fakes.interrupts import COMMAND, GROUP

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90  # seconds for one command: a busy machine may need some of them
KEY = "sk-quite-secret-7261"
Shot = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """What a command left behind; ``lines`` are its stdout as JSON."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    def events(self, kind: str) -> list[dict[str, Any]]:
        return [line for line in self.lines if line["event"] == kind]

    def states(self) -> list[tuple[int, int, str]]:
        """Shot, take and state of every step."""
        return [(line["shot"], line["take"], line["state"]) for line in self.events("take")]


@dataclass(frozen=True)
class Program:
    """``hailuo-desktop`` with a library of its own."""

    folder: Path
    variables: dict[str, str] = field(default_factory=dict[str, str])

    def __call__(self, *arguments: object, **variables: str) -> Said:
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
        with (
            chdir(self.folder),
            environment(self.environment(**variables)),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            code = _code(list(map(str, arguments)))
        said = Said(code, _written(out), _written(err))
        assert "Traceback" not in said.err, said.err
        return said

    def alone(self, *arguments: object, **variables: str) -> Said:
        """The same in a process of its own."""
        return ended(self.start(*arguments, **variables))

    def start(self, *arguments: object, **variables: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            self.line(*arguments),
            cwd=self.folder,
            env=self.environment(**variables),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            creationflags=GROUP,
        )

    def line(self, *arguments: object) -> list[str]:
        return [*COMMAND, *map(str, arguments)]

    def environment(self, **variables: str) -> dict[str, str]:
        usual = {"PYTHONIOENCODING": "utf-8"} if sys.platform == "win32" else {}
        named = {**os.environ, **usual, "PYTHONPATH": str(ROOT), **self.variables, **variables}
        return {name: value for name, value in named.items() if value}

    def takes(self) -> list[Take]:
        """The ledger, read by nobody's program."""
        library = Library.open(self.folder / "library", "a test")
        try:
            return library.takes.all()
        finally:
            library.close()


def _code(arguments: list[str]) -> int:
    try:
        return main(arguments)
    except SystemExit as end:  # how argparse ends a program
        return end.code if isinstance(end.code, int) else 1


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


@contextmanager
def environment(named: dict[str, str]) -> Generator[None]:
    """These variables and no others, as a process of its own would find them.

    What it does about Ctrl-C ends with it too.
    """
    before = dict(os.environ)
    interrupt = signal.getsignal(signal.SIGINT)
    os.environ.clear()
    os.environ.update(named)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        signal.signal(signal.SIGINT, interrupt)


@pytest.fixture
def service(tmp_path: Path, films: Path) -> Iterator[Rehearsal]:
    """A service a thousand times as fast as life."""
    folder = tmp_path / "service"
    folder.mkdir()
    with Rehearsal(KEY, speed=1000.0, folder=folder, films=films) as rehearsal:
        yield rehearsal


@pytest.fixture
def program(tmp_path: Path, service: Rehearsal) -> Program:
    """The program, with the key of the service, pointed at it."""
    return Program(
        tmp_path,
        {
            "HAILUO_LIBRARY": str(tmp_path / "library"),
            "HAILUO_API_URL": service.api_url,
            "HAILUO_FILES_URL": service.files_url,
            "HAILUO_POLL_INTERVAL": "0.1",
            "EVOLINK_API_KEY": service.key,
        },
    )


def posts(service: Rehearsal) -> list[dict[str, Any]]:
    """The body of every request that a take may be paid for."""
    log = service.service.log
    return [json.loads(each.body) for each in log if each.path.endswith("/generations")]


def requests(service: Rehearsal) -> int:
    return len(service.service.log)


@dataclass(frozen=True)
class Batches:
    """Batches of every kind, written where a test asks for them."""

    folder: Path

    def json(self, *shots: Shot, name: str = "Fog", file: str = "fog.json") -> Path:
        return self.write(
            file,
            json.dumps(
                {"format": "hailuo-storyboard", "version": 1, "name": name, "shots": list(shots)}
            ),
        )

    def directory(self, *shots: Shot, name: str = "Fog") -> Path:
        (self.folder / name).mkdir(exist_ok=True)
        return self.json(*shots, name=name, file=f"{name}/storyboard.json").parent

    def table(self, *shots: Shot, delimiter: str = ",", bom: str = "") -> Path:
        columns = list(dict.fromkeys(key for shot in shots for key in shot))
        text = io.StringIO()
        writer = csv.DictWriter(text, columns, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(shots)
        return self.write("fog.csv", bom + text.getvalue())

    def package(self, *shots: Shot) -> Path:
        inside = self.json(*shots, file="inside.json")
        with zipfile.ZipFile(self.folder / "fog.hailuo", "w") as package:
            package.write(inside, "storyboard.json")
            for image in self.folder.glob("*.png"):
                package.write(image, f"images/{image.name}")
        return self.folder / "fog.hailuo"

    def write(self, file: str, text: str) -> Path:
        (self.folder / file).write_text(text, "utf-8")
        return self.folder / file


@pytest.fixture
def batches(tmp_path: Path) -> Batches:
    return Batches(tmp_path)


def shot(prompt: str, **others: object) -> Shot:
    return {"prompt": prompt, **others}


def until(process: "subprocess.Popen[bytes]", state: str) -> dict[str, Any]:
    """The first line on stdout that tells of a take in that state."""
    assert process.stdout is not None
    for line in process.stdout:
        told: dict[str, Any] = json.loads(line)
        if told["state"] == state:
            return told
    raise AssertionError(f"the program ended before any take was {state}")


def ended(process: "subprocess.Popen[bytes]") -> Said:
    """Wait for the end of a process; what it said, and never a traceback."""
    try:
        out, err = process.communicate(timeout=PATIENCE)
    except BaseException:
        process.kill()
        process.communicate()
        raise
    assert b"Traceback" not in err, err.decode()
    return Said(process.returncode, _lines(out), _lines(err))


def _lines(data: bytes) -> str:
    return data.decode().replace(os.linesep, "\n")
