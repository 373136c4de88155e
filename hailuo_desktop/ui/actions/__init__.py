"""Every command of the window, in one table.

The menus, the menus of cards, takes and films, their buttons, their keys and the page of shortcuts
are made from it. A new command is an entry in one module here, and a ``bind`` in its presenter.
"""

from hailuo_desktop.translate import Marked, mark

from .action import Action, Place
from .compare import COMPARE_ACTIONS, COMPARE_ENTRIES
from .copying import TAKE_COPIES
from .films import FILM_ACTIONS, KEEP
from .inspector import INSPECTOR_ACTIONS
from .marks import MARK_ACTIONS, REJECT, STARS
from .menus import MENUS
from .shots import BOARD_KEYS
from .takes import TAKE_ACTIONS
from .window import BATCH_WITHOUT, SEND

ACTIONS: tuple[Action, ...] = tuple(
    dict.fromkeys(
        (
            *(SEND, BATCH_WITHOUT),
            *(action for _, menu in MENUS for action in menu if action is not None),
            *BOARD_KEYS,
            *FILM_ACTIONS,
            *MARK_ACTIONS,
            *COMPARE_ENTRIES,
            *COMPARE_ACTIONS,
            *INSPECTOR_ACTIONS,
            *TAKE_COPIES,
            *TAKE_ACTIONS,
        )
    )
)
BY_NAME = {action.name: action for action in ACTIONS}

# What widgets hear by themselves: no command of the place, but it stands on the page of shortcuts.
OWN_KEYS: tuple[tuple[Place, Marked | tuple[Action, ...], Marked], ...] = (
    (Place.BOARD, mark("← → ↑ ↓"), mark("choose a shot")),
    (Place.SHOT, mark("["), mark("choose a camera command")),
    (Place.SHOT, mark("Shift+click"), mark("on a chip: joins the command at the cursor")),
    (Place.SHOT, mark("Alt+Enter"), mark("mend what is underlined")),
    (Place.SHOT, mark("Enter"), mark("on a slot: browse for a picture")),
    (Place.SHOT, mark("Ctrl+V"), mark("on a slot: paste a picture")),
    (Place.SHOT, mark("Del"), mark("on a slot: clear it")),
    (Place.FILM, mark("Esc"), mark("leave the full screen")),
    (Place.COMPARE, mark("Esc"), mark("leave the comparison")),
    (Place.ANIMATIC, mark("Space"), mark("play, pause")),
    (Place.ANIMATIC, mark("← →"), mark("previous or next shot")),
    (Place.ANIMATIC, mark("Home End"), mark("its beginning and end")),
    (Place.ANIMATIC, mark("Esc"), mark("close it")),
    (Place.QUEUE, mark("Alt+↑ Alt+↓"), mark("send it sooner or later")),
    (Place.QUEUE, mark("Menu key"), mark("all that can be done with the take")),
    (Place.ALL_TAKES, mark("↓"), mark("from the search to the list")),
    (Place.ALL_TAKES, mark("Enter"), mark("play the take")),
    (Place.ALL_TAKES, (KEEP, REJECT), mark("keep or reject it")),
    (Place.ALL_TAKES, STARS, mark("its stars")),
)
