"""The ledger held against the journal: what the ledger lacks comes back as it really stands."""

from dataclasses import replace

from hailuo_desktop.domain.errors import TaskClaimed
from hailuo_desktop.domain.take import Submitting, Take

from .journal import MONTHS, RANK, UNSENT, Entry, Journal, Reading, event_of
from .takes import Takes

MONTH = 31 * 86_400.0  # seconds


def caught_up(takes: Takes, reading: Reading) -> list[str]:
    """The takes that the ledger did not know, or knew less of than was written down; now it does.

    A row whose own text is damaged is written anew, too; one of a newer version is left alone.
    """
    back: list[str] = []
    for take_id, entry in reading.entries.items():
        told, known = entry.take, takes.find(take_id)
        if told is None or (known is None and takes.foreign(take_id)):
            continue
        if known is None or _claims_more(told, entry, known):
            _save(takes, told if known is None else _joined(known, told))
            back.append(take_id)
    return back


def filled_up(journal: Journal, takes: Takes, now: float) -> None:
    """Put down whatever is not in the journal and may matter, as after the loss of it."""
    since = now - MONTHS * MONTH
    journal.note_all(take for take in takes.all() if take.changed > since or not take.settled)


def _claims_more(told: Take, entry: Entry, known: Take) -> bool:
    """A later attempt, or the same one further on."""
    if entry.event == UNSENT:
        return False
    attempts = told.submitted or 0.0, known.submitted or 0.0
    return attempts[0] > attempts[1] or entry.rank > RANK[event_of(known)]


def _joined(known: Take, told: Take) -> Take:
    """Of both records, the journal's steps and what only the ledger holds."""
    return replace(
        told, cost=told.cost.updated(known.cost), dismissed=known.dismissed, place=known.place
    )


def _save(takes: Takes, take: Take) -> None:
    try:
        takes.save(take)
    except TaskClaimed:
        # Where another take has it for good, this one's answer was never written down.
        freed = takes.freed(take.task)
        takes.save(take if freed else replace(take, state=Submitting(), task=""))
