"""What the artist thinks of the take that is shown, by key."""

from hailuo_desktop.domain.marks import MOST_STARS
from hailuo_desktop.translate import Marked, mark

from .action import Action, FilmAction

REJECT = FilmAction(
    name="reject",
    text=mark("Reject this take"),
    menu=mark("Re&ject this take"),
    keys=("X",),
    help=mark("keep or reject the take, or take that back"),
    tip=mark("It is passed over from now on; nothing is deleted."),
)
_STARS: tuple[Marked, ...] = (
    mark("No stars"),
    mark("1 star"),
    mark("2 stars"),
    mark("3 stars"),
    mark("4 stars"),
    mark("5 stars"),
)
STARS: tuple[FilmAction, ...] = tuple(
    FilmAction(
        name=f"stars_{count}",
        text=_STARS[count],
        keys=(str(count),),
        help=mark("stars; 0 takes them off"),
    )
    for count in range(MOST_STARS + 1)
)
NEXT_SHOT = FilmAction(
    name="next_shot",
    text=mark("Next shot"),
    keys=("Return", "Enter"),
    help=mark("next shot"),
    repeats=True,
)
MARK_ACTIONS: tuple[FilmAction, ...] = (REJECT, *STARS, NEXT_SHOT)

# Of all takes of the board, in the menu of the window.
CULL = Action(
    name="cull",
    text=mark("&Cull undecided takes"),
    keys=("Ctrl+K",),
    help=mark("go through all undecided takes"),
    tip=mark("One after the other in the whole window: of the chosen shots, or the board."),
)
VARY = Action(
    name="vary",
    text=mark("&Vary the shot…"),
    keys=("Ctrl+Shift+V",),
    help=mark("plan variants of the shot"),
    tip=mark("Camera × wording × first frame, as drafts or as takes, counted and priced first."),
)
REJECTED_FILMS = Action(
    name="rejected_films",
    text=mark("Disk use and &rejected films…"),
    tip=mark("What the films of the board take up; rejected ones go to the system's bin."),
)
