"""What the film's commands do, in the viewer that shows it."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPointF

from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.actions import films, picture, playback
from hailuo_desktop.ui.actions.action import Action

from .framing import FIT, STEP, Framing
from .guides import Guides
from .loop import Loop
from .player import Player
from .surface import VideoSurface
from .transport import Transport

PACES = (0.1, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 4.0)  # times the usual speed
PAN = 0.1  # of the view, for each press
TEN = 10  # frames
STEPS = {
    films.FRAME_BACK: -1,
    films.FRAME_ON: 1,
    films.FRAMES_BACK: -TEN,
    films.FRAMES_ON: TEN,
}
WAYS = dict(zip(picture.PANS, ((-PAN, 0), (PAN, 0), (0, -PAN), (0, PAN)), strict=True))
GUIDES = ((picture.THIRDS, Guides.THIRDS), (picture.SAFE_AREAS, Guides.SAFE))


class FilmCommands:
    """Binds them once; where the window's menus have checks, they follow."""

    def __init__(
        self, actions: ActionSet, player: Player, surface: VideoSurface, transport: Transport
    ) -> None:
        self._actions = actions
        self._player = player
        self._surface = surface
        self._transport = transport
        self._bind_play()
        self._bind_way()
        self._bind_view()
        transport.loop_changed.connect(self._show_loop)
        transport.zoom_requested.connect(self._toggle_fit)
        surface.framing_changed.connect(self._show_zoom)
        self._show_loop(transport.loop_in_use)

    def _bind_play(self) -> None:
        bind, player = self._actions.bind, self._player
        bind(films.TOGGLE_FILM, player.toggle)
        bind(films.PAUSE_FILM, player.pause)
        bind(films.FORWARDS, player.forward)
        bind(films.BACKWARDS, player.backward)
        for action, frames in STEPS.items():
            bind(action, partial(player.step, frames))
        bind(films.TO_FIRST_FRAME, partial(player.jump, to_end=False))
        bind(films.TO_LAST_FRAME, partial(player.jump, to_end=True))
        bind(films.SOUND, self._transport.mute.toggle)

    def _bind_way(self) -> None:
        bind, player, transport = self._actions.bind, self._player, self._transport
        bind(playback.MARK_IN, player.mark_in)
        bind(playback.MARK_OUT, player.mark_out)
        bind(playback.CLEAR_POINTS, player.clear_points)
        bind(playback.LOOP, lambda: transport.set_loop(transport.next_loop))
        for action, loop in zip(playback.LOOPS, Loop, strict=True):
            bind(action, partial(self._choose_loop, loop))
        bind(playback.SLOWER, partial(self._change_pace, {b: a for a, b in pairwise(PACES)}))
        bind(playback.FASTER, partial(self._change_pace, dict(pairwise(PACES))))
        bind(playback.USUAL_SPEED, partial(self._set_pace, 1.0))

    def _bind_view(self) -> None:
        bind, surface = self._actions.bind, self._surface
        bind(picture.ZOOM_FIT, self._toggle_fit)
        bind(picture.ZOOM_IN, partial(surface.zoom_by, STEP))
        bind(picture.ZOOM_OUT, partial(surface.zoom_by, 1 / STEP))
        for action, (across, down) in WAYS.items():
            bind(action, partial(surface.pan_by, across, down))
        for action, guide in GUIDES:
            bind(action, partial(self._toggle_guide, guide))

    def set_guides(self, guides: Guides) -> None:
        self._surface.set_guides(guides)
        for action, guide in GUIDES:
            self._check(action, guide in guides)

    def _toggle_guide(self, guide: Guides) -> None:
        self.set_guides(self._surface.guides ^ guide)

    def _choose_loop(self, loop: Loop) -> None:
        self._transport.set_loop(loop)
        self._show_loop(loop)  # one that is chosen again has lost its check

    def _show_loop(self, chosen: Loop) -> None:
        self._player.loop = chosen
        for action, loop in zip(playback.LOOPS, Loop, strict=True):
            self._check(action, loop is chosen)

    def _check(self, action: Action, checked: bool) -> None:
        entry = self._actions.by_name.get(action.name)
        if entry is not None:
            entry.setChecked(checked)

    def _change_pace(self, ways: dict[float, float]) -> None:
        pace = self._player.pace
        self._set_pace(ways.get(pace, pace))

    def _set_pace(self, pace: float) -> None:
        self._player.set_pace(pace)
        self._transport.show_pace(pace)

    def _toggle_fit(self) -> None:
        """All of it, or each of its pixels on one of the screen."""
        surface = self._surface
        middle = QPointF(surface.width() / 2, surface.height() / 2)
        if surface.framing.zoom is None:
            surface.zoom_by(1 / surface.zoom, middle)
        else:
            surface.set_framing(FIT)

    def _show_zoom(self) -> None:
        framing: Framing = self._surface.framing
        self._transport.show_zoom(framing.zoom)
