"""Shot codes: a number by place until a take exists, from then on the shot's own for good.

As slates have it: a shot put behind a numbered 10 is 10A, one put before the first number is A01.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import count
from string import ascii_uppercase

from .shot import Shot

WIDTH = 2  # digits: 01, 02 …


def codes(shots: Sequence[Shot]) -> list[str]:
    """What each shot is called: its name, or else its number."""
    return [shot.name or code for shot, code in zip(shots, numbers(shots), strict=True)]


def numbers(shots: Sequence[Shot]) -> list[str]:
    """The number that each shot keeps, or one by its place among those; a name counts as well."""
    taken = {shot.number for shot in shots if shot.number}
    if not taken:
        return [by_place(row) for row in range(len(shots))]
    free = _free(shots, taken)
    return [shot.number or next(free) for shot in shots]


def by_place(row: int) -> str:
    """The code of the shot in that row, from 0, where no number is kept."""
    return _written(row + 1)


def keeping(shots: Sequence[Shot], ids: Collection[str]) -> tuple[Shot, ...]:
    """The shots; those of the given ids keep the number that they have now."""
    return tuple(
        replace(shot, number=code) if shot.id in ids else shot
        for shot, code in zip(shots, numbers(shots), strict=True)
    )


def renumbered(shots: Sequence[Shot]) -> tuple[Shot, ...]:
    """Every number by its place again; who keeps one keeps its new one. Names stay."""
    return tuple(
        replace(shot, number=by_place(row)) if shot.number else shot
        for row, shot in enumerate(shots)
    )


def _free(shots: Sequence[Shot], taken: Collection[str]) -> Iterator[str]:
    """A number for each shot that keeps none, in order."""
    used, before = set(taken), 0
    behind = _next_kept(shots)
    free: Iterator[str] | None = None  # the codes of the stretch that we are in
    for row, shot in enumerate(shots):
        if shot.number:
            before, free = _after(shot.number), None
            continue
        free = free or _run(before, behind[row], used)
        code = next(free)
        used.add(code)
        yield code


def _next_kept(shots: Sequence[Shot]) -> list[int | None]:
    """For each row, the next number that is kept behind it; None where there is none."""
    found: list[int | None] = []
    behind: int | None = None
    for shot in reversed(shots):
        found.append(behind)
        behind = _limit(shot.number) if shot.number else behind
    return found[::-1]


def _run(before: int, behind: int | None, used: Collection[str]) -> Iterator[str]:
    """Codes between two kept numbers: plain ones as far as there are any, then letters."""
    last = before
    for value in count(before + 1) if behind is None else range(before + 1, behind):
        if (code := _written(value)) not in used:
            last = value
            yield code
    for letters in _letters():
        code = f"{_written(last)}{letters}" if last else f"{letters}{_written(1)}"
        if code not in used:
            yield code


def _after(code: str) -> int:
    """The number behind which a shot comes that follows this one: A01 stands before all."""
    return 0 if code[0].isalpha() else _value(code)


def _limit(code: str) -> int:
    """The number before which a shot comes that this one follows: 04A leaves room for 04."""
    return _value(code) + code[-1].isalpha()


def _value(code: str) -> int:
    return int("".join(filter(str.isdecimal, code)) or 0)


def _written(value: int) -> str:
    return f"{value:0{WIDTH}}"


def _letters() -> Iterator[str]:
    """A … Z, AA, AB …"""
    for size in count(1):
        yield from _of_size(size)


def _of_size(size: int) -> Iterator[str]:
    if size == 0:
        yield ""
        return
    for head in _of_size(size - 1):
        yield from (head + letter for letter in ascii_uppercase)
