"""Edits as a single replacement: from one text to another, or of several places at once."""

from collections.abc import Iterable
from itertools import takewhile

from hailuo_desktop.domain.edit import Edit


def difference(before: str, after: str) -> Edit:
    head = _alike(zip(before, after, strict=False))
    tail = _alike(zip(reversed(before[head:]), reversed(after[head:]), strict=False))
    return Edit(head, len(before) - tail, after[head : len(after) - tail])


def together(text: str, edits: Iterable[Edit]) -> Edit:
    """Several edits of different places as one."""
    after = text
    for edit in sorted(edits, key=lambda each: each.start, reverse=True):
        after = edit.apply(after)
    return difference(text, after)


def _alike(pairs: Iterable[tuple[str, str]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
