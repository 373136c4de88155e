"""How far the pictures of a drop are read, with a way to stop."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from hailuo_desktop.translate import mark, n
from hailuo_desktop.ui.labels import label
from hailuo_desktop.ui.wording import say

SOON = 300  # milliseconds: what takes no longer needs no bar


class ReadingBar(QWidget):
    """Comes when it takes long, and goes when all is read."""

    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        say(self, name=mark("Pictures that are being read"))
        self._words = label(role="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximumHeight(8)
        stop = mark("Stop reading: nothing of the drop is added")
        self.stop_button = say(QPushButton(), mark("Stop"), tip=stop)
        self.stop_button.clicked.connect(lambda: self.stop_requested.emit())
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.show)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.addWidget(self._words)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self.stop_button)
        self.hide()

    def show_progress(self, done: int, count: int) -> None:
        """``done`` of ``count`` pictures are read; equal where there is nothing more to read."""
        if done >= count:
            self._soon.stop()
            self.hide()
            return
        self._words.setText(
            n(
                "Reading {done} of {count} picture",
                "Reading {done} of {count} pictures",
                count,
                done=done + 1,
            )
        )
        self._bar.setRange(0, count)
        self._bar.setValue(done)
        if self.isHidden() and not self._soon.isActive():
            self._soon.start()

    def text(self) -> str:
        return self._words.text()
