"""Where a step up or down leads in what waits."""

from collections.abc import Collection, Sequence

END = ""


def one_step(waiting: Sequence[str], chosen: Collection[str], step: int) -> str | None:
    """The take before which the chosen go, END behind all; None where they stand there already.

    Takes that are chosen apart come together, at the first of them or the last.
    """
    rows = [row for row, each in enumerate(waiting) if each in chosen]
    if not rows:
        return None
    rest = [each for each in waiting if each not in chosen]
    ahead = rows[0] if step < 0 else rows[-1] + 1 - len(rows)
    place = min(max(ahead + step, 0), len(rest))
    if [*rest[:place], *(waiting[row] for row in rows), *rest[place:]] == list(waiting):
        return None
    return rest[place] if place < len(rest) else END
