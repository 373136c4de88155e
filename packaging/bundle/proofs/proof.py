"""What every proof of a bundle is made of."""

import os
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import system_libraries
import watching
from bare_systems import variables
from stop import Stop
from watching import filmed, plays_on, screen, until, window

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "resources/samples/the-lighthouse"
PATIENCE = 120.0  # seconds
TAKES = 4  # that the sample storyboard asks for
MEGABYTE = 1_000_000
CARRIED = "Carried here"
SHOWN = "The lighthouse"  # the storyboard that a first rehearsal brings
BOARD = f"""{{"format": "hailuo-storyboard", "version": 1, "name": "{CARRIED}",
"shots": [{{"prompt": "A pier in the rain [Pan left]"}}]}}"""


class Unproved(Exception):
    """It cannot be told here; the message says why."""


def expect(fine: object, wrong: str) -> None:
    """Stop, with what is wrong, unless it is fine."""
    if not fine:
        raise Stop(wrong)


def need(*tools: str) -> None:
    """Unproved where a command is lacking, or root."""
    lacks = [tool for tool in tools if tool != "root" and shutil.which(tool) is None]
    if "root" in tools and not system_libraries.root():
        lacks.append("root")
    if lacks:
        raise Unproved(f"this needs {', '.join(lacks)}")


def run(line: Sequence[str], env: dict[str, str] | None = None) -> str:
    """What a command says; Stop, with its last words, where it fails."""
    done = subprocess.run(line, env=env, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        last = (done.stderr.strip() or done.stdout.strip())[-600:]
        raise Stop(f"{' '.join(line)[-200:]} ended with {done.returncode}: {last}")
    return done.stdout


def all_done(told: str, folder: Path) -> None:
    """Whether a render of the sample says that all is done, and its films are there."""
    films = [file for file in folder.rglob("*.mp4") if file.stat().st_size > 10_000]
    expect(len(films) == TAKES, f"{len(films)} of {TAKES} takes made a film: {told[-300:]}")


def makes_and_plays(line: Sequence[str], folder: Path, library: Path, **more: str) -> None:
    """Stop where the window does not open, make a film of a shot, or play it."""
    with screen(folder) as (display, pixels):
        env = variables(os.environ, DISPLAY=display, **more)
        with started(line, env) as app:
            expect(soon(lambda: window(display) != "", app), "its window did not open")
            # A window that gets the keyboard before it is filled never hears that it has it.
            expect(soon(lambda: has_board(library, SHOWN), app), "its window stayed empty")
            expect(soon(lambda: filmed(library, display), app), "no film was made")
            expect(plays_on(pixels, display), "the film did not move in the viewer")


def soon(true: Callable[[], bool], app: subprocess.Popen[bytes]) -> bool:
    """Whether it comes true before anybody would give up on an installed program."""
    return until(true, app, PATIENCE)


class started:  # noqa: N801 - it reads as what it is
    """A program that runs as long as the block does."""

    def __init__(self, line: Sequence[str], env: dict[str, str]) -> None:
        self._app = subprocess.Popen(line, env=env, stderr=subprocess.DEVNULL)

    def __enter__(self) -> subprocess.Popen[bytes]:
        return self._app

    def __exit__(self, *_: object) -> None:
        self._app.kill()
        self._app.wait()


def mapped_after(line: Sequence[str], display: str, env: dict[str, str]) -> float:
    """Seconds from a program's start to its window on the screen."""
    while window(display):  # that of the one before
        time.sleep(0.01)
    began = time.monotonic()
    with started(line, env) as app:
        while app.poll() is None and time.monotonic() - began < watching.FILMING:
            if window(display):
                return time.monotonic() - began
            time.sleep(0.01)
    raise Stop("its window did not open")


def carried_package(file: Path) -> Path:
    """A .hailuo package of one shot."""
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("storyboard.json", BOARD)
    return file


def has_board(library: Path, name: str) -> bool:
    """Whether its database speaks of it: the program that has it open lets nobody else in."""
    return any(name.encode() in file.read_bytes() for file in library.glob("library.sqlite*"))
