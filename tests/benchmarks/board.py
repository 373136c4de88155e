"""How the board does with many shots: run it by hand, it prints figures and asserts nothing.

QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.board [shots]
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.board.edits import Edits
from hailuo_desktop.app.widgets import NO_ANSWERS, Answers, Widgets
from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import Storyboard, with_shot
from hailuo_desktop.store.library import Library
from hailuo_desktop.translate import Marked
from hailuo_desktop.ui.board.layout import Density
from hailuo_desktop.ui.board.pictures import Wanted
from hailuo_desktop.ui.theme import DARK, apply
from tests.benchmarks.measure import memory, percentile, spent
from tests.fakes.events import settle

PROMPT = "A boat leaves the harbour at dawn, gulls circling above the mast [Push in], then rain"


def storyboard(count: int) -> Storyboard:
    """Every second shot has a still, every fifth hangs on the one before it."""
    shots: list[Shot] = []
    for n in range(count):
        still = Frame(f"{n:064x}", f"still {n}.jpg", ImageFacts("jpeg", 1366, 768, 300_000))
        shot = Shot(f"{n:032x}", prompt=PROMPT, first=still if n % 2 == 0 else None)
        if n % 5 == 4:
            shot = replace(shot, first=None, first_link=Link(f"{n - 1:032x}"))
        shots.append(replace(shot, scene=f"Scene {n // 40}") if n % 40 == 0 else shot)
    return Storyboard("b", "Many", tuple(shots))


class Bench:
    def __init__(self, library: Library, board: Storyboard, answers: Answers = NO_ANSWERS) -> None:
        self.widgets = Widgets(DARK, answers=answers)
        self.edits = Edits(board, library.boards.save)
        w = self.widgets
        self.board_presenter = BoardPresenter(self.edits, w.cards, w.board, w.shot)
        w.board.pictures.wanted.connect(self._answer)

    def open(self) -> None:
        self.board_presenter.open()
        self.widgets.window.show()
        settle()

    def close(self) -> None:
        self.edits.close()
        self.widgets.window.allow_close()
        self.widgets.window.close()

    def _answer(self, wanted: list[Wanted]) -> None:
        for want in wanted:
            image = QImage(want.width, want.height, QImage.Format.Format_RGB32)
            image.fill(0x336699)
            self.widgets.board.pictures.put(want, image)


@contextmanager
def scratch() -> Iterator[Library]:
    """A library that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder), "a benchmark")
        yield library
        library.close()


def opening(library: Library, board: Storyboard) -> tuple[float, float]:
    """Milliseconds to open a window with one empty shot, and with the board."""
    times: dict[int, list[float]] = {0: [], 1: []}
    for _ in range(5):
        for which, value in enumerate((Storyboard("e", "Empty"), board)):
            bench = Bench(library, value)
            times[which].append(spent(bench.open))
            bench.close()
    return statistics.median(times[0]), statistics.median(times[1])


def scrolling(bench: Bench, density: Density) -> list[float]:
    """Milliseconds of each frame of a scroll through the board, painting and all."""
    panel = bench.widgets.board
    panel.set_density(density)
    settle()
    bar = panel.list.verticalScrollBar()
    frames: list[float] = []
    for step in range(300):
        value = min(bar.maximum(), step * 40)

        def frame(value: int = value) -> None:
            bar.setValue(value)
            settle()

        frames.append(spent(frame))
    return frames


def edit_times(bench: Bench) -> tuple[float, float, float]:
    """Milliseconds: a letter until all is shown, the same on disk, reordering 500 shots."""
    shot = bench.edits.board.shots[10]
    letters: list[float] = []
    for n in range(30):

        def letter(n: int = n) -> None:
            changed = replace(shot, prompt=f"{PROMPT} {n}")
            bench.edits.make(with_shot(bench.edits.board, changed), Marked("Typing"), "prompt")
            settle()

        letters.append(spent(letter))
    saves: list[float] = []
    for n in range(10):
        changed = replace(shot, prompt=f"{PROMPT} again {n}")
        bench.edits.make(with_shot(bench.edits.board, changed), Marked("Typing"), "prompt")
        saves.append(spent(bench.edits.flush))
    ids = [each.id for each in bench.edits.board.shots]

    def reorder() -> None:
        bench.widgets.board.move_requested.emit(ids[:500], ids[-100])
        settle()

    return statistics.median(letters), statistics.median(saves), spent(reorder)


def widest(count: int) -> None:
    """The worst case, on a usual screen and on one of twice its pixels."""
    for scale in "12":
        subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.board_scroll", str(count)],
            env={**os.environ, "QT_SCALE_FACTOR": scale},
            check=True,
        )


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    app = QApplication([])
    apply(app, DARK)
    with scratch() as library:
        board = storyboard(count)
        empty, full = opening(library, board)
        print(f"open: empty {empty:.0f} ms, {count} shots {full:.0f} ms, ratio {full / empty:.2f}")
        bench = Bench(library, Storyboard("e", "Empty"))
        bench.open()
        before = memory()
        bench.edits.open(storyboard(count))
        settle()
        per = (memory() - before) / count * 1000
        print(f"memory: {per:.2f} MB per 1,000 shots")
        bench.widgets.window.resize(1440, 900)
        for density in Density:
            frames = scrolling(bench, density)
            p50, p95 = percentile(frames, 0.5), percentile(frames, 0.95)
            print(f"scroll {density.value}: p50 {p50:.1f} ms, p95 {p95:.1f} ms")
        bench.widgets.window.panels.columns.setSizes((900, 300, 240))
        settle()
        frames = scrolling(bench, Density.SMALL)
        p50, p95 = percentile(frames, 0.5), percentile(frames, 0.95)
        seen = len(bench.widgets.board.list.ids_in_sight())
        print(f"scroll small, wide ({seen} cards): p50 {p50:.1f} ms, p95 {p95:.1f} ms")
        letter, save, reorder = edit_times(bench)
        print(
            f"edit: a letter {letter:.1f} ms, its save {save:.1f} ms, reorder 500 {reorder:.1f} ms"
        )
        bench.close()
    widest(count)


if __name__ == "__main__":
    main()
