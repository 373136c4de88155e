"""Every command of the window, in one table.

The menus, the menus of cards, takes and films, their buttons, their keys and the page of shortcuts
are made from it. A new command is an entry here, and a ``bind`` in its presenter.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Queued,
    Take,
    Uncertain,
    Uploading,
)
from hailuo_desktop.translate import Marked, mark

NONE = mark("")


class Place(Enum):
    """Where the keys are heard; the value is the heading on the page of shortcuts, marked."""

    WINDOW = mark("Everywhere")
    BOARD = mark("Board")
    SHOT = mark("Prompt and frames")
    FILM = mark("Film, where no text is written")
    ANIMATIC = mark("Animatic")
    QUEUE = mark("Queue")


@dataclass(frozen=True, eq=False, kw_only=True)
class Action:
    """``name`` is its identity for settings and tests; ``text`` has its letter marked by an &.

    ``menu`` is the text in the window's own menus, where that has to say more. ``help`` stands on
    the page of shortcuts: actions of the same help share a line there. ``by_panels``: the panels
    hear its keys, the menu only tells of them. ``repeats``: a key that is held does it again.
    """

    name: str
    text: Marked
    menu: Marked = NONE
    keys: tuple[str, ...] = ()
    help: Marked = NONE
    place: Place = Place.WINDOW
    icon: str = ""
    tip: Marked = NONE
    checkable: bool = False
    by_panels: bool = False
    repeats: bool = False


def _some(shots: Sequence[Shot]) -> bool:
    return bool(shots)


@dataclass(frozen=True, eq=False, kw_only=True)
class ShotAction(Action):
    """It is done with the chosen shots, by their ids; ``when`` says whether that makes sense."""

    place: Place = Place.BOARD
    when: Callable[[Sequence[Shot]], bool] = _some


@dataclass(frozen=True, eq=False, kw_only=True)
class TakeAction(Action):
    """It is done with takes, by their ids; ``when`` says whether a take's state allows it.

    ``button``: it stands beneath the list too; ``alone``: with one take at a time; ``urgent``: a
    take that stands still most likely waits for it.
    """

    when: Callable[[Take], bool]
    place: Place = Place.QUEUE
    button: bool = True
    alone: bool = False
    urgent: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class FilmAction(Action):
    """``film``: it needs one that can be played. ``in_lists``: its key is heard in a list too."""

    place: Place = Place.FILM
    film: bool = False
    in_lists: bool = True


# File

NEW_SHOT = Action(name="new_shot", text=mark("&New shot"), keys=("Ctrl+N",), help=mark("new shot"))
IMPORT = Action(
    name="import",
    text=mark("&Import a storyboard…"),
    keys=("Ctrl+O",),
    help=mark("import a storyboard"),
)
TEMPLATE = Action(name="template", text=mark("Save a te&mplate for tables…"))
PACKAGE = Action(
    name="package",
    text=mark("&Save as a package…"),
    keys=("Ctrl+Shift+S",),
    help=mark("save as a package"),
)
PACKAGE_TAKES = Action(name="package_takes", text=mark("Save as a package &with its takes…"))
FILMS = Action(
    name="films", text=mark("&Export films…"), keys=("Ctrl+E",), help=mark("export films")
)
TABLE = Action(name="table", text=mark("Export as a &table…"))
SHEET = Action(
    name="sheet",
    text=mark("Storyboard sheet (&PDF)…"),
    keys=("Ctrl+P",),
    help=mark("storyboard sheet, PDF"),
)
BACKUPS = Action(name="backups", text=mark("&Backups…"))
KEY = Action(name="key", text=mark("API &key…"))
ASSOCIATE = Action(name="associate", text=mark("Open .hailuo files with a &double click"))
QUIT = Action(name="quit", text=mark("&Quit"), keys=("Ctrl+Q",), help=mark("quit"))

# Edit

UNDO = Action(name="undo", text=mark("&Undo"), keys=("Ctrl+Z",), help=mark("undo"), repeats=True)
REDO = Action(
    name="redo",
    text=mark("&Redo"),
    keys=("Ctrl+Shift+Z", "Ctrl+Y"),
    help=mark("redo"),
    repeats=True,
)
CUT = ShotAction(
    name="cut", text=mark("Cut"), keys=("Ctrl+X",), help=mark("cut, copy, paste shots")
)
COPY = ShotAction(
    name="copy",
    text=mark("Copy"),
    keys=("Ctrl+C",),
    help=mark("cut, copy, paste shots"),
    icon="copy",
)
PASTE = ShotAction(
    name="paste",
    text=mark("Paste"),
    keys=("Ctrl+V",),
    help=mark("cut, copy, paste shots"),
    icon="paste",
    when=lambda _: True,
)
DUPLICATE = ShotAction(
    name="duplicate",
    text=mark("Duplicate"),
    menu=mark("&Duplicate shot"),
    keys=("Ctrl+D",),
    help=mark("duplicate the shot"),
    place=Place.WINDOW,
    icon="duplicate",
)
DELETE = ShotAction(
    name="delete",
    text=mark("Delete"),
    menu=mark("De&lete shot"),
    keys=("Del",),
    help=mark("delete the shot"),
    icon="remove",
    by_panels=True,
)

# View

BOARD = Action(
    name="board",
    text=mark("&Board"),
    keys=("Ctrl+1",),
    help=mark("fold board, shot, queue, viewer"),
    checkable=True,
)
SHOT = Action(
    name="shot",
    text=mark("&Shot"),
    keys=("Ctrl+2",),
    help=mark("fold board, shot, queue, viewer"),
    checkable=True,
)
QUEUE = Action(
    name="queue",
    text=mark("&Queue"),
    keys=("Ctrl+3",),
    help=mark("fold board, shot, queue, viewer"),
    checkable=True,
)
VIEWER = Action(
    name="viewer",
    text=mark("&Viewer"),
    keys=("Ctrl+4",),
    help=mark("fold board, shot, queue, viewer"),
    checkable=True,
)
ANIMATIC = Action(
    name="animatic",
    text=mark("Play the &animatic"),
    keys=("Ctrl+Space",),
    help=mark("play the animatic"),
)
SKETCHES = Action(name="sketches", text=mark("Sketch camera &moves on hover"), checkable=True)
FULL_SCREEN = Action(
    name="full_screen", text=mark("&Full screen film"), keys=("F11",), help=mark("full screen film")
)

# Queue

SEND = Action(
    name="send",
    text=mark("&Add shot to the queue"),
    keys=("Ctrl+Return", "Ctrl+Enter"),
    help=mark("add the shot to the queue"),
    by_panels=True,
)
BATCH_WITHOUT = Action(
    name="batch_without",
    text=mark("Send batch: shots &without a take…"),
    keys=("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
    help=mark("send all shots without a take"),
)
BATCH_READY = Action(name="batch_ready", text=mark("Send batch: all &ready shots…"))
BATCH_SELECTED = Action(name="batch_selected", text=mark("Send batch: &selected shots…"))
PAUSE = Action(
    name="pause",
    text=mark("&Pause the queue"),
    keys=("Ctrl+Shift+P",),
    help=mark("pause or resume the queue"),
    checkable=True,
)

# Help

SHORTCUTS = Action(
    name="shortcuts",
    text=mark("&Keyboard shortcuts"),
    keys=("F1", "Ctrl+?"),
    help=mark("this page"),
)
ABOUT = Action(name="about", text=mark("&About Hailuo Desktop"))

Menu = tuple[Marked, tuple[Action | None, ...]]
MENUS: tuple[Menu, ...] = (
    (
        mark("&File"),
        (
            *(NEW_SHOT, None),
            *(IMPORT, TEMPLATE, PACKAGE, PACKAGE_TAKES, FILMS, TABLE, SHEET, None),
            *(BACKUPS, KEY, ASSOCIATE, None),
            QUIT,
        ),
    ),
    (mark("&Edit"), (UNDO, REDO, None, DUPLICATE, DELETE)),
    (mark("&View"), (BOARD, SHOT, QUEUE, VIEWER, None, ANIMATIC, SKETCHES, FULL_SCREEN)),
    (mark("&Queue"), (SEND, BATCH_WITHOUT, BATCH_READY, BATCH_SELECTED, None, PAUSE)),
    (mark("&Help"), (SHORTCUTS, ABOUT)),
)
PANELS = (BOARD, SHOT, QUEUE, VIEWER)

# The cards


def _several(shots: Sequence[Shot]) -> bool:
    return len(shots) > 1


def _at_most_one(shots: Sequence[Shot]) -> bool:
    return len(shots) <= 1


def _always(_: Sequence[Shot]) -> bool:
    return True


def _links(shots: Sequence[Shot]) -> list[bool]:
    """For each shot whose first frame comes from another: whether it waits for a kept take."""
    return [shot.first_from.wait for shot in shots if shot.first_from is not None]


SEND_SHOTS = ShotAction(name="send_shots", text=mark("Add to the queue"), icon="send")
PLAY = ShotAction(
    name="play",
    text=mark("Play the animatic from here"),
    keys=("Space",),
    help=mark("play the animatic from the shot"),
    icon="play",
)
BULK = ShotAction(name="bulk", text=mark("Edit {count} shots…"), icon="settings", when=_several)
CHAIN = ShotAction(name="chain", text=mark("Chain selected shots"), icon="link", when=_several)
LINK = ShotAction(
    name="link",
    text=mark("Use last frame of the shot before"),
    icon="link",
    when=lambda shots: len(shots) == 1 and not _links(shots),
)
WAIT = ShotAction(
    name="wait", text=mark("Wait for a kept take"), when=lambda shots: False in _links(shots)
)
WAIT_ANY = ShotAction(
    name="wait_any",
    text=mark("Take any finished take"),
    when=lambda shots: bool(_links(shots)) and all(_links(shots)),
)
UNLINK = ShotAction(
    name="unlink",
    text=mark("Unlink"),
    when=lambda shots: any(shot.first_link or shot.last_link for shot in shots),
)
ADD = ShotAction(
    name="add",
    text=mark("New shot after"),
    keys=("N",),
    help=mark("new shot after, before"),
    icon="plus",
    when=_always,
)
ADD_BEFORE = ShotAction(
    name="add_before",
    text=mark("New shot before"),
    keys=("Shift+N",),
    help=mark("new shot after, before"),
    when=_always,
)
RENAME = ShotAction(
    name="rename",
    text=mark("Change code"),
    keys=("F2",),
    help=mark("change its code, its scene heading"),
    when=_at_most_one,
)
SCENE = ShotAction(
    name="scene",
    text=mark("Scene heading…"),
    keys=("Shift+F2",),
    help=mark("change its code, its scene heading"),
    when=_at_most_one,
)
CARD_MENU: tuple[tuple[ShotAction, ...], ...] = (
    (SEND_SHOTS, PLAY),
    (CUT, COPY, PASTE, DUPLICATE, DELETE),
    (BULK,),
    (CHAIN, LINK, WAIT, WAIT_ANY, UNLINK),
    (ADD, ADD_BEFORE, RENAME, SCENE),
)
SELECT_ALL = Action(
    name="select_all",
    text=mark("All shots"),
    keys=("Ctrl+A",),
    help=mark("choose all shots"),
    place=Place.BOARD,
)
EARLIER = ShotAction(
    name="earlier",
    text=mark("Move before the shot before"),
    keys=("Alt+Left", "Alt+Up"),
    help=mark("move the shot"),
    repeats=True,
)
LATER = ShotAction(
    name="later",
    text=mark("Move behind the next shot"),
    keys=("Alt+Right", "Alt+Down"),
    help=mark("move the shot"),
    repeats=True,
)
FIND = Action(
    name="find",
    text=mark("Find and filter shots"),
    keys=("Ctrl+F",),
    help=mark("find and filter; Esc shows all again"),
    place=Place.BOARD,
)
WRITE_PROMPT = Action(
    name="write_prompt",
    text=mark("Write the prompt"),
    keys=("Return", "Enter"),
    help=mark("write its prompt"),
    place=Place.BOARD,
)
AS_LIST = Action(
    name="as_list",
    text=mark("List"),
    keys=("Alt+1",),
    help=mark("list, small cards, large cards"),
    place=Place.BOARD,
)
AS_SMALL_CARDS = Action(
    name="as_small_cards",
    text=mark("Small cards"),
    keys=("Alt+2",),
    help=mark("list, small cards, large cards"),
    place=Place.BOARD,
)
AS_LARGE_CARDS = Action(
    name="as_large_cards",
    text=mark("Large cards"),
    keys=("Alt+3",),
    help=mark("list, small cards, large cards"),
    place=Place.BOARD,
)
BOARD_KEYS: tuple[Action, ...] = (
    *(action for group in CARD_MENU for action in group),
    *(SELECT_ALL, EARLIER, LATER, FIND, WRITE_PROMPT, AS_LIST, AS_SMALL_CARDS, AS_LARGE_CARDS),
)

# The takes of the queue


def _waits(take: Take) -> bool:
    return isinstance(take.state, Queued | Uploading)


def _is_asked_after(take: Take) -> bool:
    return take.followed and not take.settled and not isinstance(take.state, Uncertain)


RESOLVE = TakeAction(
    name="resolve",
    text=mark("Resolve…"),
    icon="uncertain",
    tip=mark("Say what became of it: it is never sent again by itself."),
    when=lambda take: isinstance(take.state, Uncertain),
    alone=True,
    urgent=True,
)
FOLLOW = TakeAction(
    name="follow",
    text=mark("Follow again"),
    icon="follow",
    tip=mark("Ask after it again, and fetch its film."),
    when=lambda take: not take.followed and not take.settled,
    urgent=True,
)
RETRY = TakeAction(
    name="retry",
    text=mark("Make another take"),
    icon="retry",
    tip=mark("The same prompt, frames and settings once more, as a new take at its own price."),
    when=lambda take: isinstance(take.state, Failed | Cancelled),
    urgent=True,
)
START = TakeAction(
    name="start",
    text=mark("Start now"),
    icon="play",
    tip=mark("It is sent as soon as it is its turn."),
    when=lambda take: take.held,
)
EDIT = TakeAction(
    name="edit",
    text=mark("Edit the request…"),
    icon="panel-shot",
    tip=mark("Open its shot, then take over what you change."),
    when=lambda take: _waits(take) and take.submitted is None,
    alone=True,
)
TO_FRONT = TakeAction(
    name="to_front",
    text=mark("To the front"),
    icon="chevron-up",
    tip=mark("It is the next one to be sent."),
    when=_waits,
    button=False,
)
TO_END = TakeAction(
    name="to_end",
    text=mark("To the end"),
    icon="chevron-down",
    tip=mark("All others that wait are sent before it."),
    when=_waits,
    button=False,
)
CANCEL = TakeAction(
    name="cancel",
    text=mark("Cancel"),
    icon="cancelled",
    tip=mark("Nothing has been sent: it is not made and costs nothing."),
    when=lambda take: _is_asked_after(take) and _waits(take),
)
STOP = TakeAction(
    name="stop_following",
    text=mark("Stop following"),
    icon="stop-following",
    tip=mark(
        "Only the asking stops: the service cannot cancel, makes it and charges it all the same."
    ),
    when=lambda take: _is_asked_after(take) and not _waits(take),
)
REVEAL = TakeAction(
    name="reveal",
    text=mark("Show the file"),
    icon="reveal",
    tip=mark("Show the film in the file manager."),
    when=lambda take: isinstance(take.state, Completed),
    alone=True,
)
COPY_TASK = TakeAction(
    name="copy_task",
    text=mark("Copy the task id"),
    icon="copy",
    tip=mark("For EvoLink's task list, or its support."),
    when=lambda take: bool(take.task),
)
REMOVE = TakeAction(
    name="remove",
    text=mark("Remove from the queue"),
    keys=("Del",),
    help=mark("remove what is settled or not yet sent"),
    icon="remove",
    tip=mark("It leaves this list; the film and its record stay."),
    when=lambda take: take.settled or _waits(take),
)
TAKE_ACTIONS: tuple[TakeAction, ...] = (
    *(RESOLVE, FOLLOW, RETRY, START, EDIT, TO_FRONT, TO_END),
    *(CANCEL, STOP, REVEAL, COPY_TASK, REMOVE),
)


def actions_for(takes: Sequence[Take]) -> list[TakeAction]:
    """What may be done with all of the takes at once."""
    return [
        action
        for action in TAKE_ACTIONS
        if takes and all(map(action.when, takes)) and (len(takes) == 1 or not action.alone)
    ]


def urgent_action(take: Take) -> TakeAction | None:
    """What a take that stands still most likely waits for."""
    return next((action for action in actions_for([take]) if action.urgent), None)


# The film

TOGGLE_FILM = FilmAction(
    name="toggle_film", text=mark("Play"), keys=("Space",), help=mark("play, pause"), film=True
)
_SHUTTLE = mark("backwards, pause, forwards; again: faster")
BACKWARDS = FilmAction(
    name="backwards", text=mark("Backwards"), keys=("J",), help=_SHUTTLE, film=True, repeats=True
)
PAUSE_FILM = FilmAction(
    name="pause_film", text=mark("Pause"), keys=("K",), help=_SHUTTLE, film=True
)
FORWARDS = FilmAction(
    name="forwards", text=mark("Forwards"), keys=("L",), help=_SHUTTLE, film=True, repeats=True
)
FRAME_BACK = FilmAction(
    name="frame_back",
    text=mark("One frame back"),
    keys=("Left",),
    help=mark("one frame back or on"),
    film=True,
    in_lists=False,
    repeats=True,
)
FRAME_ON = FilmAction(
    name="frame_on",
    text=mark("One frame on"),
    keys=("Right",),
    help=mark("one frame back or on"),
    film=True,
    in_lists=False,
    repeats=True,
)
TO_FIRST_FRAME = FilmAction(
    name="to_first_frame",
    text=mark("First frame"),
    keys=("Home",),
    help=mark("first and last frame"),
    film=True,
    in_lists=False,
)
TO_LAST_FRAME = FilmAction(
    name="to_last_frame",
    text=mark("Last frame"),
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
KEEP = FilmAction(
    name="keep",
    text=mark("Keep this take"),
    keys=("P",),
    help=mark("keep the take, or let it go"),
    tip=mark("The take that the board shows and that chained shots go on from"),
)
LOOP = FilmAction(
    name="loop", text=mark("Loop"), keys=("O",), help=mark("loop, sound, full screen")
)
SOUND = FilmAction(
    name="sound", text=mark("Sound"), keys=("M",), help=mark("loop, sound, full screen")
)
FILM_FULL_SCREEN = FilmAction(
    name="film_full_screen",
    text=mark("Full screen"),
    keys=("F",),
    help=mark("loop, sound, full screen"),
)
FILM_ACTIONS: tuple[FilmAction, ...] = (
    *(TOGGLE_FILM, BACKWARDS, PAUSE_FILM, FORWARDS, FRAME_BACK, FRAME_ON),
    *(TO_FIRST_FRAME, TO_LAST_FRAME, PREVIOUS_TAKE, NEXT_TAKE, KEEP, LOOP, SOUND),
    FILM_FULL_SCREEN,
)

ACTIONS: tuple[Action, ...] = tuple(
    dict.fromkeys(
        (
            *(SEND, BATCH_WITHOUT),
            *(action for _, menu in MENUS for action in menu if action is not None),
            *BOARD_KEYS,
            *FILM_ACTIONS,
            *TAKE_ACTIONS,
        )
    )
)
BY_NAME = {action.name: action for action in ACTIONS}

# What widgets hear by themselves: no command, but it stands on the page of shortcuts.
OWN_KEYS: tuple[tuple[Place, str, Marked], ...] = (
    (Place.BOARD, "← → ↑ ↓", mark("choose a shot")),
    (Place.SHOT, "[", mark("choose a camera command")),
    (Place.SHOT, "Shift+click", mark("on a chip: joins the command at the cursor")),
    (Place.SHOT, "Alt+Enter", mark("mend what is underlined")),
    (Place.SHOT, "Enter", mark("on a slot: browse for a picture")),
    (Place.SHOT, "Ctrl+V", mark("on a slot: paste a picture")),
    (Place.SHOT, "Del", mark("on a slot: clear it")),
    (Place.FILM, "Esc", mark("leave the full screen")),
    (Place.ANIMATIC, "Space", mark("play, pause")),
    (Place.ANIMATIC, "← →", mark("previous or next shot")),
    (Place.ANIMATIC, "Home End", mark("its beginning and end")),
    (Place.ANIMATIC, "Esc", mark("close it")),
    (Place.QUEUE, "Alt+↑ Alt+↓", mark("send it sooner or later")),
    (Place.QUEUE, "Menu key", mark("all that can be done with the take")),
)
