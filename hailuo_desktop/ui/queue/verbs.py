"""What may be done with a take, by its state."""

from dataclasses import dataclass

from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Queued,
    Take,
    Uncertain,
    Uploading,
)


@dataclass(frozen=True)
class Verb:
    """``words`` for the menu, ``icon`` by name."""

    name: str
    words: str
    icon: str


STOP = Verb("stop_following", "Stop following", "stop-following")
FOLLOW = Verb("follow", "Follow again", "follow")
RETRY = Verb("retry", "Make another take", "retry")
RESOLVE = Verb("resolve", "Resolve…", "uncertain")
REVEAL = Verb("reveal", "Show the file", "reveal")
COPY = Verb("copy", "Copy the task id", "copy")
REMOVE = Verb("remove", "Remove from the queue", "remove")
VERBS = (STOP, FOLLOW, RETRY, RESOLVE, REVEAL, COPY, REMOVE)


def verbs_for(take: Take) -> tuple[Verb, ...]:
    return tuple(verb for verb in VERBS if _may(verb, take))


def _may(verb: Verb, take: Take) -> bool:
    uncertain = isinstance(take.state, Uncertain)
    match verb.name:
        case "stop_following":
            return take.followed and not take.settled and not uncertain
        case "follow":
            return not take.followed and not take.settled
        case "retry":
            return isinstance(take.state, Failed | Cancelled)
        case "resolve":
            return uncertain
        case "reveal":
            return isinstance(take.state, Completed)
        case "copy":
            return bool(take.task)
        case _:
            return take.settled or isinstance(take.state, Queued | Uploading)
