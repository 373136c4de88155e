"""What is queued for later, in one sentence."""

from collections.abc import Sequence

from hailuo_desktop.domain.plural import counted
from hailuo_desktop.domain.state_words import start_of
from hailuo_desktop.domain.take import Take

from .finish import about


def told(held: Sequence[Take], lasting: float | None) -> str:
    """``lasting`` is how many seconds they may take once they have started."""
    holds = {take.hold for take in held if take.hold is not None}
    starts = [start_of(hold) for hold in holds]
    they = "it" if len(held) == 1 else "they"
    words = f"{they} start{'s' if len(held) == 1 else ''} {starts[0]}"
    if len(holds) > 1:
        words = "each says in its row when it starts"
    time = f" Once started, this takes {about(lasting)}." if lasting is not None else ""
    return f"{counted(len(held), 'take')} queued for later: {words}.{time}"
