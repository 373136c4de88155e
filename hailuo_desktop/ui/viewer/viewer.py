"""The viewer panel: surface, transport and the takes of the shot."""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from hailuo_desktop.domain.state_words import described
from hailuo_desktop.domain.take import Take
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.actions import films
from hailuo_desktop.ui.actions.window import FULL_SCREEN
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label
from hailuo_desktop.ui.shot.elided import Elided
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow, say

from .film_commands import FilmCommands
from .film_keys import FilmKeys, heard_in_lists
from .film_source import FilmSource
from .full_screen import FullScreen
from .guides import Guides
from .picture_menu import picture_menu
from .player import Player
from .stand_in import Page, Room
from .state_title import state_title
from .surface import VideoSurface
from .take_facts import TakeFacts
from .takes_strip import TakesStrip
from .transport import Transport

EMPTY = mark("The takes of this shot appear here as soon as they are made.")
MISSING = mark(
    "The film of this take is gone from disk ({file}). EvoLink keeps films for a day: until then "
    "it comes back from there."
)
GAP = 400  # milliseconds that the last picture bridges until another take has one


class Viewer(QWidget):
    """``take_requested``: the artist wants to see another take."""

    take_requested = Signal(str)
    failed = Signal(str)
    noticed = Signal(str)  # what is wrong with a film that plays all the same

    def __init__(
        self, action_set: ActionSet, icons: Icons, theme: Theme, source: FilmSource
    ) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        say(self, name=mark("Viewer"))
        self.surface = VideoSurface(theme)
        self.player = Player(self.surface, source)
        self.transport = Transport(icons, theme)
        self.strip = TakesStrip(icons, theme)
        self._title = Elided("muted", Qt.TextElideMode.ElideRight, describes=self)
        self._file: Path | None = None
        self._full = FullScreen(self, self.surface, self.transport, self.press)
        self._ready = self._moving = False
        self._icons = icons
        self._theme = theme
        self._actions = action_set
        self._keys = FilmKeys(action_set, lambda: self._ready)
        self._commands = FilmCommands(action_set, self.player, self.surface, self.transport)
        self._gap = QTimer(self)
        self._gap.setSingleShot(True)
        self._gap.setInterval(GAP)
        self._gap.timeout.connect(partial(self.surface.show_still, None, ""))
        self._say_again: Callable[[], None] | None = None  # what is said now, in another language
        self._bind()
        self._lay_out()
        self._connect()
        self.clear()
        follow(self, lambda: self._say_again and self._say_again())

    def show_video(self, file: Path, title: str, play: bool = True, go_on: bool = False) -> None:
        """A finished take, playing or on its first frame; the one that is shown goes on.

        ``go_on``: it takes over from the film that is shown, at the same time and as that does,
        standing or playing; one that has played to its end gives way to one that begins.
        """
        self._title.show_text(title)
        self._say_again = None
        if file == self._file:
            return
        player = self.player
        takes_over = go_on and self._ready and not player.ended
        seconds, play = (player.seconds, player.playing) if takes_over else (0.0, play)
        player.close()
        there = file.is_file()
        self._file = file if there else None  # one that comes back is another
        self._enable(there)
        if not there:
            self.transport.show_place(0, 0, "")
            self._failed(t(MISSING, file=file.name))
            return
        if takes_over:
            self._gap.start()
        else:
            self.surface.show_still(None, "")
        player.open(file, play and self.room.page is None, seconds)

    def preload(self, files: Sequence[Path]) -> None:
        """What is most likely shown next is decoded where the film in hand stands."""
        self.player.preload(files)

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
        self._say_again = None

    def clear(self) -> None:
        self._stop()
        self._title.show_text("")
        self._invite()
        self._say_again = self._invite
        self.strip.show_takes((), {}, "")

    @property
    def title(self) -> str:
        """Whose film it is."""
        return self._title.accessibleName()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.surface.theme = theme
        self.surface.update()
        self.strip.set_theme(theme)
        self.transport.set_theme(theme)
        if self.room.page is not None:
            self.room.page.set_theme(theme)

    def state(self) -> dict[str, str]:
        return {**self.transport.state(), "guides": str(self.surface.guides.value)}

    def restore(self, state: Mapping[str, str]) -> None:
        self.transport.restore(state)
        kept = state.get("guides", "")
        self._commands.set_guides(Guides(int(kept)) if kept in ("1", "2", "3") else Guides.NONE)

    def press(self, event: QKeyEvent) -> bool:
        """A key for the film or its takes; False where it means nothing here."""
        hears: Page | FilmKeys = self.room.page or self._keys
        return not self.isHidden() and hears.press(event)

    def hears(self, event: QKeyEvent) -> bool:
        """Whether a key is meant for the film while a list beside it has the focus."""
        page = self.room.page
        return heard_in_lists(event) if page is None else page.hears(event)

    def menu(self) -> QMenu:
        """What can be done with the picture that is shown."""
        drawn = partial(self._icons.icon, color=self._theme.text)
        return picture_menu(self, self._actions, drawn)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if (
            self._ready
            and self.surface.isVisible()
            and self.surface.geometry().contains(event.pos())
        ):
            menu = self.menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(event.globalPos())

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
        self._gap.stop()
        self.player.close()
        self.transport.show_place(0, 0, "")
        self._enable(False)

    def _enable(self, ready: bool) -> None:
        """Only what needs a film: how loud it will be may be set before there is one."""
        self._ready = ready
        self.transport.enable(ready)

    def _failed(self, words: str) -> None:
        self._enable(False)
        self._gap.stop()
        self.surface.show_still(None, words)
        self.failed.emit(words)

    def _bind(self) -> None:
        bind = self._actions.bind
        bind(films.PREVIOUS_TAKE, lambda: self.strip.go(-1))
        bind(films.NEXT_TAKE, lambda: self.strip.go(1))
        bind(films.FILM_FULL_SCREEN, self._full.toggle)
        bind(FULL_SCREEN, self._full.toggle)

    def _connect(self) -> None:
        transport, player = self.transport, self.player
        transport.play_requested.connect(player.toggle)
        transport.step_requested.connect(player.step)
        transport.seek_requested.connect(player.go_to)
        transport.volume_changed.connect(player.set_volume)
        transport.full_screen_requested.connect(self._full.toggle)
        player.time_changed.connect(self._show_time)
        player.playing_changed.connect(transport.show_playing)
        player.speed_changed.connect(transport.show_speed)
        player.points_changed.connect(lambda: transport.show_points(player.points))
        player.failed.connect(self._failed)
        player.noticed.connect(self.noticed)
        self.surface.shown.connect(self._gap.stop)
        self.surface.toggled.connect(self._surface_clicked)
        self.surface.full_screen_requested.connect(self._full.toggle)
        self.strip.take_requested.connect(self.take_requested)

    def _show_time(self) -> None:
        """Of the picture that is on the screen: a number says what one sees."""
        frames, player = self.player.frames, self.player
        shown = min(max(0, player.shown), frames.last)
        words = t(
            "{time} / {length} · f {frame}",
            time=frames.timecode(shown),
            length=frames.length,
            frame=shown,
        )
        self.transport.show_place(min(player.frame, frames.last), frames.last, words)

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
        layout.setContentsMargins(6, 6, 6, 4)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.surface, 1)
        layout.addWidget(self.transport)
        layout.addWidget(self.strip)
        self._full.layout_of_home(layout, 1)
        self.room = Room(layout, self._heading, self._full, self.player)
