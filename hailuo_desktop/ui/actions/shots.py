"""What can be done with the cards of the board, by menu and by key."""

from collections.abc import Sequence

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.translate import mark

from .action import Action, Place, ShotAction


def _several(shots: Sequence[Shot]) -> bool:
    return len(shots) > 1


def _at_most_one(shots: Sequence[Shot]) -> bool:
    return len(shots) <= 1


def _always(_: Sequence[Shot]) -> bool:
    return True


def _links(shots: Sequence[Shot]) -> list[bool]:
    """For each shot whose first frame comes from another: whether it waits for a kept take."""
    return [shot.first_from.wait for shot in shots if shot.first_from is not None]


CUT = ShotAction(
    name="cut",
    text=mark("Cut"),
    menu=mark("Cu&t"),
    keys=("Ctrl+X",),
    help=mark("cut, copy, paste shots"),
    by_panels=True,
)
COPY = ShotAction(
    name="copy",
    text=mark("Copy"),
    menu=mark("&Copy"),
    keys=("Ctrl+C",),
    help=mark("cut, copy, paste shots"),
    by_panels=True,
    icon="copy",
)
PASTE = ShotAction(
    name="paste",
    text=mark("Paste"),
    menu=mark("&Paste"),
    keys=("Ctrl+V",),
    help=mark("cut, copy, paste shots"),
    by_panels=True,
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
SEND_SHOTS = ShotAction(name="send_shots", text=mark("Add to the queue"), icon="send")
PLAY = ShotAction(
    name="play",
    text=mark("Play the animatic from here"),
    keys=("Space",),
    help=mark("play the animatic from the shot"),
    icon="play",
)
_SEVERAL = mark("Choose several shots first.")
BULK = ShotAction(
    name="bulk",
    text=mark("Edit {count} shots…"),
    menu=mark("&Edit the chosen shots…"),
    icon="settings",
    when=_several,
    needs=_SEVERAL,
)
CHAIN = ShotAction(
    name="chain",
    text=mark("Chain selected shots"),
    menu=mark("&Chain selected shots"),
    icon="link",
    when=_several,
    needs=_SEVERAL,
)
LINK = ShotAction(
    name="link",
    text=mark("Use last frame of the shot before"),
    menu=mark("&Use last frame of the shot before"),
    icon="link",
    when=lambda shots: len(shots) == 1 and not _links(shots),
    needs=mark("Choose one shot that is not linked yet."),
)
_LINKED = mark("Choose a shot that goes on from another one.")
WAIT = ShotAction(
    name="wait",
    text=mark("Wait for a kept take"),
    menu=mark("&Wait for a kept take"),
    when=lambda shots: False in _links(shots),
    needs=_LINKED,
)
WAIT_ANY = ShotAction(
    name="wait_any",
    text=mark("Take any finished take"),
    menu=mark("&Take any finished take"),
    when=lambda shots: bool(_links(shots)) and all(_links(shots)),
    needs=_LINKED,
)
UNLINK = ShotAction(
    name="unlink",
    text=mark("Unlink"),
    menu=mark("Un&link"),
    when=lambda shots: any(shot.first_link or shot.last_link for shot in shots),
    needs=_LINKED,
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
    menu=mark("New shot &before"),
    keys=("Shift+N",),
    help=mark("new shot after, before"),
    when=_always,
)
RENAME = ShotAction(
    name="rename",
    text=mark("Change code"),
    menu=mark("Change c&ode"),
    keys=("F2",),
    help=mark("change its code, its scene heading"),
    when=_at_most_one,
    needs=mark("Choose one shot only."),
)
SCENE = ShotAction(
    name="scene",
    text=mark("Scene heading…"),
    menu=mark("&Scene heading…"),
    keys=("Shift+F2",),
    help=mark("change its code, its scene heading"),
    when=_at_most_one,
    needs=mark("Choose one shot only."),
)
RENUMBER = Action(name="renumber", text=mark("Renu&mber shots…"))
COPY_FILM = ShotAction(
    name="copy_film",
    text=mark("Copy the film's file"),
    menu=mark("Copy the &film's file"),
    tip=mark("Of the take in use, to be pasted into a folder or another program"),
)
COPY_FILM_PATH = ShotAction(
    name="copy_film_path", text=mark("Copy the film's path"), menu=mark("Copy the film's p&ath")
)
COPY_PROMPT = ShotAction(
    name="copy_prompt", text=mark("Copy the prompt"), menu=mark("Copy the &prompt")
)
CARD_MENU: tuple[tuple[ShotAction, ...], ...] = (
    (SEND_SHOTS, PLAY),
    (CUT, COPY, PASTE, DUPLICATE, DELETE),
    (COPY_FILM, COPY_FILM_PATH, COPY_PROMPT),
    (BULK,),
    (CHAIN, LINK, WAIT, WAIT_ANY, UNLINK),
    (ADD, ADD_BEFORE, RENAME, SCENE),
)
SELECT_ALL = Action(
    name="select_all",
    text=mark("All shots"),
    menu=mark("Select &all"),
    keys=("Ctrl+A",),
    help=mark("choose all shots"),
    place=Place.BOARD,
    by_panels=True,
)
EARLIER = ShotAction(
    name="earlier",
    text=mark("Move before the shot before"),
    menu=mark("Mo&ve before the shot before"),
    keys=("Alt+Left", "Alt+Up"),
    help=mark("move the shot"),
    repeats=True,
)
LATER = ShotAction(
    name="later",
    text=mark("Move behind the next shot"),
    menu=mark("Move be&hind the next shot"),
    keys=("Alt+Right", "Alt+Down"),
    help=mark("move the shot"),
    repeats=True,
)
FIND = Action(
    name="find",
    text=mark("Find and filter shots"),
    menu=mark("&Find and filter shots"),
    keys=("Ctrl+F",),
    help=mark("find and filter; Esc shows all again"),
    place=Place.BOARD,
    by_panels=True,
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
