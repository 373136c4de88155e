"""The pictures of a film under the mouse, without starting to play it."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

REST = 80  # milliseconds: a mouse that only passes over a take asks for nothing
MOST = 24  # takes whose pictures are kept: about 1 MB each


class Scrub(QObject):
    """``reel_wanted``: the pictures of that take, spread over its film; ``moved``: look again."""

    reel_wanted = Signal(str)
    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reels: OrderedDict[str, tuple[QImage, ...]] = OrderedDict()
        self._take = ""
        self._at = 0.0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._ask)

    @property
    def over(self) -> bool:
        """Whether the mouse is over the picture of a film."""
        return bool(self._take)

    def point(self, take_id: str, at: float) -> None:
        """The mouse is over that take's picture, so far (0 to 1) from its beginning."""
        if (take_id, at) == (self._take, self._at):
            return
        if take_id != self._take and take_id not in self._reels:
            self._rest.start()
        self._take, self._at = take_id, max(0.0, min(at, 1.0))
        self.moved.emit()

    def leave(self) -> None:
        if self._take:
            self._take = ""
            self._rest.stop()
            self.moved.emit()

    def show_reel(self, take_id: str, images: Sequence[QImage]) -> None:
        """The answer to ``reel_wanted``."""
        self._reels[take_id] = tuple(images)
        while len(self._reels) > MOST:
            self._reels.popitem(last=False)
        self.moved.emit()

    def picture(self, take_id: str) -> tuple[QImage, float] | None:
        """What is under the mouse, and how far through the film; None where it is elsewhere."""
        reel = self._reels.get(take_id)
        if take_id != self._take or not reel:
            return None
        self._reels.move_to_end(take_id)
        return reel[min(int(self._at * len(reel)), len(reel) - 1)], self._at

    def _ask(self) -> None:
        if self._take:
            self.reel_wanted.emit(self._take)
