"""What can be done with the film that is shown, by key."""

from hailuo_desktop.translate import mark

from .action import FilmAction
from .picture import PICTURE
from .playback import PLAYBACK

TOGGLE_FILM = FilmAction(
    name="toggle_film", text=mark("Pla&y"), keys=("Space",), help=mark("play, pause"), film=True
)
_SHUTTLE = mark("backwards, pause, forwards; again: faster")
BACKWARDS = FilmAction(
    name="backwards", text=mark("&Backwards"), keys=("J",), help=_SHUTTLE, film=True, repeats=True
)
PAUSE_FILM = FilmAction(
    name="pause_film", text=mark("&Pause"), keys=("K",), help=_SHUTTLE, film=True
)
FORWARDS = FilmAction(
    name="forwards", text=mark("For&wards"), keys=("L",), help=_SHUTTLE, film=True, repeats=True
)
FRAME_BACK = FilmAction(
    name="frame_back",
    text=mark("One fra&me back"),
    keys=("Left",),
    help=mark("one frame back or on"),
    film=True,
    in_lists=False,
    repeats=True,
)
FRAME_ON = FilmAction(
    name="frame_on",
    text=mark("One frame o&n"),
    keys=("Right",),
    help=mark("one frame back or on"),
    film=True,
    in_lists=False,
    repeats=True,
)
TO_FIRST_FRAME = FilmAction(
    name="to_first_frame",
    text=mark("First f&rame"),
    keys=("Home",),
    help=mark("first and last frame"),
    film=True,
    in_lists=False,
)
TO_LAST_FRAME = FilmAction(
    name="to_last_frame",
    text=mark("&Last frame"),
    keys=("End",),
    help=mark("first and last frame"),
    film=True,
    in_lists=False,
)
PREVIOUS_TAKE = FilmAction(
    name="previous_take",
    text=mark("Previous take"),
    keys=("Up",),
    help=mark("previous or next take"),
    in_lists=False,
    repeats=True,
)
NEXT_TAKE = FilmAction(
    name="next_take",
    text=mark("Next take"),
    keys=("Down",),
    help=mark("previous or next take"),
    in_lists=False,
    repeats=True,
)
FRAMES_BACK = FilmAction(
    name="frames_back",
    text=mark("&Ten frames back"),
    keys=("Shift+Left",),
    help=mark("ten frames back or on"),
    film=True,
    in_lists=False,
    repeats=True,
)
FRAMES_ON = FilmAction(
    name="frames_on",
    text=mark("Ten frames &on"),
    keys=("Shift+Right",),
    help=mark("ten frames back or on"),
    film=True,
    in_lists=False,
    repeats=True,
)
KEEP = FilmAction(
    name="keep",
    text=mark("Keep this take"),
    menu=mark("&Keep this take"),
    keys=("P",),
    help=mark("keep or reject the take, or take that back"),
    tip=mark("The take that the board shows and that chained shots go on from"),
)
SOUND = FilmAction(name="sound", text=mark("Sound"), keys=("M",), help=mark("sound, full screen"))
FILM_FULL_SCREEN = FilmAction(
    name="film_full_screen",
    text=mark("Full screen"),
    keys=("F",),
    help=mark("sound, full screen"),
)
FILM_ACTIONS: tuple[FilmAction, ...] = (
    *(TOGGLE_FILM, BACKWARDS, PAUSE_FILM, FORWARDS, FRAME_BACK, FRAME_ON, FRAMES_BACK, FRAMES_ON),
    *(TO_FIRST_FRAME, TO_LAST_FRAME, *PLAYBACK, PREVIOUS_TAKE, NEXT_TAKE, KEEP, SOUND),
    *(FILM_FULL_SCREEN, *PICTURE),
)
