"""Every take with its board and its marks, at hand while the window of all takes is open."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hailuo_desktop.domain.collation import searched
from hailuo_desktop.domain.marks import verdict
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Take
from hailuo_desktop.studio.known_marks import KnownMarks
from hailuo_desktop.studio.known_takes import KnownTakes
from hailuo_desktop.ui.all_takes.entry import KEYS, Column, Entry, title

Find = Callable[[str], set[str]]  # the takes whose prompt or note holds a folded word
Order = tuple[Column, bool]
REMEMBERED = 30  # words that were looked for: what is deleted letter by letter is there at once


@dataclass(frozen=True)
class _Place:
    board: str
    name: str
    kept: str


class Entries:
    """``find`` asks the index. What has changed is put anew; all others stay as they are."""

    def __init__(self, known_takes: KnownTakes, marks: KnownMarks, find: Find) -> None:
        self._known_takes = known_takes
        self._marks = marks
        self._find = find
        self._places: dict[str, _Place] = {}
        self._entries: dict[str, Entry] = {}
        self._missing: frozenset[str] = frozenset()
        self._ordered: tuple[Order, list[Entry]] | None = None
        self._names: dict[str, list[str]] | None = None
        self._found: dict[str, set[str]] = {}  # by word: the others of a line stay as one is typed

    def __len__(self) -> int:
        return len(self._entries)

    def load(self, boards: Iterable[Storyboard]) -> None:
        """From the beginning; of a shot on two boards, the first one counts."""
        self._places = {}
        for board in boards:
            for shot_id, place in _places(board).items():
                self._places.setdefault(shot_id, place)
        self._entries = {take.id: self._made(take) for take in self._known_takes.all()}
        self._forget_order()

    def show_board(self, board: Storyboard) -> bool:
        """A board has another value; whether any of the takes is told of otherwise."""
        known = {s: place for s, place in self._places.items() if place.board == board.id}
        now = _places(board)
        if known == now:
            return False
        for shot_id in known:
            del self._places[shot_id]
        self._places |= now
        shots = {s for s in known.keys() | now.keys() if known.get(s) != now.get(s)}
        takes = [take for shot_id in shots for take in self._known_takes.of_shot(shot_id)]
        for take in takes:
            self.put(take)
        return bool(takes)

    def put(self, take: Take) -> None:
        """It has another value, or other marks."""
        self._entries[take.id] = self._made(take)
        self._forget_order()

    def forget(self, take_id: str) -> None:
        """It was never sent, and is no take any more."""
        self._entries.pop(take_id, None)
        self._forget_order()

    def show_missing(self, missing: frozenset[str]) -> bool:
        """The ids of takes whose films are not there; whether that is news."""
        changed = missing ^ self._missing
        self._missing = missing
        for take_id in changed & self._entries.keys():
            self.put(self._entries[take_id].take)
        return bool(changed)

    @property
    def missing(self) -> frozenset[str]:
        return self._missing

    def boards(self) -> Mapping[str, str]:
        """The names of the boards that takes are on, by their ids."""
        found = {entry.board: entry.board_name for entry in self._entries.values()}
        return {board: name for board, name in found.items() if board}

    def ordered(self, order: Order) -> list[Entry]:
        """All of them; those that are equal stand with the newest first."""
        if self._ordered is None or self._ordered[0] != order:
            column, greatest_first = order
            made = sorted(self._entries.values(), key=KEYS[Column.MADE], reverse=True)
            entries = sorted(made, key=KEYS[column], reverse=greatest_first)
            self._ordered = order, entries
        return self._ordered[1]

    def holding(self, text: str) -> set[str] | None:
        """The ids of takes that hold every word in prompt, note, shot or board; None for no
        words."""
        found: set[str] | None = None
        for word in searched(text).split():
            holds = self._holding(word)
            found = holds if found is None else found & holds
            if not found:
                break  # a whole text may have been pasted
        return found

    def _holding(self, word: str) -> set[str]:
        if word not in self._found:
            while len(self._found) >= REMEMBERED:
                self._found.pop(next(iter(self._found)))
            self._found[word] = self._find(word) | self._named(word)
        return self._found[word]

    def _named(self, word: str) -> set[str]:
        """Shots and boards are few, and each name is folded once."""
        if self._names is None:
            names: dict[tuple[str, str], list[str]] = {}
            for entry in self._entries.values():
                names.setdefault((title(entry), entry.board_name), []).append(entry.take.id)
            self._names = {}
            for (shot, board), ids in names.items():
                self._names.setdefault(searched(f"{shot} {board}"), []).extend(ids)
        return {take_id for name, ids in self._names.items() if word in name for take_id in ids}

    def _made(self, take: Take) -> Entry:
        place, marks = self._places.get(take.shot), self._marks.of(take.id)
        kept = place.kept if place else ""
        return Entry(
            take,
            board=place.board if place else "",
            board_name=place.name if place else "",
            verdict=verdict(take.id, kept, marks),
            marks=marks,
            missing=take.id in self._missing,
        )

    def _forget_order(self) -> None:
        self._ordered = self._names = None
        self._found.clear()


def _places(board: Storyboard) -> dict[str, _Place]:
    return {shot.id: _Place(board.id, board.name, shot.kept) for shot in board.shots}
