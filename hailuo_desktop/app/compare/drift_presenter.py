"""The figures beneath compared films, measured beside the window: the latest wish counts."""

import asyncio

from PySide6.QtGui import QImage

from hailuo_desktop.app.background_tasks import BackgroundTasks
from hailuo_desktop.domain.drift import Drift
from hailuo_desktop.ui.compare.figures import Figures

Pair = tuple[QImage, QImage]


class DriftPresenter:
    def __init__(self, background: BackgroundTasks, figures: Figures) -> None:
        self._background = background
        self._figures = figures
        self._wanted: Pair | None = None
        self._measuring = False
        figures.drift_wanted.connect(self._want)

    def _want(self, one: QImage, other: QImage) -> None:
        self._wanted = (one, other)
        if not self._measuring:
            self._measuring = True
            self._background.start(self._measure())

    async def _measure(self) -> None:
        try:
            while self._wanted is not None:
                pair, self._wanted = self._wanted, None
                drift = await asyncio.to_thread(_drift, *pair)
                if self._wanted is None:
                    self._figures.show_measured(pair, drift)
        finally:
            self._measuring = False


def _drift(one: QImage, other: QImage) -> Drift:
    from hailuo_desktop.media.drift import drift  # NumPy is slow to load

    return drift(one, other)
