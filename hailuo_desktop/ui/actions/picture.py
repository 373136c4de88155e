"""How the picture of a film is seen, and where it goes."""

from hailuo_desktop.translate import mark

from .action import FilmAction

_ZOOM = mark("zoom: whole or 100 %, in, out")
ZOOM_FIT = FilmAction(
    name="zoom_fit", text=mark("&Whole picture or 100 %"), keys=("Z",), help=_ZOOM
)
ZOOM_IN = FilmAction(
    name="zoom_in", text=mark("Zoom &in"), keys=("+", "="), help=_ZOOM, repeats=True
)
ZOOM_OUT = FilmAction(
    name="zoom_out", text=mark("&Zoom out"), keys=("-",), help=_ZOOM, repeats=True
)
_PAN = mark("move what is zoomed")
PAN_LEFT = FilmAction(
    name="view_left",
    text=mark("View further left"),
    keys=("Ctrl+Left",),
    help=_PAN,
    in_lists=False,
    repeats=True,
)
PAN_RIGHT = FilmAction(
    name="view_right",
    text=mark("View further right"),
    keys=("Ctrl+Right",),
    help=_PAN,
    in_lists=False,
    repeats=True,
)
PAN_UP = FilmAction(
    name="view_up",
    text=mark("View further up"),
    keys=("Ctrl+Up",),
    help=_PAN,
    in_lists=False,
    repeats=True,
)
PAN_DOWN = FilmAction(
    name="view_down",
    text=mark("View further down"),
    keys=("Ctrl+Down",),
    help=_PAN,
    in_lists=False,
    repeats=True,
)
_GUIDES = mark("thirds, safe areas")
THIRDS = FilmAction(name="thirds", text=mark("T&hirds"), keys=("G",), help=_GUIDES, checkable=True)
SAFE_AREAS = FilmAction(
    name="safe_areas",
    text=mark("Safe ar&eas"),
    keys=("Shift+G",),
    help=_GUIDES,
    checkable=True,
    tip=mark("93 % and 90 % of the picture: what every screen is sure to show"),
)
SAVE_PICTURE = FilmAction(
    name="save_picture",
    text=mark("Sa&ve this picture…"),
    keys=("S",),
    help=mark("save this picture"),
    icon="image",
    film=True,
    tip=mark("The exact frame as a PNG file"),
)
COPY_PICTURE = FilmAction(
    name="copy_picture",
    text=mark("Copy this p&icture"),
    keys=("Ctrl+C",),
    help=mark("copy this picture"),
    icon="copy",
    film=True,
    in_lists=False,
)
_SLOT = mark("this picture as first or last frame")
AS_FIRST_FRAME = FilmAction(
    name="as_first_frame",
    text=mark("Use as the s&hot's first frame"),
    keys=("Ctrl+Home",),
    help=_SLOT,
    icon="arrow-right",
    film=True,
    in_lists=False,
)
AS_LAST_FRAME = FilmAction(
    name="as_last_frame",
    text=mark("Use as the shot's last fram&e"),
    keys=("Ctrl+End",),
    help=_SLOT,
    icon="arrow-left",
    film=True,
    in_lists=False,
)

PANS = (PAN_LEFT, PAN_RIGHT, PAN_UP, PAN_DOWN)
PICTURE_GOES = (SAVE_PICTURE, COPY_PICTURE, AS_FIRST_FRAME, AS_LAST_FRAME)
PICTURE = (ZOOM_FIT, ZOOM_IN, ZOOM_OUT, *PANS, THIRDS, SAFE_AREAS, *PICTURE_GOES)
