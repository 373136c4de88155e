"""The rows beneath a film: scrub; play, step, time, loop, loudness, full screen."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QMouseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSlider,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import Marked, mark, t
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow, say

BUTTONS = (
    ("step_back", "step-back", mark("One frame back (←)")),
    ("play", "play", mark("Play (Space)")),
    ("step_forward", "step-forward", mark("One frame on (→)")),
)


class Scrubber(QSlider):
    """A slider that goes where it is clicked."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = QStyle.sliderValueFromPosition(
            self.minimum(), self.maximum(), round(event.position().x()), self.width()
        )
        self.setValue(place)
        self.sliderMoved.emit(place)
        super().mousePressEvent(event)


class Transport(QWidget):
    play_requested = Signal()
    step_requested = Signal(int)  # frames
    seek_requested = Signal(int)  # milliseconds
    loop_changed = Signal(bool)
    volume_changed = Signal(float)  # 0 to 1
    full_screen_requested = Signal()

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self._theme = theme
        self._playing = False
        self._buttons = {name: _button(words) for name, _, words in BUTTONS}
        self.scrubber = Scrubber(Qt.Orientation.Horizontal)
        say(self.scrubber, name=mark("Position in the film"))
        # Its own arrows would go by milliseconds; the viewer's go by frames.
        self.scrubber.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.time = QLabel()
        self.time.setProperty("role", "muted")
        say(self.time, tip=mark("Minutes, seconds and frames of the film"))
        self.loop = _button(mark("Play again and again (O)"))
        self.loop.setCheckable(True)
        self.mute = _button(mark("Sound on or off (M)"))
        self.mute.setCheckable(True)
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.volume.setValue(80)
        self.volume.setMinimumWidth(40)
        self.volume.setMaximumWidth(72)
        say(self.volume, name=mark("Loudness"))
        self.volume.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.full = _button(mark("Full screen (F)"))
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.show_time(0, 0, "")
        follow(self, lambda: self.show_playing(self._playing))

    def enable(self, ready: bool) -> None:
        """Whether there is a film to play and look through."""
        for widget in (*self._buttons.values(), self.scrubber, self.time):
            widget.setEnabled(ready)

    def show_time(self, position: int, duration: int, words: str) -> None:
        """Milliseconds, and in words how far that is."""
        self.time.setText(words)
        self.scrubber.setRange(0, max(0, duration))
        if not self.scrubber.isSliderDown():
            self.scrubber.setValue(position)

    def state(self) -> dict[str, str]:
        """What the artist has set for every film."""
        return {
            "volume": str(self.volume.value()),
            "muted": str(int(self.mute.isChecked())),
            "loop": str(int(self.loop.isChecked())),
        }

    def restore(self, state: Mapping[str, str]) -> None:
        volume = state.get("volume", "")
        if volume.isdecimal():
            self.volume.setValue(int(volume))
        self.mute.setChecked(state.get("muted") == "1")
        self.loop.setChecked(state.get("loop") == "1")

    def show_playing(self, playing: bool) -> None:
        self._playing = playing
        words = t("Pause (Space)") if playing else t("Play (Space)")
        self._buttons["play"].setToolTip(words)
        self._buttons["play"].setAccessibleName(words)
        self._buttons["play"].setIcon(self._play_icon())

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for name, icon, _ in BUTTONS:
            self._buttons[name].setIcon(self._icons.icon(icon, theme.text))
        self._buttons["play"].setIcon(self._play_icon())
        self.loop.setIcon(self._icons.icon("loop", theme.text, on=theme.accent))
        self.full.setIcon(self._icons.icon("fullscreen", theme.text))
        self._show_mute()

    def _play_icon(self) -> QIcon:
        return self._icons.icon("pause" if self._playing else "play", self._theme.text)

    def _connect(self) -> None:
        self._buttons["play"].clicked.connect(lambda: self.play_requested.emit())
        self._buttons["step_back"].clicked.connect(lambda: self.step_requested.emit(-1))
        self._buttons["step_forward"].clicked.connect(lambda: self.step_requested.emit(1))
        self.scrubber.sliderMoved.connect(self.seek_requested)
        self.loop.toggled.connect(self.loop_changed)
        self.volume.valueChanged.connect(self._loudness)
        self.mute.toggled.connect(self._loudness)
        self.full.clicked.connect(lambda: self.full_screen_requested.emit())

    def _loudness(self) -> None:
        self._show_mute()
        self.volume_changed.emit(0.0 if self.mute.isChecked() else self.volume.value() / 100)

    def _show_mute(self) -> None:
        name = "mute" if self.mute.isChecked() else "volume"
        self.mute.setIcon(self._icons.icon(name, self._theme.text))

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self.scrubber)  # as wide as the film: a pixel is as little time as may be
        row = QHBoxLayout()
        row.setSpacing(4)
        rows.addLayout(row)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        for widget in (self.time, self.loop, self.mute, self.volume, self.full):
            row.addWidget(widget)


def _button(words: Marked) -> QToolButton:
    return say(QToolButton(), tip=words, name=words)
