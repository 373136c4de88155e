"""Commands while takes are compared: those of the comparison, and the film's, turned to it."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.actions import compare, films, picture, playback
from hailuo_desktop.ui.actions.action import Action
from hailuo_desktop.ui.actions.window import FULL_SCREEN
from hailuo_desktop.ui.viewer.film_commands import PACES, STEPS, WAYS
from hailuo_desktop.ui.viewer.framing import STEP

from .comparison import Comparison
from .modes import Mode
from .page import ComparePage

NOT_HERE = mark("That is for one film: leave the comparison first.")
Do = Callable[[ComparePage], object]
Call = Callable[..., object]
# What would be done with a film that nobody sees now.
_OF_ONE = (playback.MARK_IN, playback.MARK_OUT, playback.CLEAR_POINTS, *picture.PICTURE_GOES)
_MODES = dict(zip(compare.MODES, Mode, strict=True))


class CompareCommands:
    """``page`` is the one that is seen, None while no takes are compared."""

    def __init__(
        self,
        actions: ActionSet,
        page: Callable[[], ComparePage | None],
        refuse: Callable[[str], object],
    ) -> None:
        self._actions = actions
        self._page = page
        self._refuse = refuse
        for action, mode in _MODES.items():
            self._bind(action, partial(_choose, mode))
        self._bind_sides()
        self._turn_playback()
        self._turn_picture()

    def _bind(self, action: Action, do: Do) -> None:
        self._actions.bind(action, partial(self._do, action, do))

    def _do(self, action: Action, do: Do) -> None:
        page = self._page()
        if page is None:
            self._refuse(t(action.needs))
        else:
            do(page)

    def _turn(self, action: Action, do: Do) -> None:
        """The film's own command, while one film is seen; else this."""
        self._actions.wrap(action, lambda call: partial(self._either, do, call))

    def _either(self, do: Do, call: Call) -> object:
        page = self._page()
        return call() if page is None else do(page)

    def _bind_sides(self) -> None:
        bind = self._bind
        bind(compare.LESS, lambda page: page.comparison.look.nudge(-1))
        bind(compare.MORE, lambda page: page.comparison.look.nudge(1))
        bind(compare.ALTERNATE, _alternate)
        bind(compare.ADD_SIDE, lambda page: page.add_requested.emit())
        bind(compare.REMOVE_SIDE, lambda page: page.comparison.remove(page.comparison.in_hand))
        bind(compare.NEXT_SIDE, lambda page: _next_side(page.comparison))
        bind(compare.HEAR_NEXT, lambda page: page.comparison.hear_next())
        bind(compare.EARLIER, lambda page: _shift(page.comparison, -1))
        bind(compare.LATER, lambda page: _shift(page.comparison, 1))
        bind(compare.EVEN, lambda page: page.comparison.shift(page.comparison.in_hand, 0))

    def _turn_playback(self) -> None:
        turn = self._turn
        turn(films.TOGGLE_FILM, lambda page: page.comparison.playhead.toggle())
        turn(films.PAUSE_FILM, lambda page: page.comparison.playhead.pause())
        turn(films.FORWARDS, lambda page: page.comparison.playhead.forward())
        turn(films.BACKWARDS, lambda page: page.comparison.playhead.backward())
        for action, frames in STEPS.items():
            turn(action, partial(_step, frames))
        turn(films.TO_FIRST_FRAME, lambda page: page.comparison.playhead.jump(to_end=False))
        turn(films.TO_LAST_FRAME, lambda page: page.comparison.playhead.jump(to_end=True))
        turn(films.SOUND, lambda page: page.transport.mute.toggle())
        turn(playback.LOOP, lambda page: page.transport.set_loop(page.transport.next_loop))
        turn(playback.SLOWER, partial(_change_pace, {b: a for a, b in pairwise(PACES)}))
        turn(playback.FASTER, partial(_change_pace, dict(pairwise(PACES))))
        turn(playback.USUAL_SPEED, partial(_set_pace, 1.0))

    def _turn_picture(self) -> None:
        turn = self._turn
        turn(picture.ZOOM_FIT, lambda page: page.canvas.toggle_fit())
        turn(picture.ZOOM_IN, lambda page: page.canvas.zoom_by(STEP))
        turn(picture.ZOOM_OUT, lambda page: page.canvas.zoom_by(1 / STEP))
        for action, (across, down) in WAYS.items():
            turn(action, partial(_pan, across, down))
        for action in (films.FILM_FULL_SCREEN, FULL_SCREEN):
            turn(action, lambda page: page.full.toggle())
        for action in _OF_ONE:
            turn(action, lambda _: self._refuse(t(NOT_HERE)))


def _choose(mode: Mode, page: ComparePage) -> None:
    """The key of the flip flips, where that is the mode already."""
    look = page.comparison.look
    if mode is Mode.FLIP and look.mode is Mode.FLIP:
        look.flip()
    else:
        look.choose(mode)


def _alternate(page: ComparePage) -> None:
    look = page.comparison.look
    on = not look.alternates
    look.choose(Mode.FLIP)
    look.alternate(on)


def _next_side(comparison: Comparison) -> None:
    comparison.take(comparison.in_hand % (len(comparison.sides) - 1) + 1)


def _shift(comparison: Comparison, later: int) -> None:
    """A side that comes later shows, at each moment, an earlier picture of its own."""
    comparison.shift(comparison.in_hand, comparison.side.offset - later)


def _step(frames: int, page: ComparePage) -> None:
    page.comparison.playhead.step(frames)


def _change_pace(ways: dict[float, float], page: ComparePage) -> None:
    pace = page.comparison.playhead.pace
    _set_pace(ways.get(pace, pace), page)


def _set_pace(pace: float, page: ComparePage) -> None:
    page.comparison.playhead.set_pace(pace)
    page.transport.show_pace(pace)


def _pan(across: float, down: float, page: ComparePage) -> None:
    page.canvas.pan_by(across, down)
