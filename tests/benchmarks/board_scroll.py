"""How the board scrolls at its widest: run it by hand, it prints figures and asserts nothing.

QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=2 python -m tests.benchmarks.board_scroll [shots]
"""

import sys
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from hailuo_desktop.app.widgets import Answers
from hailuo_desktop.domain.standing import Standing
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.ui.board.layout import Density
from hailuo_desktop.ui.theme import DARK, apply
from tests.benchmarks.board import Bench, scratch, storyboard
from tests.benchmarks.measure import percentile, spent
from tests.fakes.events import settle

WINDOW = (2560, 1440)  # logical pixels
COLUMNS = (1900, 360, 300)  # of the board, the shot, and the queue
FRAMES = 300
PAGES = 40


def mixed(count: int) -> Storyboard:
    """Stills, links, prompts of many lengths, and every seventh shot with a problem."""
    plain = storyboard(count)
    shots = [
        replace(
            shot,
            prompt=f"{n} {shot.prompt * (n % 4 + 1)}",
            duration=10 if n % 7 == 3 else 6,
            quality="1080p" if n % 7 == 3 else shot.quality,
        )
        for n, shot in enumerate(plain.shots)
    ]
    return replace(plain, shots=tuple(shots))


def standing(shot_id: str) -> Standing:
    """Takes in every state; every third shot has a film that is kept."""
    n = int(shot_id, 16)
    if n % 3 == 0:
        return Standing(done=2, used=f"take {n}", kept=True)
    return (Standing(), Standing(in_flight=1), Standing(queued=3), Standing(failed=1))[n % 4]


def frames(bench: Bench, step: int, count: int) -> list[float]:
    """Milliseconds of each frame of a scroll down the board in such steps."""
    bar = bench.widgets.board.list.verticalScrollBar()
    bar.setValue(0)
    settle()
    times: list[float] = []
    while len(times) < count and bar.value() < bar.maximum():

        def frame() -> None:
            bar.setValue(bar.value() + step)
            settle()

        times.append(spent(frame))
    return times


def speeds(bench: Bench) -> Iterator[tuple[str, list[float]]]:
    """By a notch of the wheel, by a row of cards, and by a page, where all cards are new."""
    view = bench.widgets.board.list
    page = view.verticalScrollBar().pageStep()
    for name, step, count in (
        ("40 px", 40, FRAMES),
        ("row", view.places.row_height, FRAMES),
        ("page", page, PAGES),
    ):
        yield name, frames(bench, step, count)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    app = QApplication([])
    apply(app, DARK)
    with scratch() as library:
        bench = Bench(library, mixed(count), Answers(standing=standing))
        bench.open()
        window = bench.widgets.window
        window.resize(*WINDOW)
        window.panels.columns.setSizes(COLUMNS)
        for density in Density:
            bench.widgets.board.set_density(density)
            settle()
            seen = len(bench.widgets.board.list.ids_in_sight())
            for name, times in speeds(bench):
                p50, p95 = percentile(times, 0.5), percentile(times, 0.95)
                print(
                    f"scroll {density.value}, widest ({seen} cards), {app.devicePixelRatio():g}x, "
                    f"by {name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms",
                    flush=True,
                )
        bench.close()


if __name__ == "__main__":
    main()
