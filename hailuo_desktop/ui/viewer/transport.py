"""The rows beneath a film: scrub; play, step, speed, time, loop, zoom, loudness, full screen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from hailuo_desktop.formats import number, percent
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.action_set import named_button, with_key
from hailuo_desktop.ui.actions.action import Action
from hailuo_desktop.ui.actions.films import (
    FILM_FULL_SCREEN,
    FRAME_BACK,
    FRAME_ON,
    SOUND,
    TOGGLE_FILM,
)
from hailuo_desktop.ui.actions.picture import ZOOM_FIT
from hailuo_desktop.ui.actions.playback import LOOP
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow, say

from .loop import SHORT, WORDS, Loop, loop_of
from .points import Points
from .scrubber import Scrubber

BUTTONS: tuple[tuple[str, str, Action], ...] = (
    ("step_back", "step-back", FRAME_BACK),
    ("play", "play", TOGGLE_FILM),
    ("step_forward", "step-forward", FRAME_ON),
)


class Transport(QWidget):
    """It asks, and shows what it is told of a film. ``loops``: the ways to go on at its end."""

    play_requested = Signal()
    step_requested = Signal(int)  # frames
    seek_requested = Signal(int)  # the number of a frame
    loop_changed = Signal(object)  # a Loop
    volume_changed = Signal(float)  # 0 to 1
    zoom_requested = Signal()  # fit, or 100 %
    full_screen_requested = Signal()

    def __init__(self, icons: Icons, theme: Theme, loops: Sequence[Loop] = (*Loop,)) -> None:
        super().__init__()
        self._icons = icons
        self._theme = theme
        self._loops = (*loops,)
        self._playing = False
        self._speed, self._pace = 0.0, 1.0
        self._loop = Loop.OFF
        self._zoom: float | None = None
        self._buttons = {name: named_button(action) for name, _, action in BUTTONS}
        self.scrubber = Scrubber(theme)
        self.speed = say(label(role="muted"), tip=mark("How fast the film runs, and which way"))
        self.time = QLabel()
        self.time.setProperty("role", "muted")
        # With a name of its own, it does not call out each picture while a film plays.
        say(
            self.time,
            name=mark("Time"),
            tip=mark("Minutes, seconds and frames; the frame's number, from 0"),
        )
        self.loop = QToolButton()
        self.loop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.zoom = QToolButton()
        self.mute = QToolButton()
        self.mute.setCheckable(True)
        self.volume = _volume()
        self.full = named_button(FILM_FULL_SCREEN)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.show_place(0, 0, "")
        follow(self, self._word)

    def enable(self, ready: bool) -> None:
        """Whether there is a film to play and look through."""
        for widget in (*self._buttons.values(), self.scrubber, self.time):
            widget.setEnabled(ready)

    def show_place(self, frame: int, last: int, words: str) -> None:
        """The number of the frame, of the last one, and in words how far that is."""
        self.time.setText(words)
        if not self._playing:
            self.time.setAccessibleDescription(words)
        self.scrubber.setRange(0, max(0, last))
        if not self.scrubber.isSliderDown():
            self.scrubber.show_frame(frame, running=self._playing)

    def show_points(self, points: Points) -> None:
        self.scrubber.show_points(points)

    def show_speed(self, speed: float) -> None:
        """Times the usual speed, negative backwards, 0 at rest; the usual one needs no words."""
        self._speed = speed
        told = speed or self._pace
        sign = "◀ " if told < 0 else ""
        self.speed.setText("" if told == 1.0 else f"{sign}{number(abs(told))}×")

    def show_pace(self, pace: float) -> None:
        """How fast it will run."""
        self._pace = pace
        self.show_speed(self._speed)

    def show_zoom(self, zoom: float | None) -> None:
        """Screen pixels to one of the picture; None where it fits."""
        self._zoom = zoom
        words = t("Fit") if zoom is None else percent(round(zoom * 100))
        self.zoom.setText(words)
        self.zoom.setVisible(zoom is not None)
        self.zoom.setAccessibleName(t("Zoom: {zoom}", zoom=words))

    @property
    def loop_in_use(self) -> Loop:
        return self._loop

    @property
    def next_loop(self) -> Loop:
        return self._loops[(self._loops.index(self._loop) + 1) % len(self._loops)]

    def set_loop(self, loop: Loop) -> None:
        changed, self._loop = loop is not self._loop, loop
        self._show_loop()
        if changed:
            self.loop_changed.emit(loop)

    def state(self) -> dict[str, str]:
        """What the artist has set for every film."""
        return {
            "volume": str(self.volume.value()),
            "muted": str(int(self.mute.isChecked())),
            "loop": self._loop.value,
        }

    def restore(self, state: Mapping[str, str]) -> None:
        volume = state.get("volume", "")
        if volume.isdecimal():
            self.volume.setValue(int(volume))
        self.mute.setChecked(state.get("muted") == "1")
        self.set_loop(loop_of(state.get("loop", "")))

    def show_playing(self, playing: bool) -> None:
        self._playing = playing
        if not playing:
            self.scrubber.rest()
            self.time.setAccessibleDescription(self.time.text())
        words = with_key(t("Pause") if playing else t("Play"), TOGGLE_FILM)
        self._buttons["play"].setToolTip(words)
        self._buttons["play"].setAccessibleName(words)
        self._buttons["play"].setIcon(self._play_icon())

    def set_theme(self, theme: Theme) -> None:
        self._theme = self.scrubber.theme = theme
        for name, icon, _ in BUTTONS:
            self._buttons[name].setIcon(self._icons.icon(icon, theme.text))
        self._buttons["play"].setIcon(self._play_icon())
        self.full.setIcon(self._icons.icon("fullscreen", theme.text))
        self._show_loop()
        self._show_mute()

    def _word(self) -> None:
        self.show_playing(self._playing)
        self.show_speed(self._speed)
        self.show_zoom(self._zoom)
        self._show_loop()
        sound = with_key(t("Sound on or off"), SOUND)
        self.mute.setToolTip(sound)
        self.mute.setAccessibleName(sound)
        self.zoom.setToolTip(with_key(t("All of the picture, or pixel by pixel"), ZOOM_FIT))

    def _play_icon(self) -> QIcon:
        return self._icons.icon("pause" if self._playing else "play", self._theme.text)

    def _show_loop(self) -> None:
        on = self._loop is not Loop.OFF
        colour = self._theme.accent if on else self._theme.text
        self.loop.setIcon(self._icons.icon("loop", colour))
        self.loop.setText(t(SHORT[self._loop]) if on else "")
        words = with_key(t("{loop}: another way", loop=t(WORDS[self._loop])), LOOP)
        self.loop.setToolTip(words)
        self.loop.setAccessibleName(words)

    def _connect(self) -> None:
        self._buttons["play"].clicked.connect(lambda: self.play_requested.emit())
        self._buttons["step_back"].clicked.connect(lambda: self.step_requested.emit(-1))
        self._buttons["step_forward"].clicked.connect(lambda: self.step_requested.emit(1))
        self.scrubber.sliderMoved.connect(self.seek_requested)
        self.loop.clicked.connect(lambda: self.set_loop(self.next_loop))
        self.zoom.clicked.connect(lambda: self.zoom_requested.emit())
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
        row.setSpacing(2)
        rows.addLayout(row)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addWidget(self.speed)
        row.addStretch(1)
        for widget in (self.time, self.loop, self.zoom, self.mute, self.volume, self.full):
            row.addWidget(widget)


def _volume() -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(0, 100)
    slider.setValue(80)
    slider.setMinimumWidth(40)
    slider.setMaximumWidth(72)
    slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return say(slider, name=mark("Loudness"))
