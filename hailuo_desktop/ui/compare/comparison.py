"""Which takes are compared, which side is in hand, and which one is heard."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from hailuo_desktop.ui.viewer.clock import Clock
from hailuo_desktop.ui.viewer.film_source import FilmSource
from hailuo_desktop.ui.viewer.points import Points

from .look import Look
from .modes import MOST, Mode
from .playhead import Playhead
from .side import Side, Subject


class Comparison(QObject):
    """A is the first of ``sides``; the one in hand is never A.

    ``sides_changed``: another film, another order, another one in hand or heard.
    """

    sides_changed = Signal()

    def __init__(self, source: FilmSource, parent: QObject, clock: Clock | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self.look = Look(self)
        self.playhead = Playhead(self, clock)
        self.sides: list[Side] = []
        self.in_hand = 1
        self.look.mode_changed.connect(self._stand)

    @property
    def on(self) -> bool:
        return bool(self.sides)

    @property
    def side(self) -> Side:
        """The one in hand."""
        return self.sides[self.in_hand]

    @property
    def heard(self) -> int | None:
        """The place of the side that is heard."""
        side = self.playhead.heard.side
        return self.sides.index(side) if side in self.sides else None

    def place_of(self, take_id: str) -> int | None:
        ids = [side.subject.id for side in self.sides]
        return ids.index(take_id) if take_id in ids else None

    def begin(self, subjects: Sequence[Subject], seconds: float = 0.0) -> None:
        """Two to four; the second one is in hand, and the first one is heard."""
        self.end()
        self.sides = [self._opened(subject) for subject in subjects]
        self.in_hand = 1
        self.playhead.start_at(seconds)
        self.playhead.hear(self.sides[0])
        self._tell()

    def end(self) -> None:
        """No film is held any longer."""
        self.look.rest()
        self.playhead.close()
        for side in self.sides:
            side.close()
        self.sides = []
        self.sides_changed.emit()

    def put(self, subject: Subject) -> None:
        """In the place of the side in hand; one that is there already comes in hand instead."""
        known = self.place_of(subject.id)
        if known is not None:
            self.take(known)
            return
        before, self.sides[self.in_hand] = self.side, self._opened(subject)
        if self.playhead.heard.side is before:
            self.playhead.hear(self.side)
        before.close()
        self._tell()

    def add(self, subject: Subject) -> None:
        """As the last side, in hand; there is room for four."""
        if len(self.sides) < MOST:
            self.sides.append(self._opened(subject))
            self.in_hand = len(self.sides) - 1
            self._tell()

    def remove(self, place: int) -> None:
        """Two stay, and A does."""
        if len(self.sides) > 2 and 0 < place < len(self.sides):
            gone = self.sides.pop(place)
            if self.playhead.heard.side is gone:
                self.playhead.hear(self.sides[0])
            gone.close()
            self.in_hand = min(self.in_hand, len(self.sides) - 1)
            self._tell()

    def take(self, place: int) -> None:
        """In hand from now on; A is compared with, and never in hand."""
        if 0 < place < len(self.sides) and place != self.in_hand:
            self.in_hand = place
            self._tell()

    def pin(self, place: int) -> None:
        """That side and A change places."""
        if 0 < place < len(self.sides):
            sides = self.sides
            sides[0], sides[place] = sides[place], sides[0]
            self._tell()

    def hear(self, place: int | None) -> None:
        self.playhead.hear(None if place is None else self.sides[place])
        self.sides_changed.emit()

    def hear_next(self) -> None:
        """The next side, and after the last one none."""
        now = self.heard
        following = 0 if now is None else now + 1
        self.hear(following if following < len(self.sides) else None)

    def shift(self, place: int, offset: int) -> None:
        """So many of its own frames that side is ahead of the playhead."""
        side = self.sides[place]
        if offset != side.offset:
            side.offset = offset
            self.playhead.measure()
            self.sides_changed.emit()

    def _opened(self, subject: Subject) -> Side:
        side = Side(self._source, subject)
        side.counted.connect(self._counted)
        side.failed.connect(self.sides_changed)
        return side

    def _counted(self) -> None:
        self._stand()
        self.sides_changed.emit()

    def _tell(self) -> None:
        self.playhead.show(self.sides)
        self._stand()
        self.sides_changed.emit()

    def _stand(self) -> None:
        """On the two frames that meet at a cut: the last of A that is used, the other's first."""
        held: dict[Side, int] | None = None
        if self.on and self.look.mode is Mode.CUT:
            held = {self.sides[0]: _points(self.sides[0])[1], self.side: _points(self.side)[0]}
        if held is not None or self.playhead.holds:
            self.playhead.hold(held)


def _points(side: Side) -> tuple[int, int]:
    """First and last number of what is used of it."""
    last = side.frames.last if side.frames is not None else 0
    return Points(side.subject.first, side.subject.last).within(last)
