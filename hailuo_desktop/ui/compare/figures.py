"""The line beneath compared films: how far two of them are apart, and what could not be shown."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hailuo_desktop.domain.drift import MEASURED, Drift, told
from hailuo_desktop.formats import number
from hailuo_desktop.translate import n, t
from hailuo_desktop.ui.labels import tip
from hailuo_desktop.ui.shot.elided import Elided
from hailuo_desktop.ui.wording import follow

from .comparison import Comparison
from .modes import letter
from .painting import image_of

REST = 200  # milliseconds that pictures stand before they are measured


class Figures(QWidget):
    """``drift_wanted``: the pictures of A and of the side in hand, in exact colours."""

    drift_wanted = Signal(QImage, QImage)

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self._comparison = comparison
        self._drift: Drift | None = None
        self._measured: list[int] = []  # the pictures that are seen, where they are measured
        self.drift = Elided("muted", Qt.TextElideMode.ElideRight)
        self.dropped = Elided("warning", Qt.TextElideMode.ElideRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.drift, 1)
        row.addWidget(self.dropped)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._ask)
        follow(self, self._word)

    def show_measured(self, pair: tuple[QImage, QImage], drift: Drift) -> None:
        """The answer to ``drift_wanted``, of use while those two are still seen."""
        if [each.cacheKey() for each in pair] == self._measured:
            self.show_drift(drift)

    def show_drift(self, drift: Drift | None) -> None:
        """None while nobody knows."""
        self._drift = drift
        other = letter(self._comparison.in_hand)
        words = told(drift, letter(0), other) if drift is not None else ""
        self.drift.show_text(words)
        self.drift.setToolTip(tip("\n".join((words, t(MEASURED)))) if words else "")

    def look_again(self) -> None:
        """Soon: what was measured of other pictures does not stand beside these."""
        self.show_drift(None)
        self._measured = []
        self.show_dropped()
        if self._comparison.playhead.playing:
            self._rest.stop()
        else:
            self._rest.start()

    def show_dropped(self) -> None:
        dropped = self._comparison.playhead.dropped
        words = n(
            "{count} of {due} pictures was dropped: this computer shows no more.",
            "{count} of {due} pictures were dropped: this computer shows no more.",
            dropped.count,
            count=number(dropped.count),
            due=number(dropped.due),
        )
        self.dropped.show_text(words if dropped.count else "")

    def _ask(self) -> None:
        comparison = self._comparison
        if not comparison.on or comparison.playhead.playing:
            return
        pair = comparison.sides[0], comparison.side
        if all(side.picture is not None and side.picture.exact for side in pair):
            one, other = (image_of(side) for side in pair)
            self._measured = [one.cacheKey(), other.cacheKey()]
            self.drift_wanted.emit(one, other)

    def _word(self) -> None:
        self.show_drift(self._drift)
        self.show_dropped()
