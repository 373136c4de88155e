"""What is queued for later, in a sentence or two."""

from collections.abc import Sequence

from hailuo_desktop.domain.take import Hold, Take
from hailuo_desktop.formats import date_and_time
from hailuo_desktop.translate import n, t

from .finish import about


def told(held: Sequence[Take], lasting: float | None) -> str:
    """``lasting`` is how many seconds they may take once they have started."""
    words = _start(len(held), {take.hold for take in held if take.hold is not None})
    if lasting is None:
        return words
    return " ".join((words, t("Once started, this takes {time}.", time=about(lasting))))


def _start(count: int, holds: set[Hold]) -> str:
    if len(holds) > 1:
        return n(
            "{count} take queued for later: each says in its row when it starts.",
            "{count} takes queued for later: each says in its row when it starts.",
            count,
        )
    hold = next(iter(holds))
    if hold.at is not None:
        return n(
            "{count} take queued for later: it starts at {moment}.",
            "{count} takes queued for later: they start at {moment}.",
            count,
            moment=date_and_time(hold.at),
        )
    if hold.network:
        return n(
            "{count} take queued for later: it starts when the network is back.",
            "{count} takes queued for later: they start when the network is back.",
            count,
        )
    return n(
        "{count} take queued for later: it starts when you press Start now.",
        "{count} takes queued for later: they start when you press Start now.",
        count,
    )
