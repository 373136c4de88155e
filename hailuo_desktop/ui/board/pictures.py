"""The pictures on the cards: shown when they are there, asked for when a card is painted."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.shot import Shot

from .state import Standing

SIDES = (160, 320, 640)  # pixels: a picture is kept at the smallest that is enough
ROOM = 96 * 1024 * 1024  # bytes of pictures in memory


@dataclass(frozen=True)
class Wanted:
    """A picture for a card: of a take where there is one, or else of a frame."""

    shot: str
    side: int
    take: str = ""
    frame: Frame | None = None

    @property
    def name(self) -> str:
        return self.take or (self.frame.key if self.frame else "")


class CardPictures(QObject):
    """``wanted`` tells, once for all cards painted together, what is still missing."""

    wanted = Signal(list)
    arrived = Signal(str)  # the id of the shot whose card can be painted anew

    def __init__(self) -> None:
        super().__init__()
        self._kept: OrderedDict[tuple[str, int], QImage] = OrderedDict()
        self._missing: frozenset[tuple[str, int]] = frozenset()
        self._asked: dict[tuple[str, int], Wanted] = {}
        self._under_way: dict[tuple[str, int], set[str]] = {}
        self._bytes = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)

    def of(self, shot: Shot, standing: Standing, first: Frame | None, width: int) -> QImage | None:
        """The picture for a card so many pixels wide, or a smaller one, or None for now."""
        frame = first or shot.last
        if not standing.used and frame is None:
            return None
        side = next((side for side in SIDES if side >= width), SIDES[-1])
        want = Wanted(shot.id, side, standing.used, None if standing.used else frame)
        found = self._kept.get((want.name, side))
        if found is None:
            self._want(want)
            return self._smaller(want.name)
        self._kept.move_to_end((want.name, side))
        return found

    def put(self, want: Wanted, image: QImage | None) -> None:
        """The answer; None where there is no such picture to be had."""
        key = (want.name, want.side)
        shots = self._under_way.pop(key, {want.shot})
        if image is None:
            self._missing |= {key}
            return
        self._kept[key] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > ROOM and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._bytes -= old.sizeInBytes()
        for shot in shots:
            self.arrived.emit(shot)

    def left(self, want: Wanted) -> None:
        """It went out of sight before its turn came: it is asked for again when it is back."""
        self._under_way.pop((want.name, want.side), None)

    def forget_missing(self) -> None:
        """What could not be had may be there now: a take has arrived."""
        self._missing = frozenset()

    def _smaller(self, name: str) -> QImage | None:
        found = (self._kept.get((name, side)) for side in reversed(SIDES))
        return next((image for image in found if image is not None), None)

    def _want(self, want: Wanted) -> None:
        key = (want.name, want.side)
        if key in self._missing:
            return
        if key not in self._under_way:
            self._under_way[key] = set()
            self._asked[key] = want
            self._soon.start()
        self._under_way[key].add(want.shot)

    def _ask(self) -> None:
        asked, self._asked = list(self._asked.values()), {}
        self.wanted.emit(asked)
