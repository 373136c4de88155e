"""The head of the queue: how much is in it, when it is through, and its pause."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from hailuo_desktop.translate import mark, n, t
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow, say

from .finish import left
from .model import QueueModel


class Head(QWidget):
    pause_requested = Signal(bool)
    told = Signal(str)  # how much is in it, in words; empty where nothing is

    def __init__(self, model: QueueModel, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._icons = icons
        self._theme = theme
        self._paused = False
        self._halted = False
        self._finish: float | None = None
        self._count = label(role="muted")
        self._pause = QToolButton()
        self._pause.clicked.connect(lambda: self.pause_requested.emit(not self._paused))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.heading = say(label(role="heading"), mark("Queue"))
        layout.addWidget(self.heading)
        layout.addWidget(self._count)
        layout.addStretch()
        layout.addWidget(self._pause)
        model.counted.connect(self._refresh)
        follow(self, self._show_pause)
        follow(self, self._refresh)

    @property
    def paused(self) -> bool:
        return self._paused

    def show_paused(self, paused: bool) -> None:
        self._paused = paused
        self._show_pause()
        self._refresh()

    def show_halted(self, halted: bool) -> None:
        self._halted = halted
        self._refresh()

    def show_finish(self, seconds: float | None) -> None:
        """In how many seconds the queue may be through; None where nothing is known."""
        self._finish = seconds
        self._refresh()

    def count(self) -> str:
        return self._count.text()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._show_pause()

    def _show_pause(self) -> None:
        resume, pause = mark("Resume the queue"), mark("Pause the queue: what is sent goes on")
        words = t(resume) if self._paused else t(pause)
        self._pause.setIcon(self._icons.icon("play" if self._paused else "pause", self._theme.text))
        self._pause.setToolTip(words)
        self._pause.setAccessibleName(words)

    def _refresh(self) -> None:
        words = " · ".join(filter(None, self._counted()))
        self._count.setText(words)
        self.told.emit(words)

    def _counted(self) -> tuple[str, ...]:
        """Nobody knows when a queue is through that stands still."""
        flying, later = self._model.in_flight(), len(self._model.held())
        waiting = len(self._model.waiting()) - later
        goes_on = (flying or waiting) and not (self._paused or self._halted)
        return (
            t("paused") if self._paused else "",
            n("{count} in flight", "{count} in flight", flying) if flying else "",
            n("{count} waiting", "{count} waiting", waiting) if waiting else "",
            n("{count} for later", "{count} for later", later) if later else "",
            left(self._finish) if goes_on else "",
        )
