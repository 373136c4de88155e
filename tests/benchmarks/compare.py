"""``python -m tests.benchmarks.compare [PICTURES] [WIDTHxHEIGHT]``: compared films that run.

For 1, 2 and 4 sides: how many pictures a second are decoded, converted and painted when the clock
waits for all of them; what one takes of the processor, beside bare decoding in the same run, so
that other programs do not count; and how many of those that are due at the usual speed are seen.
It asserts nothing.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from hailuo_desktop.app.viewer.film_decoders import FilmDecoders
from hailuo_desktop.media.film_reader import FilmReader
from hailuo_desktop.ui.compare.canvas import Canvas
from hailuo_desktop.ui.compare.comparison import Comparison
from hailuo_desktop.ui.compare.modes import Mode
from hailuo_desktop.ui.compare.side import Subject
from hailuo_desktop.ui.theme import DARK
from hailuo_desktop.ui.viewer.clock import Clock
from tests.benchmarks.player import PICTURES, SIZE, Figures, film
from tests.fakes.events import until

SIDES = (1, 2, 4)
ROOM = (1280, 720)  # pixels of the screen for all sides


class Paced:
    """A time that goes on by a picture when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Bench:
    """Sides on a canvas; with ``time`` the next picture is due as soon as one was painted."""

    def __init__(self, files: list[Path], mode: Mode, time: Paced | None = None) -> None:
        self.decoders = FilmDecoders()
        self._owner = QObject()
        clock = Clock(time) if time is not None else None
        self.comparison = Comparison(self.decoders.open, self._owner, clock)
        self.playhead = self.comparison.playhead
        self.canvas = Canvas(self.comparison.look, DARK)
        self.canvas.resize(*ROOM)
        self.canvas.show()
        self.painted = 0
        self.canvas.painted.connect(self._count)
        self.playhead.presented.connect(self.canvas.update)
        self._time = time
        self._pulse = QTimer(self.canvas)  # a wait that is in vain comes to its end
        self._pulse.start(100)
        subjects = [Subject(str(at), str(at), file) for at, file in enumerate(files)]
        self.comparison.begin(subjects)
        self.canvas.show_sides(self.comparison.sides, 1)
        self.comparison.look.choose(mode)
        self.until(lambda: self.playhead.ready)

    def close(self) -> None:
        self.comparison.end()
        asyncio.run(self.decoders.aclose())
        self.canvas.deleteLater()

    def until(self, what: Callable[[], bool]) -> None:
        until(what, lambda: self.playhead.number)

    def run(self) -> None:
        """From the first picture to the last."""
        self.playhead.play()
        self.until(lambda: not self.playhead.playing)

    def _count(self) -> None:
        self.painted += 1
        self.playhead.painted()
        if self._time is not None:
            self._time.now += 1 / float(self.playhead.frames.usual)
            QTimer.singleShot(0, self.canvas, self._go_on)

    def _go_on(self) -> None:
        if self.playhead.playing:
            self.playhead._tick()


def spent(call: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the wall, and of this process."""
    wall, own = time.perf_counter(), time.process_time()
    call()
    return time.perf_counter() - wall, time.process_time() - own


def bare(files: list[Path]) -> float:
    """Milliseconds of the processor that it takes to decode a picture, where each film has a
    thread."""
    counts: list[int] = []

    def decode(file: Path) -> None:
        reader = FilmReader(file)
        counts.append(len(reader.index.times))
        for number in range(counts[-1]):
            reader.read_toward(number)
        reader.close()

    def all_at_once() -> None:
        threads = [Thread(target=decode, args=(file,)) for file in files]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    return 1000 * spent(all_at_once)[1] / sum(counts)


def flat_out(files: list[Path], mode: Mode) -> tuple[float, float]:
    """Pictures a second of all sides together, and milliseconds of the processor for each."""
    bench = Bench(files, mode, Paced())
    try:
        bench.painted = 0
        wall, own = spent(bench.run)
        pictures = len(files) * bench.painted
        return pictures / wall, 1000 * own / pictures
    finally:
        bench.close()


def seen(files: list[Path], mode: Mode) -> float:
    """Of the pictures that are due at the usual speed, how many in a hundred."""
    bench = Bench(files, mode)
    try:
        bench.run()
        dropped = bench.playhead.dropped
        return 100 * (1 - dropped.count / max(1, dropped.due))
    finally:
        bench.close()


def measured(folder: Path, count: int, size: tuple[int, int]) -> Figures:
    files = [film(folder / f"{n}.mp4", count, size, n) for n in range(max(SIDES))]
    figures: Figures = {}
    for sides in SIDES:
        some = files[:sides]
        floor = bare(some)
        for mode in (Mode.TILES, Mode.DIFFERENCE) if sides == 2 else (Mode.TILES,):
            name = f"{sides} × {mode.value}"
            rate, each = flat_out(some, mode)
            figures[f"{name}: pictures a second"] = rate
            figures[f"{name}: processor for each, times bare decoding"] = each / floor
            figures[f"{name}: seen at the usual speed, %"] = seen(some, mode)
    return figures


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    width, height = map(int, sys.argv[2].split("x")) if len(sys.argv) > 2 else SIZE
    app: QObject = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        figures = measured(Path(folder), count, (width, height))
    print(f"{count} pictures of {width} × {height}, {os.cpu_count()} processors")
    for name, value in figures.items():
        print(f"{name}: {value:.1f}")
    del app


if __name__ == "__main__":
    main()
