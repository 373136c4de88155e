"""What may be done with a take, by its state."""

from dataclasses import dataclass

from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Take,
    Uncertain,
)


@dataclass(frozen=True)
class Verb:
    """``name`` is how the panel does it, ``icon`` by name; ``tip`` says what follows from it.

    ``button``: it stands beneath the list too, and not in the menu alone.
    """

    name: str
    words: str
    icon: str
    tip: str = ""
    button: bool = True


RESOLVE = Verb(
    "resolve", "Resolve…", "uncertain", "Say what became of it: it is never sent again by itself."
)
FOLLOW = Verb("follow", "Follow again", "follow", "Ask after it again, and fetch its film.")
RETRY = Verb(
    "retry",
    "Make another take",
    "retry",
    "The same prompt, frames and settings once more, as a new take at its own price.",
)
CANCEL = Verb(
    "stop_following",
    "Cancel",
    "cancelled",
    "Nothing has been sent: it is not made and costs nothing.",
)
STOP = Verb(
    "stop_following",
    "Stop following",
    "stop-following",
    "Only the asking stops: the service cannot cancel, makes it and charges it all the same.",
)
START = Verb("start", "Start now", "play", "It is sent as soon as it is its turn.")
FRONT = Verb("to_front", "To the front", "chevron-up", "It is the next one to be sent.", False)
BACK = Verb(
    "to_end", "To the end", "chevron-down", "All others that wait are sent before it.", False
)
EDIT = Verb(
    "edit", "Edit the request…", "panel-shot", "Open its shot, then take over what you change."
)
REVEAL = Verb("reveal", "Show the file", "reveal", "Show the film in the file manager.")
COPY = Verb("copy", "Copy the task id", "copy", "For EvoLink's task list, or its support.")
REMOVE = Verb(
    "remove",
    "Remove from the queue",
    "remove",
    "It leaves this list; the film and its record stay.",
)
VERBS = (RESOLVE, FOLLOW, RETRY, START, EDIT, FRONT, BACK, CANCEL, STOP, REVEAL, COPY, REMOVE)
_URGENT = (RESOLVE, FOLLOW, RETRY)


def verbs_for(take: Take) -> tuple[Verb, ...]:
    return tuple(verb for verb in VERBS if _may(verb, take))


def shared_verbs(takes: list[Take]) -> list[Verb]:
    """What may be done with all of them at once; one word at a time where it needs a word."""
    if not takes:
        return []
    shared = [v for v in verbs_for(takes[0]) if all(v in verbs_for(take) for take in takes)]
    return [v for v in shared if len(takes) == 1 or v not in (RESOLVE, REVEAL, EDIT)]


def urgent_verb(take: Take) -> Verb | None:
    """What a take that stands still most likely waits for."""
    return next((verb for verb in verbs_for(take) if verb in _URGENT), None)


_IN_STATE = {RETRY: (Failed, Cancelled), RESOLVE: (Uncertain,), REVEAL: (Completed,)}


def _may(verb: Verb, take: Take) -> bool:
    waits = take.unsent
    match verb.name:
        case "stop_following":
            flying = take.followed and not take.settled and not isinstance(take.state, Uncertain)
            return flying and waits == (verb is CANCEL)
        case "to_front" | "to_end":
            return waits
        case "start":
            return take.held
        case "edit":
            return take.never_sent
        case "follow":
            return not take.followed and not take.settled
        case "copy":
            return bool(take.task)
        case "remove":
            return take.settled or waits
        case _:
            with_file = verb is REVEAL and bool(take.aside)
            return with_file or isinstance(take.state, _IN_STATE[verb])
