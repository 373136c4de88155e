"""The program on a screen without a monitor: is its window there, and does its film move."""

import hashlib
import os
import subprocess
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from stop import Stop

TOOLS = ("Xvfb", "xdotool")
PATIENCE = 900.0  # seconds for an installation and the first window, or for one film
SIZE = (1600, 1000)  # pixels of the screen
PICTURES = 10  # different ones in the viewer, within PLAYING seconds, are a film
PLAYING = 20.0
ROUNDS = 6
FILMING = 30.0  # seconds: a rehearsed take needs some ten


@contextmanager
def screen(folder: Path) -> Generator[tuple[str, Path]]:
    """A screen without a monitor: its display, and the file that holds its pixels."""
    reading, writing = os.pipe()
    width, height = SIZE
    size = ["-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-fbdir", str(folder)]
    size.append("-noreset")  # one program after another may be its only client
    line = ["Xvfb", "-displayfd", str(writing), *size]
    server = subprocess.Popen(line, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise Stop("Xvfb did not start.")
        yield f":{number}", folder / "Xvfb_screen0"
    finally:
        server.terminate()
        server.wait()


def until(
    true: Callable[[], bool], app: subprocess.Popen[bytes], patience: float = PATIENCE
) -> bool:
    """Whether it comes true while the program runs and patience (seconds) lasts."""
    end = time.monotonic() + patience
    while app.poll() is None and time.monotonic() < end:
        if true():
            return True
        time.sleep(0.5)
    return False


def window(display: str) -> str:
    """The number of the program's window on the screen, or nothing."""
    line = ["xdotool", "search", "--onlyvisible", "--name", "Hailuo"]
    variables = {**os.environ, "DISPLAY": display}
    found = subprocess.run(line, env=variables, capture_output=True, text=True, check=False)
    return found.stdout.partition("\n")[0]


def filmed(library: Path, display: str, patience: float = FILMING) -> bool:
    """Whether the shot in hand gets a film: Ctrl+Enter, again where the window missed it."""
    before = films(library)
    press(display, "windowfocus", "--sync", window(display), "key", "ctrl+Return")
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if films(library) > before:
            return True
        time.sleep(0.1)
    return False


def films(library: Path) -> int:
    return len([*library.glob("media/takes/**/*.mp4")])


def plays_on(pixels: Path, display: str) -> bool:
    """Whether the film moves that is in the viewer: looped, as a busy machine leaves frames out."""
    x, y = SIZE[0] * 3 // 4, SIZE[1] * 9 // 16
    press(display, "mousemove", str(x), str(y), "click", "1", "key", "o")
    seen: set[bytes] = set()
    for _ in range(ROUNDS):
        end = time.monotonic() + PLAYING
        while len(seen) < PICTURES and time.monotonic() < end:
            seen.add(_viewer(pixels))
            time.sleep(0.02)
        if len(seen) >= PICTURES:
            return True
        press(display, "key", "space")  # it had ended, or the click has stopped it
    return False


def press(display: str, *what: str) -> None:
    subprocess.call(["xdotool", *what], env={**os.environ, "DISPLAY": display})


def _viewer(pixels: Path) -> bytes:
    """The fingerprint of every tenth row of the screen in the viewer, where no cursor blinks."""
    width, height = SIZE
    every = pixels.read_bytes()[-width * height * 4 :]
    rows = range(height // 2, height * 3 // 4, 10)
    found = (every[(y * width + width * 5 // 8) * 4 : (y + 1) * width * 4] for y in rows)
    return hashlib.sha256(b"".join(found)).digest()
