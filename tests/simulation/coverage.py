"""What a crowd of lives has tried: states of takes × answers × where the computer died."""

from collections import Counter
from collections.abc import Iterable

Seen = tuple[str, str, str]


def kind_of(answer: str) -> str:
    """An answer without its numbers: ``submit: 503 page`` is ``submit: 5xx page``."""
    call, _, said = answer.partition(": ")
    status, _, rest = said.partition(" ")
    return f"{call}: {status[0]}xx {rest}".strip() if status.isdecimal() else answer


def table(seen: Iterable[Seen]) -> str:
    """How much of the three there was, and the corners of the table that were never entered."""
    known = {(state, kind_of(answer), point) for state, answer, point in seen}
    answers = {answer for _, answer, _ in known}
    deaths = {entry for entry in known if entry[2]}
    states, points = {s for s, _, _ in deaths}, {p for _, _, p in deaths}
    met = Counter((state, point) for state, _, point in deaths)
    told = f"{len(states)} states × {len(answers)} answers × {len(points)} points of death"
    pairs = f"{len(met)} of {len(states) * len(points)} pairs of state and point of death"
    lines = [f"coverage: {told}:", f"  {len(deaths)} of their triples, {pairs}"]
    lines += [_row(state, points, met) for state in sorted(states)]
    return "\n".join(lines)


def _row(state: str, points: set[str], met: Counter[tuple[str, str]]) -> str:
    never = sorted(point for point in points if not met[state, point])
    told = f"never at {', '.join(never)}" if never else "at every point"
    return f"  {state:12} died {told}"
