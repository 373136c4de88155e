"""Compared takes in the room of the film: bar, sides, pictures, one transport, and figures."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.viewer.film_keys import COMPARE_KEYS, FilmKeys, heard_in_lists
from hailuo_desktop.ui.viewer.film_source import FilmSource
from hailuo_desktop.ui.viewer.full_screen import FullScreen
from hailuo_desktop.ui.viewer.loop import Loop
from hailuo_desktop.ui.viewer.transport import Transport
from hailuo_desktop.ui.wording import follow, say

from .canvas import Canvas
from .comparison import Comparison
from .figures import Figures
from .mode_bar import ModeBar
from .modes import MOST
from .side_head import SideHead

SLOWED = mark("Flips are held to three a second: faster flashing can harm people who see it.")


class ComparePage(QWidget):
    """``left``: Esc, or the button."""

    left = Signal()
    add_requested = Signal()
    noticed = Signal(str)

    def __init__(self, actions: ActionSet, icons: Icons, theme: Theme, source: FilmSource) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        say(self, name=mark("Compared takes"))
        self.comparison = Comparison(source, self)
        self.bar = ModeBar(icons, theme)
        self.canvas = Canvas(self.comparison.look, theme)
        self.heads = [SideHead(place, icons, theme) for place in range(MOST)]
        self.transport = Transport(icons, theme, (Loop.OFF, Loop.TAKE))
        self.figures = Figures(self.comparison)
        self._keys = FilmKeys(actions, lambda: True, COMPARE_KEYS)
        self.full = FullScreen(self, self.canvas, self.transport, self.press)
        self._lay_out()
        self._connect()
        follow(self, lambda: self.bar.show_look(self.comparison.look))

    def hears(self, event: QKeyEvent) -> bool:
        escape = event.key() == Qt.Key.Key_Escape
        return escape or heard_in_lists(event, COMPARE_KEYS)

    def press(self, event: QKeyEvent) -> bool:
        """A key for the films; False where it means nothing here."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return self._keys.press(event)

    def set_theme(self, theme: Theme) -> None:
        for part in (self.bar, self.canvas, self.transport, *self.heads):
            part.set_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.comparison.playhead.pause()
        self.comparison.look.rest()

    def _connect(self) -> None:
        comparison, bar = self.comparison, self.bar
        look, playhead, transport = comparison.look, comparison.playhead, self.transport
        bar.mode_requested.connect(look.choose)
        bar.value_requested.connect(look.put)
        bar.alternate_requested.connect(look.alternate)
        bar.add_requested.connect(self.add_requested)
        bar.left.connect(self.left)
        look.changed.connect(lambda: bar.show_look(look))
        look.mode_changed.connect(self._enable)
        look.slowed.connect(self._warn)
        self.canvas.side_requested.connect(comparison.take)
        self.canvas.painted.connect(playhead.painted)
        for head in self.heads:
            self._connect_head(head)
        comparison.sides_changed.connect(self._show_sides)
        transport.play_requested.connect(playhead.toggle)
        transport.step_requested.connect(playhead.step)
        transport.seek_requested.connect(playhead.go_to)
        transport.volume_changed.connect(playhead.heard.sound.set_volume)
        transport.zoom_requested.connect(self.canvas.toggle_fit)
        transport.full_screen_requested.connect(self.full.toggle)
        transport.loop_changed.connect(self._loop)
        playhead.presented.connect(self._presented)
        playhead.moved.connect(self._show_time)
        playhead.playing_changed.connect(self._show_playing)
        playhead.speed_changed.connect(transport.show_speed)
        self.canvas.framing_changed.connect(lambda: transport.show_zoom(self.canvas.framing.zoom))

    def _connect_head(self, head: SideHead) -> None:
        comparison, place = self.comparison, head.place
        head.offset_requested.connect(partial(comparison.shift, place))
        head.hear_requested.connect(partial(self._hear, place))
        head.remove_requested.connect(partial(comparison.remove, place))

    def _hear(self, place: int, on: bool) -> None:
        self.comparison.hear(place if on else None)

    def _loop(self, loop: Loop) -> None:
        self.comparison.playhead.loops = loop is Loop.TAKE

    def _show_sides(self) -> None:
        comparison = self.comparison
        sides, heard = comparison.sides, comparison.heard
        for head in self.heads:
            there = head.place < len(sides)
            head.setVisible(there)
            if there:
                in_hand = head.place == comparison.in_hand
                removable = len(sides) > 2
                head.show_side(sides[head.place], head.place == heard, in_hand, removable)
        self.bar.show_room(len(sides) < MOST)
        self.canvas.show_sides(sides, comparison.in_hand)
        self._enable()
        self.figures.look_again()

    def _enable(self) -> None:
        """Two frames that stand at a cut cannot be played."""
        playhead = self.comparison.playhead
        self.transport.enable(playhead.ready and not playhead.holds)

    def _presented(self) -> None:
        self.canvas.update()
        for head in self.heads[: len(self.comparison.sides)]:
            head.show_place()
        self._show_time()
        if self.comparison.playhead.playing:
            self.figures.show_dropped()
        else:
            self.figures.look_again()

    def _show_playing(self, playing: bool) -> None:
        self.transport.show_playing(playing)
        self.figures.look_again()

    def _show_time(self) -> None:
        playhead = self.comparison.playhead
        frames, at = playhead.frames, playhead.number
        words = t(
            "{time} / {length} · f {frame}",
            time=frames.timecode(at),
            length=frames.timecode(playhead.last + 1),
            frame=at,
        )
        self.transport.show_place(at, playhead.last, words if frames.starts else "")

    def _warn(self) -> None:
        self.noticed.emit(t(SLOWED))

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(4, 4, 4, 4)
        rows.setSpacing(6)
        heads = QHBoxLayout()
        heads.setSpacing(8)
        for head in self.heads:
            heads.addWidget(head, 1)
        rows.addWidget(self.bar)
        rows.addLayout(heads)
        rows.addWidget(self.canvas, 1)
        rows.addWidget(self.transport)
        rows.addWidget(self.figures)
        self.full.layout_of_home(rows, 2)
