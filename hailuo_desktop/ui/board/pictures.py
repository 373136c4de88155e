"""The pictures on the cards: shown when they are there, asked for when a card is painted."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage

from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.standing import Standing

ROOM = 96 * 1024 * 1024  # bytes of pictures in memory


@dataclass(frozen=True)
class Wanted:
    """A picture to fit a box of so many pixels of the screen: of a take, or else of a frame."""

    shot: str
    width: int
    height: int
    take: str = ""
    frame: Frame | None = None

    @property
    def name(self) -> str:
        return self.take or (self.frame.key if self.frame else "")

    @property
    def key(self) -> tuple[str, int, int]:
        return self.name, self.width, self.height


class CardPictures(QObject):
    """``wanted`` tells, once for all cards painted together, what is still missing."""

    wanted = Signal(list)
    arrived = Signal(str)  # the id of a shot whose card can be painted anew

    def __init__(self) -> None:
        super().__init__()
        self._kept: OrderedDict[str, tuple[Wanted, QImage]] = OrderedDict()
        self._missing: set[str] = set()
        self._asked: list[Wanted] = []
        self._under_way: dict[tuple[str, int, int], set[str]] = {}
        self._bytes = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)

    def of(self, shot: Shot, standing: Standing, box: QSize) -> QImage | None:
        """The picture, or meanwhile the same in another size, or None for now."""
        frame = None if standing.used else shot.first or shot.last
        return self._find(Wanted(shot.id, box.width(), box.height(), standing.used, frame))

    def of_frame(self, shot: Shot, frame: Frame, box: QSize) -> QImage | None:
        """The same for one frame of a shot."""
        return self._find(Wanted(shot.id, box.width(), box.height(), frame=frame))

    def _find(self, want: Wanted) -> QImage | None:
        if not want.name:
            return None
        kept = self._kept.get(want.name)
        if kept is None or kept[0].key != want.key:
            self._want(want)
            return kept[1] if kept else None
        self._kept.move_to_end(want.name)
        return kept[1]

    def put(self, want: Wanted, image: QImage | None) -> None:
        """The answer; None where there is no such picture to be had."""
        shots = self._under_way.pop(want.key, {want.shot})
        if image is None:
            self._missing.add(want.name)
            return
        if want.name in self._kept:
            self._bytes -= self._kept.pop(want.name)[1].sizeInBytes()
        self._kept[want.name] = want, image
        self._bytes += image.sizeInBytes()
        while self._bytes > ROOM and len(self._kept) > 1:
            _, (_, old) = self._kept.popitem(last=False)
            self._bytes -= old.sizeInBytes()
        for shot in shots:
            self.arrived.emit(shot)

    def waiting(self, want: Wanted) -> set[str]:
        """The shots on whose cards the picture is to be shown, whichever asked for it first."""
        return self._under_way.get(want.key, set())

    def left(self, want: Wanted) -> None:
        """It went out of sight before its turn came: it is asked for again when it is back."""
        self._under_way.pop(want.key, None)

    def forget_missing(self) -> None:
        """What could not be had may be there now: a take has arrived."""
        self._missing.clear()

    def _want(self, want: Wanted) -> None:
        if want.name in self._missing:
            return
        if want.key not in self._under_way:
            self._under_way[want.key] = set()
            self._asked.append(want)
            self._soon.start()
        self._under_way[want.key].add(want.shot)

    def _ask(self) -> None:
        asked, self._asked = self._asked, []
        self.wanted.emit(asked)
