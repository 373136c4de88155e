"""A take's state in words: for the queue panel, the viewer and the command line."""

from hailuo_desktop.formats import date_and_time, megabytes, percent, size
from hailuo_desktop.translate import Marked, mark, t

from .money import Charge
from .reason import Reasons
from .reason_words import worded
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

_WORDS: dict[type[State], Marked] = {
    Queued: mark("waiting"),
    Uploading: mark("uploading"),
    Submitting: mark("sending"),
    Pending: mark("waiting at EvoLink"),
    Processing: mark("rendering"),
    Downloading: mark("downloading"),
    Completed: mark("done"),
    Failed: mark("failed"),
    Uncertain: mark("may be charged"),
    Cancelled: mark("cancelled"),
}
NOT_FOLLOWED = mark("Not followed: it goes on at the service and is charged all the same.")


def word(take: Take) -> str:
    """One or two words."""
    if take.brought_in and isinstance(take.state, Completed):
        return t("brought in")
    return t("for later") if take.held else t(_WORDS[type(take.state)])


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
            return t("EvoLink has it in its own queue.")
        case Failed(error=error, charge=charge):
            return " ".join(filter(None, (worded(error), _charged(charge))))
        case Uncertain(why=why):
            doubt = t("It may have been charged: decide whether to send it again.")
            return " ".join(filter(None, (worded(why), doubt)))
        case Processing(progress=progress):
            return percent(progress)
        case Downloading(received=received, total=total):
            return _bytes(received, total)
        case _:
            return ""


def _meanwhile(take: Take) -> str:
    if not take.followed:
        return t(NOT_FOLLOWED)
    if take.hold is not None and take.held:
        return starts(take.hold)
    return worded(take.note)


def _charged(charge: Charge) -> str:
    match charge:
        case Charge.NO:
            return ""
        case Charge.YES:
            return t("It was charged.")
        case Charge.UNKNOWN:
            return t("EvoLink has not said whether this was charged.")


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


def reasons_of(take: Take) -> Reasons:
    """Why it stands as it does, whether it has ended or goes on."""
    match take.state:
        case Failed(error=reasons) | Uncertain(why=reasons):
            return reasons
        case _:
            return take.note


def trouble_code(take: Take) -> str:
    """For programs: the service's own code where a take failed with one, else ours."""
    named = take.state.code if isinstance(take.state, Failed) else ""
    return named or next((reason.code for reason in reasons_of(take)), "")
