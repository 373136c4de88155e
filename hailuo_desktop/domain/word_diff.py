"""How one text became another, word by word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache
from itertools import groupby, takewhile

from hailuo_desktop.translate import t

# Kana, ideographs and Hangul stand without blanks: each is a word of its own.
_ALONE = "\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff"
# A camera command, blanks, one such character, a word, anything else.
_TOKEN = re.compile(
    rf"\[[^\[\]\n]*\]|\s+|[{_ALONE}]|(?:(?![{_ALONE}])[\w'’-])+|.",
    re.DOTALL,
)
KNOWN = 512  # pairs of texts: a strip of takes asks for the same ones again and again


class Change(Enum):
    """What became of a run of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """A run of words that all fared alike."""

    change: Change
    text: str


@lru_cache(maxsize=KNOWN)
def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in reading order: without those added they are ``before``, without those removed
    ``after``. Where words between two blanks changed, what went stands before what came."""
    old, new = _tokens(before), _tokens(after)
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    middle = _pieces(old[head : len(old) - tail], new[head : len(new) - tail])
    ends = (
        Piece(Change.SAME, "".join(old[:head])),
        Piece(Change.SAME, "".join(old[len(old) - tail :])),
    )
    return tuple(_joined(filter(lambda piece: piece.text, (ends[0], *middle, ends[1]))))


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words both begin with: most edits are few, and comparing all with all is slow."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            yield Piece(Change.SAME, "".join(old[i:j]))
            continue
        if j > i:
            yield Piece(Change.REMOVED, "".join(old[i:j]))
        if m > k:
            yield Piece(Change.ADDED, "".join(new[k:m]))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for change, group in groupby(pieces, lambda piece: piece.change):
        yield Piece(change, "".join(piece.text for piece in group))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def change_in_short(before: str, after: str, most: int = 2) -> str:
    """The first changes in one line: what went → what came; empty where nothing changed."""
    pieces = word_diff(" ".join(before.split()), " ".join(after.split()))
    told = [_in_short(*pair) for pair in _changes(pieces)]
    shown = [*told[:most], "…"] if len(told) > most else told
    return " · ".join(shown)


def _changes(pieces: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    """What went and what came at each place that changed; blanks alone do not count."""
    for same, group in groupby(pieces, lambda piece: piece.change is Change.SAME):
        if same:
            continue
        texts = {piece.change: " ".join(piece.text.split()) for piece in group}
        went, came = texts.get(Change.REMOVED, ""), texts.get(Change.ADDED, "")
        if went or came:
            yield went, came


def _in_short(went: str, came: str) -> str:
    match went, came:
        case _, "":
            return t("− “{words}”", words=went)
        case "", _:
            return t("+ “{words}”", words=came)
        case _:
            return t("“{before}” → “{now}”", before=went, now=came)
