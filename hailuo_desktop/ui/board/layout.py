"""Where each card stands: rows of cards of one size, a heading above the first of each scene."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect

GAP = 4  # around a card, in logical pixels
PAD = 8  # inside it
HEADING = 12  # above and below the words of a scene heading


class Density(Enum):
    """How much a card shows; the value is what the settings keep."""

    LIST = "list"
    SMALL = "small"
    LARGE = "large"
    STRIP = "strip"  # in a row below a film; not one that a board may have


DENSITIES = (Density.LIST, Density.SMALL, Density.LARGE)  # that the artist chooses from
NARROWEST = {Density.SMALL: 132, Density.LARGE: 208}
_LINES = {Density.SMALL: 2, Density.LARGE: 4}


@dataclass(frozen=True)
class Section:
    """The rows of one scene; ``top`` is where its heading begins, ``cards`` its first card."""

    start: int
    end: int
    top: int
    cards: int


class Places:
    """``headings`` are the rows that begin a scene; all measures in logical pixels. No card is
    narrower than ``narrowest``, or than is usual for the density (0)."""

    def __init__(
        self,
        width: int,
        line: int,
        density: Density,
        count: int,
        headings: Sequence[int],
        narrowest: int = 0,
    ) -> None:
        self.density = density
        self.width = max(width, 1)
        least = NARROWEST.get(density, self.width)
        wanted = least if density is Density.LIST else narrowest or least
        self.columns = max(1, self.width // wanted)
        self.card = self.width // self.columns
        self.line = line
        self.row_height = _height(density, self.card, line)
        self.count = count
        self._sections = self._divide(count, headings)
        self._starts = [section.start for section in self._sections]

    @property
    def height(self) -> int:
        if not self._sections:
            return 0
        last = self._sections[-1]
        return last.cards + self._rows(last) * self.row_height

    def rect(self, row: int) -> QRect:
        section = self._section(row)
        down, along = divmod(row - section.start, self.columns)
        top = section.cards + down * self.row_height
        return QRect(along * self.card, top, self.card, self.row_height)

    def heading(self, row: int) -> QRect:
        """Where the heading above a row that begins a scene stands."""
        section = self._section(row)
        return QRect(0, section.top, self.width, section.cards - section.top)

    def row_at(self, point: QPoint) -> int:
        """-1 where no card is."""
        section = self._section_at(point.y())
        if section is None or point.y() < section.cards or not 0 <= point.x() < self.width:
            return -1
        along = min(point.x() // self.card, self.columns - 1)
        row = section.start + (point.y() - section.cards) // self.row_height * self.columns + along
        return row if row < section.end else -1

    def within(self, top: int, bottom: int) -> range:
        """The rows of which anything may be seen between two heights."""
        first, last = self._section_at(top), self._section_at(bottom)
        if first is None or last is None:
            return range(0)
        start = first.start + max(0, top - first.cards) // self.row_height * self.columns
        down = max(-1, bottom - last.cards) // self.row_height + 1
        end = last.start + max(1, down) * self.columns
        return range(min(start, first.end - 1), min(end, last.end))

    def headings_within(self, top: int, bottom: int) -> list[int]:
        return [
            each.start
            for each in self._sections
            if each.cards > each.top and each.top <= bottom and each.cards >= top
        ]

    def gap_at(self, point: QPoint) -> int:
        """The row before which something that is let go there would come to stand."""
        section = self._section_at(point.y())
        if section is None:
            return 0
        down = max(0, point.y() - section.cards)
        if self.columns == 1:
            return min(section.start + (down + self.row_height // 2) // self.row_height, self.count)
        along = min((point.x() + self.card // 2) // self.card, self.columns)
        return min(section.start + down // self.row_height * self.columns + along, section.end)

    def mark(self, gap: int) -> QRect:
        """The line that shows a gap: before its card, or behind the last one."""
        if self.count == 0:
            return QRect(GAP, GAP, max(1, self.width - 2 * GAP), 2)
        rect = self.rect(min(gap, self.count - 1))
        behind = gap >= self.count
        if self.columns == 1:
            top = rect.bottom() if behind else rect.top()
            return QRect(rect.left() + GAP, top - 1, max(1, rect.width() - 2 * GAP), 3)
        left = rect.right() if behind else rect.left()
        return QRect(max(0, left - 1), rect.top() + GAP, 3, rect.height() - 2 * GAP)

    def below(self, row: int, rows: int) -> int:
        """The row so many lines of cards further down (or up, if negative), as near as may be."""
        along = (row - self._section(row).start) % self.columns
        wanted = self.rect(row).top() + rows * self.row_height
        section = self._section_at(max(0, min(wanted, self.height - 1)))
        if section is None:
            return row
        if rows < 0 and wanted < section.cards - self.row_height // 2 and section.start > 0:
            section = self._section(section.start - 1)
        down = max(0, min((wanted - section.cards) // self.row_height, self._rows(section) - 1))
        return min(section.start + down * self.columns + along, section.end - 1)

    def _divide(self, count: int, headings: Sequence[int]) -> list[Section]:
        if count == 0:
            return []
        starts = sorted({0, *headings})
        with_heading = frozenset(headings)
        sections: list[Section] = []
        top = 0
        for start, end in pairwise([*starts, count]):
            cards = top + (self.line + 2 * HEADING if start in with_heading else 0)
            section = Section(start, end, top, cards)
            sections.append(section)
            top = cards + self._rows(section) * self.row_height
        return sections

    def _rows(self, section: Section) -> int:
        return -(-(section.end - section.start) // self.columns)

    def _section(self, row: int) -> Section:
        return self._sections[bisect_right(self._starts, row) - 1]

    def _section_at(self, y: int) -> Section | None:
        if not self._sections:
            return None
        at = bisect_right(self._sections, y, key=lambda section: section.top)
        return self._sections[max(0, at - 1)]


def picture_height(width: int) -> int:
    return round(width * 9 / 16)


def _height(density: Density, card: int, line: int) -> int:
    if density is Density.LIST:
        return 2 * line + 2 * PAD + 2 * GAP
    if density is Density.STRIP:
        return picture_height(card - 2 * GAP) + line + PAD + 2 * GAP
    return picture_height(card - 2 * GAP) + _LINES[density] * line + 2 * PAD + 2 * GAP
