"""Which shot of a rewrite is which of those that came in before."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Protocol

from .collation import folded
from .shot import Shot

ALIKE = 0.5  # of two prompts: below that they are two shots rather than one that was rewritten
MOST_COMPARED = 10_000  # pairs within a stretch that differs: beyond that only names tell


@dataclass(frozen=True)
class Said:
    """What a file said of a shot when it came in: ``shot`` is the id that it has on the board.

    ``facts`` are its settings, frames and links, each by the name of its field; none are known of
    what came in with an older version.
    """

    shot: str
    name: str
    prompt: str
    scene: str
    notes: str
    facts: Mapping[str, str] = field(default_factory=dict[str, str])


Pair = tuple[Said | None, Shot]


class _Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def prompt(self) -> str: ...


def paired(before: Sequence[Said], after: Sequence[Shot]) -> list[Pair]:
    """Each shot of the rewrite with the one that it was, in the order of the rewrite."""
    old_keys, new_keys = [*map(_key, before)], [*map(_key, after)]
    matcher = SequenceMatcher(None, old_keys, new_keys, autojunk=False)
    partner: dict[int, int] = {}
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            partner |= dict(zip(range(c, d), range(a, b), strict=True))
        elif (b - a) * (d - c) <= MOST_COMPARED:
            partner |= _alike(before[a:b], after[c:d], a, c)
    # A shot that was moved says the same, or is called the same, in another place.
    _pair_by(old_keys, new_keys, partner)
    _pair_by(_sole_names(before), _sole_names(after), partner)
    return [(before[partner[at]] if at in partner else None, new) for at, new in enumerate(after)]


def is_kin(pairs: Sequence[Pair], before: Sequence[Said]) -> bool:
    """Whether it is a rewrite at all, and no other list that is called the same: half of the
    shorter one says much the same."""
    wanted = max(1, min(len(before), len(pairs)) // 2)
    for old, new in pairs:
        if old is not None and _ratio(old.prompt, new.prompt) >= ALIKE:
            wanted -= 1
        if not wanted:
            return True
    return False


def _pair_by(old: Sequence[object], new: Sequence[object], partner: dict[int, int]) -> None:
    taken = {*partner.values()}
    left = {key: at for at, key in enumerate(old) if key and at not in taken}
    for at, key in enumerate(new):
        if at not in partner and key in left:
            partner[at] = left.pop(key)


def _sole_names(shots: Iterable[_Named]) -> list[str]:
    """The name of each that is the only one called so, else nothing."""
    names = [folded(shot.name) for shot in shots]
    counts = Counter(names)
    return [name if counts[name] == 1 else "" for name in names]


def _alike(old: Sequence[Said], new: Sequence[Shot], a: int, c: int) -> dict[int, int]:
    """Within a stretch that differs, by place of the new ones: in order, those most alike."""
    found: dict[int, int] = {}
    start = 0
    for at, shot in enumerate(new):
        scores = [(_likeness(old[place], shot), -place) for place in range(start, len(old))]
        best = max(scores, default=(0.0, 0))
        if best[0] >= ALIKE:
            found[c + at] = a - best[1]
            start = 1 - best[1]
    return found


def _likeness(old: Said, new: Shot) -> float:
    if old.name and folded(old.name) == folded(new.name):
        return 1.0
    return _ratio(old.prompt, new.prompt)


def _ratio(one: str, other: str) -> float:
    one, other = folded(one), folded(other)
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE else 0.0


def _key(shot: _Named) -> tuple[str, str]:
    return folded(shot.name), folded(shot.prompt)
