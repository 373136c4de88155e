"""``python -m tests.benchmarks.player [PICTURES] [WIDTHxHEIGHT]``: how soon a picture is painted.

Wall time from the wish to the painted picture, beside the floor of the same run: what bare PyAV
takes to decode and convert one, and mpv's own steps where that is installed. It asserts nothing.
"""

import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from fractions import Fraction
from pathlib import Path
from typing import TextIO

import av
import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from hailuo_desktop.app.viewer.film_decoders import FilmDecoders
from hailuo_desktop.media.display import Display
from hailuo_desktop.media.film_reader import FilmReader
from hailuo_desktop.ui.theme import DARK
from hailuo_desktop.ui.viewer.player import Player
from hailuo_desktop.ui.viewer.surface import VideoSurface
from tests.benchmarks.measure import memory, percentile
from tests.fakes.events import until

PICTURES, SIZE = 144, (1366, 768)  # 6 s at 24 a second: one group of pictures, as x264 makes it
TAKES = 20
PATIENCE = 60.0  # seconds
STEPS = 40
Figures = dict[str, float]


def film(file: Path, count: int, size: tuple[int, int], seed: int) -> Path:
    """A soft texture that drifts: as much work as a film of the service, and a seed another one."""
    width, height = size
    coarse = np.random.default_rng(seed).integers(0, 255, (40, 40, 3), np.uint8)
    cloth = np.kron(coarse, np.ones((height // 20, width // 20, 1), np.uint8))
    with closing(av.open(str(file), "w")) as out:
        stream = out.add_stream("libx264", rate=Fraction(24), options={"preset": "veryfast"})
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for number in range(count):
            part = cloth[number : number + height, 2 * number : 2 * number + width]
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(part), format="rgb24")
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return file


class Painted(VideoSurface):
    """Counts what has been painted of a film."""

    def __init__(self) -> None:
        super().__init__(DARK)
        self.painted = -1

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted = self.frame_count


class Bench:
    def __init__(self) -> None:
        self.decoders = FilmDecoders()
        self.surface = Painted()
        self.player = Player(self.surface, self.decoders.open)
        self.surface.resize(960, 540)
        self.surface.show()
        self._pulse = QTimer(self.surface)  # a wait that is in vain comes to its end
        self._pulse.start(100)

    def close(self) -> None:
        self.player.release()
        asyncio.run(self.decoders.aclose())
        self.surface.deleteLater()

    def until(self, what: Callable[[], bool]) -> None:
        until(what, lambda: (self.player.frame, self.player.shown))

    def spent(self, wish: Callable[[], object]) -> float:
        """Milliseconds until the picture that is wanted then has been painted."""
        before = self.surface.frame_count
        start = time.perf_counter()
        wish()
        self.until(
            lambda: (
                self.player.shown == self.player.frame
                and self.surface.frame_count != before
                and self.surface.painted == self.surface.frame_count
            )
        )
        return (time.perf_counter() - start) * 1000

    def rest(self) -> None:
        """Until what is around the picture has been decoded."""
        held = -1
        while held != self.decoders.cache.bytes:
            held, end = self.decoders.cache.bytes, time.perf_counter() + 0.3
            self.until(lambda end=end: time.perf_counter() > end)

    def steps(self, way: int, count: int) -> list[float]:
        return [self.spent(lambda: self.player.step(way)) for _ in range(count)]


def floor(file: Path) -> Figures:
    """Bare PyAV, in this thread: to decode one on the way, to convert it, to begin anew."""
    start = time.perf_counter()
    reader = FilmReader(file)
    reader.read_toward(0)
    first = (time.perf_counter() - start) * 1000
    display, decode, exact, quick = Display(reader.aspect), list[float](), [], []
    for number in range(1, len(reader.index.times)):
        start = time.perf_counter()
        found = reader.read_toward(number)
        decode.append((time.perf_counter() - start) * 1000)
        if found is None:
            break
        for times, fine in ((exact, True), (quick, False)):
            start = time.perf_counter()
            display.image(found[1], fine)
            times.append((time.perf_counter() - start) * 1000)
    reader.close()
    return {
        "floor: open and decode the first": first,
        "floor: decode the next, p95": percentile(decode, 0.95),
        "floor: convert exactly, p95": percentile(exact, 0.95),
        "floor: convert quickly, p95": percentile(quick, 0.95),
    }


def stepping(bench: Bench, file: Path, steps: int) -> Figures:
    bench.spent(lambda: bench.player.open(file, play=False))
    bench.rest()
    on = bench.steps(1, steps)
    back = bench.steps(-1, steps)
    return {"step on, cached, p95": percentile(on, 0.95), "back, p95": percentile(back, 0.95)}


def first_back(bench: Bench, files: list[Path]) -> Figures:
    """In a film that was just opened: to its last picture, and the one before that."""
    jumps: list[float] = []
    backs: list[float] = []
    for file in files:
        bench.spent(lambda file=file: bench.player.open(file, play=False))
        jumps.append(bench.spent(lambda: bench.player.jump(to_end=True)))
        backs.append(bench.spent(lambda: bench.player.step(-1)))
    return {"jump to the end, uncached, worst": max(jumps), "first step back, worst": max(backs)}


def choosing(bench: Bench, files: list[Path]) -> Figures:
    """Each as the neighbour of the one before; and one that nobody expected."""
    cold = bench.spent(lambda: bench.player.open(files[0], play=False))
    bench.player.step(len(bench.player.frames.starts) // 2)
    times: list[float] = []
    most = 0
    before = memory()
    for file in files[1:]:
        bench.player.preload([file])
        bench.rest()
        at = bench.player.seconds
        times.append(bench.spent(lambda file=file, at=at: bench.player.open(file, False, at)))
        most = max(most, bench.decoders.cache.bytes)
    return {
        "first picture of a take, unexpected": cold,
        "first picture of the next take, p95": percentile(times, 0.95),
        f"{len(files)} takes visited, most pictures kept (MB)": most / 2**20,
        f"{len(files)} takes visited, the process grew (MB)": memory() - before,
    }


@contextmanager
def mpv(file: Path) -> Iterator[Callable[[str], float] | None]:
    """Milliseconds until mpv says that a step is done; None where there is no mpv."""
    if shutil.which("mpv") is None:
        yield None
        return
    line = ["mpv", "--no-config", "--pause", "--vo=null", "--ao=null", "--really-quiet"]
    ours, theirs = socket.socketpair()
    with ours, theirs, ours.makefile() as heard:
        talk = f"--input-ipc-client=fd://{theirs.fileno()}"
        program = subprocess.Popen([*line, talk, str(file)], pass_fds=[theirs.fileno()])
        try:
            talker = _Talk(ours, heard)
            talker.hear("event", "playback-restart")  # sooner, a step would show the first picture
            yield talker.step
        finally:
            program.terminate()
            program.wait()


class _Talk:
    """Commands to mpv and its answers, by the socket that both were given."""

    def __init__(self, ours: socket.socket, heard: TextIO) -> None:
        self._socket = ours
        self._heard = heard

    def hear(self, key: str, value: str | None = None) -> dict[str, object]:
        """The next message that has this key, with this value."""
        said = json.loads(self._heard.readline())
        while key not in said or value not in (None, said[key]):
            said = json.loads(self._heard.readline())
        return said

    def ask(self, *command: object) -> object:
        self._socket.sendall(json.dumps({"command": command}).encode() + b"\n")
        return self.hear("error").get("data")

    def step(self, command: str) -> float:
        before, start = self.ask("get_property", "time-pos"), time.perf_counter()
        self.ask(command)
        while self.ask("get_property", "time-pos") == before:
            if time.perf_counter() - start > PATIENCE:
                raise TimeoutError(command)
        return (time.perf_counter() - start) * 1000


def beside_mpv(file: Path, steps: int) -> Figures:
    with mpv(file) as step:
        if step is None:
            return {}
        on = [step("frame-step") for _ in range(steps)]
        back = [step("frame-back-step") for _ in range(steps)]
    return {"mpv: step on, p95": percentile(on, 0.95), "mpv: back, p95": percentile(back, 0.95)}


def measured(folder: Path, count: int, size: tuple[int, int], takes: int, steps: int) -> Figures:
    """Milliseconds, and megabytes where that is said."""
    files = [film(folder / f"{n}.mp4", count, size, n) for n in range(takes)]
    bench = Bench()
    try:
        return {
            **floor(files[0]),
            **stepping(bench, files[0], steps),
            **first_back(bench, files[:5]),
            **choosing(bench, files),
            **beside_mpv(files[0], steps),
        }
    finally:
        bench.close()


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    width, height = map(int, sys.argv[2].split("x")) if len(sys.argv) > 2 else SIZE
    app: QObject = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        figures = measured(Path(folder), count, (width, height), TAKES, STEPS)
    print(f"{count} pictures of {width} × {height}, {os.cpu_count()} processors")
    for name, value in figures.items():
        print(f"{name}: {value:.1f}")
    del app


if __name__ == "__main__":
    main()
