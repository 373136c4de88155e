"""The viewer panel: surface, transport and the takes of the shot."""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from hailuo_desktop.domain.state_words import described
from hailuo_desktop.domain.take import Take
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.actions import films
from hailuo_desktop.ui.actions.marks import MARK_ACTIONS
from hailuo_desktop.ui.actions.window import FULL_SCREEN
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label
from hailuo_desktop.ui.shot.elided import Elided
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow, say

from .frame_list import FrameList
from .full_screen import FullScreen
from .player import Player
from .state_title import state_title
from .surface import VideoSurface
from .take_facts import TakeFacts
from .takes_strip import TakesStrip
from .transport import Transport

_CHORD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
EMPTY = mark("The takes of this shot appear here as soon as they are made.")
MISSING = mark(
    "The film of this take is gone from disk ({file}). EvoLink keeps films for a day: until then "
    "it comes back from there."
)


def _nothing() -> None:
    """A film speaks for itself."""


def _key(keys: str) -> Qt.Key:
    untyped: Any = QKeySequence(keys)
    return Qt.Key(untyped[0].key())


KEYS = {
    _key(keys): action for action in (*films.FILM_ACTIONS, *MARK_ACTIONS) for keys in action.keys
}


class Viewer(QWidget):
    """``take_requested``: the artist wants to see another take."""

    take_requested = Signal(str)
    failed = Signal(str)
    still_requested = Signal(object, int)  # the film's Path, and the number of a picture in it

    def __init__(self, action_set: ActionSet, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        say(self, name=mark("Viewer"))
        self.surface = VideoSurface(theme)
        self.player = Player(self.surface)
        self.transport = Transport(icons, theme)
        self.strip = TakesStrip(icons, theme)
        self._title = Elided("muted", Qt.TextElideMode.ElideRight)
        self._file: Path | None = None
        self._full = FullScreen(self, self.surface, self.press)
        self._ready = self._moving = False
        self._actions = action_set
        self._say_again: Callable[[], None] = _nothing  # what is said now, in another language
        self._bind()
        self._lay_out()
        self._connect()
        self.clear()
        follow(self, lambda: self._say_again())

    def show_video(self, file: Path, title: str, play: bool = True) -> None:
        """A finished take, playing or on its first frame; the one that is shown goes on."""
        self._title.show_text(title)
        self._say_again = _nothing
        if file == self._file:
            return
        self.player.close()
        self.surface.show_still(None, "")
        there = file.is_file()
        self._file = file if there else None  # one that comes back is another
        self._enable(there)
        if there:
            self.player.open(file, play)
        else:
            self.transport.show_time(0, 0, "")
            self._failed(t(MISSING, file=file.name))

    def count(self, file: Path, frames: FrameList) -> None:
        """The pictures of a film that is shown, as its stream has them."""
        if file == self._file:
            self.player.count(frames)

    def show_still(self, file: Path, number: int, image: QImage) -> None:
        """The answer to ``still_requested``."""
        if file == self._file:
            self.player.show_still(number, image)

    def show_waiting(self, take: Take, still: QImage | None) -> None:
        """A take that is not ready: its first frame, and how things stand."""
        self._stop()
        self._title.show_text(t("{shot} · take {number}", shot=take.name, number=take.number))
        words = f"{state_title(take)}\n{described(take)}"
        self.surface.show_still(still, words.strip())
        self._say_again = partial(self.show_waiting, take, still)

    def show_takes(
        self,
        takes: Sequence[Take],
        posters: Mapping[str, QImage],
        current: str,
        facts: Mapping[str, TakeFacts] | None = None,
    ) -> None:
        self.strip.show_takes(takes, posters, current, facts)

    def show_gone(self, title: str, words: str) -> None:
        """A film that is not there, and ``words`` that say why."""
        self._stop()
        self._title.show_text(title)
        self.surface.show_still(None, words)
        self._say_again = _nothing

    def clear(self) -> None:
        self._stop()
        self._title.show_text("")
        self._invite()
        self._say_again = self._invite
        self.strip.show_takes((), {}, "")

    def set_theme(self, theme: Theme) -> None:
        self.surface.theme = theme
        self.surface.update()
        self.strip.set_theme(theme)
        self.transport.set_theme(theme)

    def state(self) -> dict[str, str]:
        return self.transport.state()

    def restore(self, state: Mapping[str, str]) -> None:
        self.transport.restore(state)

    def press(self, event: QKeyEvent) -> bool:
        """A key for the film or its takes; False where it means nothing here."""
        key = Qt.Key(event.key())
        if event.modifiers() & _CHORD or self.isHidden():
            return False
        action = KEYS.get(key)
        if action is None or (action.film and not self._ready):
            return False
        if action.repeats or not event.isAutoRepeat():
            self._actions.run(action)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if not self._moving:
            self.player.pause()

    def lend_takes(self, to: QBoxLayout | None) -> None:
        """The title and the takes stand beside the film, in another layout; None: beneath it."""
        self.strip.set_upright(to is not None)
        self._heading.setVisible(to is None)
        if to is None:
            self._head.addWidget(self._title, 1)
            self._rows.addWidget(self.strip)
        else:
            to.addWidget(self._title)
            to.addWidget(self.strip, 1)

    @contextmanager
    def moving(self) -> Generator[None]:
        """To another place of the window, where the film goes on as it was."""
        self._moving = True
        try:
            yield
        finally:
            self._moving = False

    def _invite(self) -> None:
        self.surface.show_still(None, t(EMPTY))

    def _stop(self) -> None:
        self._file = None
        self.player.close()
        self.transport.show_time(0, 0, "")
        self._enable(False)

    def _enable(self, ready: bool) -> None:
        """Only what needs a film: how loud it will be may be set before there is one."""
        self._ready = ready
        self.transport.enable(ready)

    def _failed(self, words: str) -> None:
        self._enable(False)
        self.surface.show_still(None, words)
        self.failed.emit(words)

    def _bind(self) -> None:
        bind, player = self._actions.bind, self.player
        bind(films.TOGGLE_FILM, player.toggle)
        bind(films.PAUSE_FILM, player.pause)
        bind(films.FORWARDS, player.forward)
        bind(films.BACKWARDS, player.backward)
        bind(films.FRAME_BACK, lambda: player.step(-1))
        bind(films.FRAME_ON, lambda: player.step(1))
        bind(films.TO_FIRST_FRAME, lambda: player.jump(to_end=False))
        bind(films.TO_LAST_FRAME, lambda: player.jump(to_end=True))
        bind(films.PREVIOUS_TAKE, lambda: self.strip.go(-1))
        bind(films.NEXT_TAKE, lambda: self.strip.go(1))
        bind(films.LOOP, self.transport.loop.toggle)
        bind(films.SOUND, self.transport.mute.toggle)
        bind(films.FILM_FULL_SCREEN, self._full.toggle)
        bind(FULL_SCREEN, self._full.toggle)

    def _connect(self) -> None:
        transport, player = self.transport, self.player
        transport.play_requested.connect(player.toggle)
        transport.step_requested.connect(player.step)
        transport.seek_requested.connect(player.seek)
        transport.loop_changed.connect(player.set_loop)
        transport.volume_changed.connect(player.set_volume)
        transport.full_screen_requested.connect(self._full.toggle)
        player.time_changed.connect(self._show_time)
        player.playing_changed.connect(transport.show_playing)
        player.failed.connect(self._failed)
        player.still_requested.connect(self._want_still)
        self.surface.toggled.connect(self._surface_clicked)
        self.surface.full_screen_requested.connect(self._full.toggle)
        self.strip.take_requested.connect(self.take_requested)

    def _show_time(self, position: int, duration: int) -> None:
        frames, shown = self.player.frames, self.player.frame
        words = f"{frames.timecode(min(shown, frames.last))} / {frames.length}"
        self.transport.show_time(position, duration, words)

    def _want_still(self, number: int) -> None:
        if self._file is not None:
            self.still_requested.emit(self._file, number)

    def _surface_clicked(self) -> None:
        self.setFocus()
        if self._file is not None:
            self.player.toggle()

    def _lay_out(self) -> None:
        self._heading = say(label(role="heading"), mark("Viewer"))
        self._head = head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addWidget(self._title, 1)
        self._rows = layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.surface, 1)
        layout.addWidget(self.transport)
        layout.addWidget(self.strip)
        self._full.layout_of_home(layout, 1)
