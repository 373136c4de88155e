"""Reel names for edit lists: eight letters and digits, each film's own, and its for good."""

import unicodedata
from collections.abc import Iterable, Mapping

from .cut import Cut, CutTake

LENGTH = 8  # characters: what CMX 3600 has room for
_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_RESERVED = {"AX", "BL", "NONE"}  # mean “auxiliary”, “black” and no reel at all


def reels(cut: Cut, known: Mapping[str, str]) -> dict[str, str]:
    """A reel for every take, by its id; those ``known`` from an earlier time stay as they were."""
    found = {take.id: known[take.id] for take in cut.takes if take.id in known}
    used = set(known.values()) | _RESERVED
    for shot in cut.shots:
        for take in sorted(shot.takes, key=lambda take: take.number):
            if take.id not in found:
                found[take.id] = _free(shot.code, take, used)
                used.add(found[take.id])
    return found


def _free(code: str, take: CutTake, used: Iterable[str]) -> str:
    """The end of a code tells shots apart: SC01_SH010, take 3 is 1SH010T3."""
    ending, taken = f"T{take.number}", frozenset(used)
    name = _fitted(_plain(code) or "SHOT", ending)
    tried = 1
    while name in taken:
        tried += 1
        name = _fitted(_plain(code)[: LENGTH - 2] or "S", f"{_base36(tried)}{ending}")
    return name


def _fitted(stem: str, ending: str) -> str:
    ending = ending[-(LENGTH - 1) :]
    return stem[-(LENGTH - len(ending)) :] + ending


def _plain(code: str) -> str:
    """Letters and digits of ASCII alone; accents fall off."""
    apart = unicodedata.normalize("NFKD", code).upper()
    return "".join(c for c in apart if c in _PLAIN)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest] + digits
    return digits
