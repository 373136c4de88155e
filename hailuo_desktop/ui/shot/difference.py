"""What turns one text into another: the smallest single replacement."""

from collections.abc import Iterable
from itertools import takewhile

from hailuo_desktop.domain.edit import Edit


def difference(before: str, after: str) -> Edit:
    head = _alike(zip(before, after, strict=False))
    tail = _alike(zip(reversed(before[head:]), reversed(after[head:]), strict=False))
    return Edit(head, len(before) - tail, after[head : len(after) - tail])


def _alike(pairs: Iterable[tuple[str, str]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
