"""A take's state in words: for the queue panel, the viewer and the command line."""

from hailuo_desktop.formats import date_and_time, megabytes, percent, size
from hailuo_desktop.translate import t

from .money import Charge
from .take import (
    Cancelled,
    Completed,
    Downloading,
    Failed,
    Hold,
    Pending,
    Processing,
    Queued,
    State,
    Submitting,
    Take,
    Uncertain,
    Uploading,
)

_WORDS: dict[type[State], str] = {
    Queued: "waiting",
    Uploading: "uploading",
    Submitting: "sending",
    Pending: "accepted",
    Processing: "in the making",
    Downloading: "downloading",
    Completed: "done",
    Failed: "failed",
    Uncertain: "may be charged",
    Cancelled: "cancelled",
}
NOT_FOLLOWED = "Not followed: it goes on at the service and is charged all the same."


def word(take: Take) -> str:
    """One or two words."""
    return "for later" if take.held else _WORDS[type(take.state)]


def starts(hold: Hold) -> str:
    """When what is held starts; the time is this computer's own."""
    if hold.at is not None:
        return t("It starts at {moment}.", moment=date_and_time(hold.at))
    if hold.network:
        return t("It starts when the network is back.")
    return t("It starts when you press Start now.")


def described(take: Take) -> str:
    """One sentence about how things stand and what to do; empty where the word says it all."""
    if not take.settled and (words := _meanwhile(take)):
        return words
    match take.state:
        case Pending():
            return "The service has it and has not begun."
        case Failed(error=error, charge=charge):
            return f"{error}{_CHARGES[charge]}"
        case Uncertain(why=why):
            return f"{why} It may have been charged: decide whether to send it again."
        case Processing(progress=progress):
            return percent(progress)
        case Downloading(received=received, total=total):
            return _bytes(received, total)
        case _:
            return ""


def _meanwhile(take: Take) -> str:
    if not take.followed:
        return NOT_FOLLOWED
    if take.hold is not None and take.held:
        return starts(take.hold)
    return take.note


_CHARGES = {
    Charge.NO: "",
    Charge.YES: " It was charged.",
    Charge.UNKNOWN: " It may have been charged.",
}


def _bytes(received: int, total: int | None) -> str:
    if total is None:
        return size(received)
    return t("{have} of {total} MB", have=megabytes(received), total=megabytes(total))


def icon_of(take: Take) -> str:
    """The name of the state's glyph."""
    return type(take.state).__name__.lower()


def progress_of(take: Take) -> float | None:
    """How far the present step has come, 0 to 1, where anybody says."""
    match take.state:
        case Processing(progress=progress):
            return _share(progress / 100)
        case Downloading(received=received, total=total) if total:
            return _share(received / total)
        case _:
            return None


def _share(part: float) -> float:
    """What the service says may lie beyond its own scale."""
    return max(0.0, min(1.0, part))
