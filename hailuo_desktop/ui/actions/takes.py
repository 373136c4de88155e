"""What can be done with the takes of the queue, by their states."""

from collections.abc import Sequence

from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Take,
    Uncertain,
)
from hailuo_desktop.translate import mark

from .action import TakeAction


def _waits(take: Take) -> bool:
    return take.unsent


def _is_asked_after(take: Take) -> bool:
    return take.followed and not take.settled and not isinstance(take.state, Uncertain)


RESOLVE = TakeAction(
    name="resolve",
    text=mark("Resolve…"),
    menu=mark("Res&olve…"),
    icon="uncertain",
    tip=mark("Say what became of it: it is never sent again by itself."),
    when=lambda take: isinstance(take.state, Uncertain),
    alone=True,
    urgent=True,
)
FOLLOW = TakeAction(
    name="follow",
    text=mark("Follow again"),
    menu=mark("&Follow again"),
    icon="follow",
    tip=mark("Ask after it again, and fetch its film."),
    when=lambda take: take.lost_sight_of or (not take.followed and not take.settled),
    urgent=True,
)
RETRY = TakeAction(
    name="retry",
    text=mark("Make another take"),
    menu=mark("&Make another take"),
    icon="retry",
    tip=mark("The same prompt, frames and settings once more, as a new take at its own price."),
    when=lambda take: isinstance(take.state, Failed | Cancelled),
    urgent=True,
)
START = TakeAction(
    name="start",
    text=mark("Start now"),
    menu=mark("Start &now"),
    icon="play",
    tip=mark("It is sent as soon as it is its turn."),
    when=lambda take: take.held,
)
EDIT = TakeAction(
    name="edit",
    text=mark("Edit the request…"),
    menu=mark("&Edit the request…"),
    icon="panel-shot",
    tip=mark("Open its shot, then take over what you change."),
    when=lambda take: take.never_sent,
    alone=True,
)
TO_FRONT = TakeAction(
    name="to_front",
    text=mark("To the front"),
    menu=mark("&To the front of the queue"),
    icon="chevron-up",
    tip=mark("It is the next one to be sent."),
    when=_waits,
    button=False,
)
TO_END = TakeAction(
    name="to_end",
    text=mark("To the end"),
    menu=mark("To the en&d of the queue"),
    icon="chevron-down",
    tip=mark("All others that wait are sent before it."),
    when=_waits,
    button=False,
)
CANCEL = TakeAction(
    name="cancel",
    text=mark("Cancel"),
    menu=mark("&Cancel the take"),
    icon="cancelled",
    tip=mark("Nothing has been sent: it is not made and costs nothing."),
    when=lambda take: _is_asked_after(take) and _waits(take),
)
STOP = TakeAction(
    name="stop_following",
    text=mark("Stop following"),
    menu=mark("Stop fo&llowing the take"),
    icon="stop-following",
    tip=mark(
        "Only the asking stops: the service cannot cancel, makes it and charges it all the same."
    ),
    when=lambda take: _is_asked_after(take) and not _waits(take),
)
REVEAL = TakeAction(
    name="reveal",
    text=mark("Show the file"),
    menu=mark("S&how the film's file"),
    icon="reveal",
    tip=mark("Show the film in the file manager."),
    when=lambda take: isinstance(take.state, Completed) or bool(take.aside),
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
    menu=mark("Remo&ve from the queue"),
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
