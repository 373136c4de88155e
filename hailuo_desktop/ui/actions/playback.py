"""How a film plays: from where to where, how often, how fast."""

from hailuo_desktop.translate import mark

from .action import FilmAction

_POINTS = mark("in, out, neither")
MARK_IN = FilmAction(
    name="mark_in", text=mark("&In point here"), keys=("I",), help=_POINTS, film=True
)
MARK_OUT = FilmAction(
    name="mark_out", text=mark("O&ut point here"), keys=("O",), help=_POINTS, film=True
)
CLEAR_POINTS = FilmAction(
    name="clear_points",
    text=mark("Clear in an&d out"),
    keys=("Shift+I",),
    help=_POINTS,
    film=True,
)
LOOP = FilmAction(
    name="loop",
    text=mark("Another way to loop"),
    keys=("R",),
    help=mark("loop: off, the take, from in to out, the board"),
)
LOOP_OFF = FilmAction(name="loop_off", text=mark("Stop at t&he end"), checkable=True)
LOOP_TAKE = FilmAction(name="loop_take", text=mark("Loop the ta&ke"), checkable=True)
LOOP_POINTS = FilmAction(name="loop_points", text=mark("Loop &from in to out"), checkable=True)
LOOP_BOARD = FilmAction(name="loop_board", text=mark("Play on throu&gh the board"), checkable=True)
_SPEED = mark("slower, faster, as it was made")
SLOWER = FilmAction(name="slower", text=mark("&Slower"), keys=(",",), help=_SPEED)
FASTER = FilmAction(name="faster", text=mark("F&aster"), keys=(".",), help=_SPEED)
USUAL_SPEED = FilmAction(
    name="usual_speed",
    text=mark("Usual sp&eed"),
    keys=("Backspace",),
    help=_SPEED,
    in_lists=False,
)

LOOPS = (LOOP_OFF, LOOP_TAKE, LOOP_POINTS, LOOP_BOARD)
PLAYBACK = (MARK_IN, MARK_OUT, CLEAR_POINTS, LOOP, *LOOPS, SLOWER, FASTER, USUAL_SPEED)
