"""How the window of all takes does with many: run it by hand, it prints figures.

QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.all_takes [takes]

Each figure is that of this process alone, from the key press to the painted list. The floor is one
plain look through all prompts, folded as they are searched: what a search without an index costs.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from hailuo_desktop.app.ledger.entries import Entries
from hailuo_desktop.domain.collation import holds
from hailuo_desktop.domain.money import Cost
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.known_marks import KnownMarks
from hailuo_desktop.studio.known_takes import KnownTakes
from hailuo_desktop.ui.all_takes.entry import Column
from hailuo_desktop.ui.all_takes.window import AllTakesWindow, Told
from hailuo_desktop.ui.theme import DARK, apply
from tests.benchmarks.measure import spent
from tests.fakes.any_take import REQUEST, take
from tests.fakes.events import settle

WORDS = (
    "boat harbour dawn gulls circling above mast rain slowly lighthouse keeper walks lantern fog "
    "camera pushes towards window sea storm wave broken glass light golden hour "
    "灯塔 海边 黎明 かもめ"
).split()
QUERIES = ("lighthouse storm", "灯塔", "boat 海", "nr77", "zzz")
SHOTS = 20  # of a board
TAKES = 5  # of a shot


@dataclass(frozen=True)
class Figures:
    """Milliseconds; ``key`` is the median and ``slowest`` the last of all key presses."""

    opening: float
    key: float
    slowest: float
    sorting: float
    floor: float

    @property
    def ratio(self) -> float:
        """Of a usual key press to a search without an index."""
        return self.key / self.floor


def prompt(number: int, chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(45)) + f" nr{number}"


def filled(library: Library, count: int) -> list[Take]:
    chance = random.Random(7)
    takes: list[Take] = []
    for number in range(count):
        request = replace(REQUEST, prompt=prompt(number, chance))
        facts = {"shot": f"{number // TAKES:032x}", "number": 1 + number % TAKES}
        cost = Cost(used=None if number % 3 else Decimal(chance.randrange(1, 40)))
        file = Completed(f"media/takes/{number:032x}.mp4")
        made = take(f"{number:032x}", file, request=request, created=1e9 + number, **facts)
        takes.append(replace(made, cost=cost))
    shots = [f"{number:032x}" for number in range(count // TAKES)]
    for place in range(0, len(shots), SHOTS):
        ids = shots[place : place + SHOTS]
        library.boards.save(Storyboard(f"b{place}", f"Board {place}", tuple(map(Shot, ids))))
    with library.takes._database.transaction():  # one for all: how they came in is no matter here
        for each in takes:
            library.takes._database.write(*_row(each))
    library.takes.search.look_after()
    return takes


def _row(each: Take) -> tuple[str, list[str | int | float | None]]:
    from hailuo_desktop.store.rows import row_of

    row = row_of(each)
    marks = ", ".join("?" for _ in row)
    return f"INSERT INTO take ({', '.join(row)}) VALUES ({marks})", [*row.values()]


class Bench:
    def __init__(self, library: Library, takes: list[Take]) -> None:
        marks = KnownMarks(library.marks, time.time)
        self.entries = Entries(KnownTakes(takes), marks, library.takes.search.find)
        self.window = AllTakesWindow([], lambda _: frozenset())
        self.window.changed.connect(self.refresh)
        self._library = library

    def open(self) -> None:
        self.entries.load(self._library.boards.all())
        self.window.bar.show_boards(self.entries.boards())
        self.refresh()
        self.window.show()
        settle()

    def refresh(self) -> None:
        narrowed = self.window.bar.filter()
        entries = self.entries.ordered(self.window.order())
        shown = narrowed.passed(entries, self.entries.holding(narrowed.text))
        self.window.show_entries(shown, Told(len(shown), len(self.entries)))

    def keys(self) -> list[float]:
        """Each query typed letter by letter, and taken back."""
        times: list[float] = []
        for query in QUERIES:
            typed = [query[:end] for end in range(1, len(query) + 1)]
            texts = (*typed, *typed[-2::-1], "")
            times.extend(spent(lambda text=text: self._type(text)) for text in texts)
        return times

    def sort(self, column: Column) -> None:
        self.window.table.sort_by(column, greatest_first=False)
        settle()

    def _type(self, text: str) -> None:
        self.window.bar.text.setText(text)
        settle()


def measured(count: int) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder), "a benchmark")
        takes = filled(library, count)
        bench = Bench(library, takes)
        opening = spent(bench.open)
        keys = bench.keys()
        sorting = max(spent(lambda column=column: bench.sort(column)) for column in Column)
        floor = spent(lambda: [holds(each.request.prompt, "lighthouse") for each in takes])
        bench.window.close()
        settle()
        library.close()
    return Figures(opening, statistics.median(keys), max(keys), sorting, floor)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    app = QApplication([])
    apply(app, DARK)
    found = measured(count)
    print(f"open with {count} takes        {found.opening:.0f} ms")
    print(f"key press to list, median     {found.key:.1f} ms")
    print(f"key press to list, slowest    {found.slowest:.1f} ms")
    print(f"sort by a column, slowest     {found.sorting:.0f} ms")
    print(
        f"search without an index       {found.floor:.0f} ms (key press: {found.ratio:.2f} of it)"
    )


if __name__ == "__main__":
    main()
